package hilum.reading.export;

import hilum.reading.statistics.Analysis;
import hilum.reading.statistics.AnalysisOptions;
import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.ArmGuess;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.Guess;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import hilum.reading.statistics.StudyResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A reading of five readers by twenty cases, two tasks and three attributes, with gaps, repeats, planted faults, guesses and difficult names. */
public final class SimulatedStudy {
    public static final List<String> TASKS = List.of("Findings generation", "Findings summarization");
    public static final List<String> ATTRIBUTES = List.of("completeness", "correctness", "conciseness");
    private static final double[] POINTS = {-10, -5, 0, 5, 10};

    private final Random random;
    private final int readers;
    private final int cases;
    private final List<Answer> answers = new ArrayList<>();
    private final List<ArmGuess> guesses = new ArrayList<>();
    private final Map<AnswerPlace, AnswerDetail> details = new HashMap<>();

    private SimulatedStudy(long seed, int readers, int cases) {
        random = new Random(seed);
        this.readers = readers;
        this.cases = cases;
    }

    public static StudyRecord comparative(long seed) throws InterruptedException {
        return comparative(seed, 5, 20, 10_000);
    }

    public static StudyRecord comparative(long seed, int readers, int cases, int rounds) throws InterruptedException {
        SimulatedStudy made = new SimulatedStudy(seed, readers, cases);
        made.fill();
        AnswerTable table = new AnswerTable(Scale.comparative(), made.answers, made.guesses);
        return record(table, made.details, rounds, SCALE_WORDS);
    }

    /** Grades 1 to 5 of each text; every case labelled normal or abnormal. */
    public static StudyRecord absolute(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Answer> answers = new ArrayList<>();
        for (int r = 1; r <= 4; r++) {
            for (int c = 1; c <= 12; c++) {
                for (String attribute : ATTRIBUTES) {
                    double reference = 1 + random.nextInt(5);
                    double second = 1 + random.nextInt(5);
                    answers.add(new Answer(
                            "reader, " + r,
                            TASKS.getFirst(),
                            attribute,
                            "case " + c,
                            second - reference,
                            c % 2 == 0 ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT,
                            30 + random.nextInt(60),
                            AnswerKind.PRIMARY,
                            Map.of("chest", c % 3 == 0 ? "normal" : "abnormal"),
                            new ByArm(reference, second, Double.NaN, Double.NaN)));
                }
            }
        }
        return record(new AnswerTable(Scale.gradeDifference(1, 5), answers, List.of()), Map.of(), 2_000, List.of());
    }

    static final List<String> SCALE_WORDS = List.of(
            "physician significantly",
            "physician slightly",
            "neither",
            "CheXagent slightly",
            "CheXagent significantly");

    private void fill() {
        for (int r = 0; r < readers; r++) {
            for (int task = 0; task < 2; task++) {
                for (int c = 0; c < cases; c++) {
                    page(r, task, c, AnswerKind.PRIMARY);
                }
                page(r, task, 3, AnswerKind.REPEAT);
                page(r, task, 7, AnswerKind.REPEAT);
                page(r, task, 900, AnswerKind.CATCH);
            }
            for (int g = 0; g < 6; g++) {
                guesses.add(new ArmGuess(
                        reader(r),
                        TASKS.getFirst(),
                        caseId(g),
                        g % 2 == 0 ? "left" : "right",
                        Guess.values()[random.nextInt(3)]));
            }
        }
    }

    private void page(int r, int task, int c, AnswerKind kind) {
        double seconds = 40 + random.nextInt(200) + random.nextInt(1000) / 1000.0;
        Placement placement = (r + c + task) % 2 == 0 ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT;
        boolean gap = kind == AnswerKind.PRIMARY && random.nextInt(60) == 0;
        for (int a = 0; a < ATTRIBUTES.size(); a++) {
            boolean cannot = kind == AnswerKind.PRIMARY && random.nextInt(80) == 0;
            double wish = (task == 0 ? -3.5 + 2 * a : 0.3) + 2 * Math.sin(r) + 2.5 * Math.cos(1.7 * c + a);
            double score = cannot ? Double.NaN : nearest(wish + 5 * random.nextGaussian());
            Answer answer = new Answer(
                    reader(r),
                    TASKS.get(task),
                    ATTRIBUTES.get(a),
                    caseId(c),
                    kind == AnswerKind.CATCH ? Math.abs(score) : score,
                    placement,
                    seconds,
                    kind,
                    Map.of("normality", c % 3 == 0 ? "normal" : "abnormal", "sex", c % 2 == 0 ? "F" : "M"),
                    null);
            if (!gap) {
                answers.add(answer);
                details.put(
                        AnswerPlace.of(answer),
                        new AnswerDetail(
                                c + 1,
                                cannot ? "blurred, \"too dark\"" : "",
                                c == 5 ? "=HYPERLINK(\"x\")\nsecond line, ü 肺" : "",
                                "",
                                Optional.of(
                                        Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * c))));
            }
        }
    }

    private static double nearest(double wish) {
        double best = 0;
        for (double point : POINTS) {
            best = Math.abs(point - wish) < Math.abs(best - wish) ? point : best;
        }
        return best;
    }

    private static String reader(int r) {
        return r == 1 ? "Müller, Anna" : r == 2 ? "=reader 3" : "reader " + (r + 1);
    }

    private static String caseId(int c) {
        return c == 4 ? "-4" : "c" + c;
    }

    static StudyRecord record(AnswerTable table, Map<AnswerPlace, AnswerDetail> details, int rounds, List<String> words)
            throws InterruptedException {
        StudyResults results = Analysis.of(
                table, AnalysisOptions.standard(20_260_301).withRounds(rounds).withPowerRounds(rounds / 50));
        return new StudyRecord(protocol(words, table), table, details, results, course(table));
    }

    static ProtocolSheet protocol(List<String> words, AnswerTable table) {
        List<List<String>> rows = table.readers().stream()
                .map(reader -> List.of(reader, TASKS.getFirst(), "1", "10", "10"))
                .toList();
        return new ProtocolSheet(
                "Reports of CheXagent and of physicians",
                "physician",
                "CheXagent",
                words,
                Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                List.of(
                        new ProtocolSheet.Chapter(
                                "Design",
                                List.of(
                                        new ProtocolSheet.Entry("Design", "Comparative A/B"),
                                        new ProtocolSheet.Entry("Seed", "20260301"),
                                        new ProtocolSheet.Entry(
                                                "Question",
                                                "Which radiology report findings section more completely captures important information?")))),
                List.of(new PrintedTable(
                        "Readers",
                        List.of(
                                PrintedTable.Column.words("Reader", 2),
                                PrintedTable.Column.words("Task", 2),
                                PrintedTable.Column.numbers("Place", 1),
                                PrintedTable.Column.numbers("CheXagent first", 1),
                                PrintedTable.Column.numbers("physician first", 1)),
                        rows)));
    }

    static ReadingCourse course(AnswerTable table) {
        List<ReadingCourse.ReaderCount> readers = new ArrayList<>();
        for (String reader : table.readers()) {
            int received = (int) table.answers().stream()
                    .filter(answer -> answer.kind() == AnswerKind.PRIMARY
                            && answer.reader().equals(reader))
                    .count();
            readers.add(new ReadingCourse.ReaderCount(reader, "10 years, thoracic", 120, received));
        }
        Instant noon = Instant.parse("2026-04-01T12:00:00Z");
        return new ReadingCourse(
                readers,
                new ReadingCourse.Unblinding(noon, "coordinator", "all readers have finished"),
                List.of(new ReadingCourse.Deviation(
                        "adjudication", "case c7, findings generation", "a third opinion was asked for")),
                List.of(
                        new ReadingCourse.LogRow(noon.minusSeconds(900_000), "coordinator", "frozen", ""),
                        new ReadingCourse.LogRow(noon, "coordinator", "unblinded", "all readers have finished")),
                List.of(new ProtocolSheet.Entry("Program", "Hilum 0.1.0"), new ProtocolSheet.Entry("Java", "25")));
    }
}
