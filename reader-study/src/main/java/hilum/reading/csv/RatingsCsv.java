package hilum.reading.csv;

import hilum.reading.FileTrouble;
import hilum.reading.RatedCase;
import hilum.reading.ReadingFailure;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes what a reader may see of his own ratings as long CSV, UTF-8: one row per place and answer, with nothing of the key and no case id. A case
 * that could not be judged has the reason and no answer. The file appears whole or not at all.
 */
public final class RatingsCsv {
    private static final List<String> HEADER = List.of(
            "reading",
            "task",
            "reader",
            "number",
            "question",
            "answer",
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
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(partial);
                    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
                csv.printRecord(HEADER);
                for (SittingRatings sitting : sittings) {
                    for (RatedCase rated : sitting.ratings()) {
                        csv.printRecords(rows(sitting.sitting(), rated));
                    }
                }
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(file, partial, e);
        }
    }

    private static ReadingFailure failed(Path file, Path partial, IOException cause) {
        ReadingFailure failure = FileTrouble.of(file, cause);
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static List<List<Object>> rows(Sitting sitting, RatedCase rated) {
        List<List<Object>> rows = new ArrayList<>();
        switch (rated.rating().verdict()) {
            case Verdict.Judged judged -> {
                for (Map.Entry<String, String> answer :
                        judged.answers().values().entrySet()) {
                    rows.add(row(sitting, rated, List.of(answer.getKey(), answer.getValue(), "")));
                }
            }
            case Verdict.CannotJudge cannot -> rows.add(row(sitting, rated, List.of("", "", cannot.reason())));
        }
        return rows;
    }

    private static List<Object> row(Sitting sitting, RatedCase rated, List<String> answer) {
        List<Object> row = new ArrayList<>(List.of(
                sitting.reading(), rated.task().name().toLowerCase(Locale.ROOT), sitting.reader(), rated.number()));
        row.addAll(answer);
        row.addAll(List.of(
                rated.rating().comment(),
                rated.rating().activeTime().toMillis(),
                rated.rating().committedAt()));
        return row;
    }
}
