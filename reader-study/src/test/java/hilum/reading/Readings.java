package hilum.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small readings for tests. The texts name their arm in words that the program itself never uses. */
public final class Readings {
    public static final Arms ARMS = new Arms("physician", "ai");
    public static final Instant NOON = Instant.parse("2026-02-20T12:08:44Z");

    private Readings() {}

    public static ReadingProtocol protocol(String name) {
        return new ReadingProtocol(name, ReadingTask.FINDINGS_GENERATION, 7, ARMS);
    }

    public static List<ReadingCase> cases(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new ReadingCase(
                        "case-" + i,
                        "cough " + i,
                        "",
                        List.of(Path.of("/pictures/" + i + ".dcm")),
                        "walnut text " + i,
                        "hazel text " + i))
                .toList();
    }

    public static Map<ReadingAttribute, Preference> answers(int completeness, int correctness, int conciseness) {
        return Map.of(
                ReadingAttribute.COMPLETENESS, Preference.ofShown(completeness),
                ReadingAttribute.CORRECTNESS, Preference.ofShown(correctness),
                ReadingAttribute.CONCISENESS, Preference.ofShown(conciseness));
    }

    /** A rating that can be told from those of other numbers. */
    public static Rating rating(int number) {
        return new Rating(
                new Verdict.Judged(answers(1 + number % 5, 1 + number / 5 % 5, 3)),
                "comment " + number,
                Duration.ofMillis(1000L + number),
                NOON.plusMillis(number));
    }
}
