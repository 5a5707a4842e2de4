package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.Arms;
import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.Conduct;
import hilum.reading.EditReason;
import hilum.reading.Efficiency;
import hilum.reading.ErrorClass;
import hilum.reading.ItemKind;
import hilum.reading.Look;
import hilum.reading.Plan;
import hilum.reading.Rating;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.Wording;
import hilum.reading.statistics.AnalysisOptions;
import hilum.reading.statistics.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Four readers edit drafts of six cases in two tasks; with the model's draft they need 60 % of the time and fewer changes. Of pairs
 * they count two false findings in each text of the reference arm, and one comparison left out in each of the other.
 */
public final class SimulatedDrafts {
    static final int READERS = 4;
    static final int CASES = 6;
    private static final Arms ARMS = new Arms("without AI", "with AI");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ReadingDesign design;
    private final Random random;
    private final List<Unblinded.Item> items = new ArrayList<>();

    private SimulatedDrafts(ReadingDesign design, long seed) {
        this.design = design;
        random = new Random(seed);
    }

    /** The whole record of such a reading. */
    public static StudyRecord study(ReadingDesign design, long seed) throws InterruptedException {
        return new StudyRecords(List.of(new ProtocolSheet.Entry("Program", "Hilum")))
                .of(
                        unblinded(design, seed),
                        List.of(new AuditEntry(NOON, "unblinded", "all read", "")),
                        AnalysisOptions.standard(seed).withRounds(200).withPowerRounds(0),
                        Progress.unheard());
    }

    static Unblinded unblinded(ReadingDesign design, long seed) {
        return new SimulatedDrafts(design, seed).made();
    }

    private Unblinded made() {
        List<ReadingCase> cases = new ArrayList<>();
        List<BalanceProof.ReaderRow> rows = new ArrayList<>();
        for (ReadingTask task : ReadingTask.values()) {
            for (int c = 0; c < CASES; c++) {
                cases.add(new ReadingCase(
                        "c" + c,
                        task,
                        new CaseInput("cough", "", List.of(), Map.of("sex", c % 2 == 0 ? "F" : "M")),
                        "",
                        "Lungs are **clear** in case " + c + ". No effusion.",
                        CaseRole.primary()));
            }
            for (int r = 0; r < READERS; r++) {
                rows.add(new BalanceProof.ReaderRow(reader(r), task, 1, CASES / 2, CASES / 2));
                for (int c = 0; c < CASES; c++) {
                    read(task, r, c);
                }
            }
        }
        ReadingProtocol protocol = new ReadingProtocol(
                new ReadingProtocol.Title("Drafts", 1, ""),
                design,
                ARMS,
                new Plan(
                        List.of(ReadingTask.values()),
                        7,
                        rows.stream()
                                .map(BalanceProof.ReaderRow::reader)
                                .distinct()
                                .toList(),
                        0,
                        0,
                        true),
                new Conduct(Duration.ofSeconds(60), Duration.ZERO, 28, true, true, 0),
                Wording.paper(),
                List.of());
        return new Unblinded(
                protocol,
                "ab".repeat(32),
                cases,
                items,
                List.of(),
                new BalanceProof("ab".repeat(32), 7, ARMS, rows, List.of(), new BalanceProof.Repeats(0, 0, 0)));
    }

    private static String reader(int r) {
        return r == 1 ? "Müller, Anna" : "reader " + (r + 1);
    }

    private void read(ReadingTask task, int r, int c) {
        boolean b = (r + c) % 2 == 0;
        page(task, r, c, 1, b);
        if (design == ReadingDesign.CROSSOVER) {
            page(task, r, c, 2, !b);
        }
    }

    private void page(ReadingTask task, int r, int c, int period, boolean b) {
        double seconds = (60 + 20 * r + 5 * c + random.nextInt(20)) * (b ? 0.6 : 1);
        items.add(new Unblinded.Item(
                new Unblinded.Place(reader(r), 1 + c + 100 * period, period, task, "c" + c, ItemKind.PRIMARY),
                b ? Side.B_FIRST : Side.A_FIRST,
                new Rating(
                        random.nextInt(25) == 0 ? new Verdict.CannotJudge("blurred") : judged(b, c, seconds),
                        "",
                        Duration.ofMillis(Math.round(1500 * seconds)),
                        NOON.plusSeconds(c)),
                new Unblinded.Timing(Duration.ofSeconds(4), 0),
                c == 0 ? List.of(new Look(Duration.ofMillis(1500), 0, 40, 400, 2)) : List.of(),
                Unblinded.Guessed.NOT_ASKED));
    }

    private Verdict judged(boolean b, int c, double seconds) {
        if (design.pairs()) {
            Answers graded = Answers.none().withErrors(b ? 2 : 1, ErrorClass.FALSE_FINDING, true, 2);
            for (ReadingAttribute attribute : ReadingAttribute.values()) {
                graded = graded.withGrade(1, attribute, 3).withGrade(2, attribute, 4);
            }
            return new Verdict.Judged(graded.withErrors(b ? 1 : 2, ErrorClass.OMITTED_COMPARISON, false, 1));
        }
        String text = b && random.nextBoolean()
                ? "Lungs are clear in case " + c + ". No effusion."
                : "=Clear lungs, \"no\" effusion; heart " + random.nextInt(9) + ".";
        Answers answers = Answers.none()
                .withEditedText(text)
                .withSubmittedAfter(Duration.ofMillis(Math.round(1000 * seconds)))
                .withAgreement(random.nextInt(5) - 2)
                .withReasons(random.nextBoolean() ? Set.of() : EnumSet.of(EditReason.POOR_STYLE, EditReason.OTHER))
                .withEfficiency(b ? EnumSet.of(Efficiency.WRITING) : EnumSet.of(Efficiency.NOT_APPLICABLE));
        return new Verdict.Judged(answers);
    }
}
