package hilum.reading.csv;

import hilum.reading.OpenedKey;
import hilum.reading.Preference;
import hilum.reading.RatedCase;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.Side;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes ratings as long CSV, UTF-8: one row per reader, case and attribute. Values run from -10 to 10 towards Report 2; a case that
 * could not be judged has the reason and no values. The file appears whole or not at all.
 */
public final class RatingsCsv {
    private static final List<String> BLINDED = List.of(
            "reading",
            "task",
            "reader",
            "number",
            "case",
            "attribute",
            "shown",
            "towards_report_2",
            "cannot_judge",
            "comment",
            "active_ms",
            "committed_at");

    /** The ratings of one sitting. */
    public record SittingRatings(Sitting sitting, List<RatedCase> ratings) {
        public SittingRatings {
            ratings = List.copyOf(ratings);
        }
    }

    /** Writes what any reader may see. */
    public void writeBlinded(Path file, List<SittingRatings> sittings) throws ReadingFailure {
        write(file, sittings, Optional.empty());
    }

    /**
     * Adds who wrote which report, and the value towards arm B. The key comes from
     * {@link hilum.reading.CoordinatorDesk#openKey}, which has logged the reason.
     */
    public void writeUnblinded(Path file, List<SittingRatings> sittings, OpenedKey key) throws ReadingFailure {
        write(file, sittings, Optional.of(key));
    }

    private static void write(Path file, List<SittingRatings> sittings, Optional<OpenedKey> key) throws ReadingFailure {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(partial);
                    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
                csv.printRecord(header(key));
                for (SittingRatings sitting : sittings) {
                    for (RatedCase rated : sitting.ratings()) {
                        csv.printRecords(rows(sitting.sitting(), rated, key));
                    }
                }
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(file, partial, e);
        }
    }

    private static ReadingFailure failed(Path file, Path partial, IOException cause) {
        ReadingFailure failure = new ReadingFailure.Unreachable(file);
        failure.initCause(cause);
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static List<String> header(Optional<OpenedKey> key) {
        List<String> header = new ArrayList<>(BLINDED);
        key.ifPresent(opened -> header.addAll(List.of(
                "report_1_arm",
                "report_2_arm",
                "towards_" + opened.protocol().arms().b())));
        return header;
    }

    private static List<List<Object>> rows(Sitting sitting, RatedCase rated, Optional<OpenedKey> key) {
        List<List<Object>> rows = new ArrayList<>();
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            Optional<Preference> answer = answer(rated.rating().verdict(), attribute);
            List<Object> row = new ArrayList<>(List.of(
                    sitting.reading(),
                    lower(sitting.task()),
                    sitting.reader(),
                    rated.number(),
                    rated.caseId(),
                    lower(attribute),
                    answer.<Object>map(Preference::shown).orElse(""),
                    answer.<Object>map(Preference::towardsReport2).orElse(""),
                    reason(rated.rating().verdict()),
                    rated.rating().comment(),
                    rated.rating().activeTime().toMillis(),
                    rated.rating().committedAt()));
            key.ifPresent(opened -> row.addAll(unblinded(opened, sitting, rated, answer)));
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> unblinded(
            OpenedKey key, Sitting sitting, RatedCase rated, Optional<Preference> answer) {
        Side side = key.sides().getOrDefault(sitting.id(), Map.of()).get(rated.caseId());
        if (side == null) {
            throw new IllegalArgumentException("the key is not that of this reading");
        }
        String a = key.protocol().arms().a();
        String b = key.protocol().arms().b();
        boolean aFirst = side == Side.A_FIRST;
        return List.of(
                aFirst ? a : b,
                aFirst ? b : a,
                answer.<Object>map(value -> value.towardsReport2() * side.signTowardsB())
                        .orElse(""));
    }

    private static Optional<Preference> answer(Verdict verdict, ReadingAttribute attribute) {
        return switch (verdict) {
            case Verdict.Judged judged -> Optional.ofNullable(judged.answers().get(attribute));
            case Verdict.CannotJudge _ -> Optional.empty();
        };
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged _ -> "";
            case Verdict.CannotJudge cannot -> cannot.reason();
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
