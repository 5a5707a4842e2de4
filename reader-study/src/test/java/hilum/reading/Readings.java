package hilum.reading;

import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small readings for tests. The texts name their arm in words that the program itself never uses. */
public final class Readings {
    public static final Arms ARMS = new Arms("physician", "ai");
    public static final Instant NOON = Instant.parse("2026-02-20T12:08:44Z");
    public static final String PASS_PHRASE = "correct horse battery";

    /** Few iterations, so that tests are quick. */
    public static final Sealing SEALING = new Sealing(new SecureRandom(), 16);

    private Readings() {}

    public static char[] passPhrase() {
        return PASS_PHRASE.toCharArray();
    }

    /** Comparative, of findings generation. */
    public static ReadingProtocol protocol(String name, String... readers) {
        return ReadingProtocol.comparative(name, List.of(ReadingTask.FINDINGS_GENERATION), 7, ARMS, List.of(readers));
    }

    /** Cases without pictures. */
    public static List<ReadingCase> cases(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> readingCase(i, List.of()))
                .toList();
    }

    /** Cases with a picture each, whose bytes are its name. */
    public static List<ReadingCase> cases(Path folder, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> readingCase(i, List.of(picture(folder, i))))
                .toList();
    }

    private static Path picture(Path folder, int i) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("original-" + i + ".dcm"), "picture " + i);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadingCase readingCase(int i, List<Path> pictures) {
        return new ReadingCase("case-" + i, "cough " + i, "", pictures, "walnut text " + i, "hazel text " + i);
    }

    /** The same case with another role. */
    public static ReadingCase as(ReadingCase base, ReadingTask task, CaseRole role) {
        return new ReadingCase(base.id(), task, base.input(), base.textA(), base.textB(), role);
    }

    /** Freezes a reading whose readers have no PIN. */
    public static List<Sitting> make(ReadingStore store, String name, List<ReadingCase> cases, String... readers)
            throws ReadingFailure {
        return make(store, new StudyPlan(protocol(name, readers), cases), "");
    }

    /** Freezes a reading whose readers have {@code pin}. */
    public static List<Sitting> make(ReadingStore store, StudyPlan plan, String pin) throws ReadingFailure {
        store.coordinator().save(plan);
        List<NewReader> readers = new ArrayList<>();
        plan.protocol().plan().readers().forEach(reader -> readers.add(new NewReader(reader, pin)));
        return store.coordinator()
                .freeze(plan.protocol().name(), readers, passPhrase())
                .sittings();
    }

    public static Answers answers(int completeness, int correctness, int conciseness) {
        return Answers.of(Map.of(
                ReadingAttribute.COMPLETENESS, Preference.ofShown(completeness),
                ReadingAttribute.CORRECTNESS, Preference.ofShown(correctness),
                ReadingAttribute.CONCISENESS, Preference.ofShown(conciseness)));
    }

    /** A rating that can be told from those of other numbers. */
    public static Rating rating(int number) {
        return new Rating(
                new Verdict.Judged(answers(1 + number % 5, 1 + number / 5 % 5, 3)),
                "comment " + number,
                Duration.ofMillis(1000L + number),
                NOON.plusMillis(number));
    }

    /** Rates all that is left of a sitting. */
    public static void rateAll(ReaderDesk desk, long sittingId) throws ReadingFailure {
        for (var open = desk.next(sittingId); open.isPresent(); open = desk.next(sittingId)) {
            desk.commit(sittingId, open.get().number(), rating(open.get().number()));
        }
    }

    public static List<String> names(int count) {
        return Arrays.asList("Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus").subList(0, count);
    }
}
