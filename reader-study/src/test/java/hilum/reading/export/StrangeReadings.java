package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Answers such as no one plans and readings bring all the same: one question each, in one table. */
public final class StrangeReadings {
    private static final double[] POINTS = {-10, -5, 0, 5, 10};

    private final Random random;
    private final List<Answer> answers = new ArrayList<>();

    private StrangeReadings(long seed) {
        random = new Random(seed);
    }

    /** How much of a table of readers and cases is filled, and with what. */
    private record Shape(int readers, int cases, double given, double judged) {}

    /** Questions that differ in all that can be odd. */
    public static AnswerTable table(long seed) {
        StrangeReadings made = new StrangeReadings(seed);
        DoubleSupplier any = () -> POINTS[made.random.nextInt(5)];
        made.question("one answer", new Shape(1, 1, 1, 1), any);
        made.question("one reader", new Shape(1, 14, 1, 0.9), any);
        made.question("one case", new Shape(6, 1, 1, 1), any);
        made.question("two by two", new Shape(2, 2, 1, 1), any);
        made.question("all neither", new Shape(4, 10, 1, 1), () -> 0);
        made.question("all equal", new Shape(4, 10, 1, 1), () -> 5);
        made.question("nearly all neither", new Shape(5, 20, 1, 1), () -> made.random.nextInt(25) == 0 ? 10 : 0);
        made.question("two values", new Shape(3, 12, 1, 1), () -> made.random.nextBoolean() ? 10 : -10);
        made.question("full", new Shape(5, 26, 1, 1), any);
        made.question("twenty-seven cases", new Shape(3, 27, 1, 1), any);
        made.question("many missing", new Shape(5, 20, 0.35, 0.8), any);
        made.question("hardly judged", new Shape(4, 12, 1, 0.15), any);
        made.question("nobody could judge", new Shape(3, 6, 1, 0), any);
        made.split("each case once", 5, 20, any);
        made.split("each case once, all equal", 4, 8, () -> -5);
        return new AnswerTable(Scale.comparative(), made.answers, List.of());
    }

    private void question(String name, Shape shape, DoubleSupplier score) {
        for (int r = 0; r < shape.readers(); r++) {
            for (int c = 0; c < shape.cases(); c++) {
                if (random.nextDouble() < shape.given()) {
                    add(name, r, c, random.nextDouble() < shape.judged() ? score.getAsDouble() : Double.NaN);
                }
            }
        }
    }

    private void split(String name, int readers, int cases, DoubleSupplier score) {
        for (int c = 0; c < cases; c++) {
            add(name, c % readers, c, score.getAsDouble());
        }
    }

    private void add(String name, int reader, int readCase, double score) {
        // A page has all questions: one side and one time.
        Placement placement = (reader + readCase) % 3 == 0 ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT;
        Map<String, String> slices = Map.of("sex", readCase == 0 ? "F" : "M");
        double seconds = 20 + (37 * reader + 13 * readCase) % 97 / 10.0;
        Answer primary = new Answer(
                "reader " + reader,
                "a task",
                name,
                "case " + readCase,
                score,
                placement,
                seconds,
                AnswerKind.PRIMARY,
                slices,
                null);
        answers.add(primary);
        if (readCase % 5 == 2) {
            answers.add(new Answer(
                    "reader " + reader,
                    "a task",
                    name,
                    "case " + readCase,
                    random.nextInt(4) == 0 ? Double.NaN : POINTS[random.nextInt(5)],
                    placement,
                    seconds,
                    AnswerKind.REPEAT,
                    slices,
                    null));
        }
    }
}
