package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hilum.reading.Answers;
import hilum.reading.Arms;
import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.Conduct;
import hilum.reading.ItemKind;
import hilum.reading.Plan;
import hilum.reading.Preference;
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
import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.Guess;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnblindedAnswersTest {
    private static final Arms ARMS = new Arms("physician", "CheXagent");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ReadingCase readingCase(String id, CaseRole role) {
        return new ReadingCase(
                id,
                ReadingTask.FINDINGS_GENERATION,
                new CaseInput("", "", List.of(), Map.of("sex", "F")),
                "text a",
                "text b",
                role);
    }

    private static Unblinded.Item item(
            String reader, String caseId, ItemKind kind, Side side, Verdict verdict, Unblinded.Guessed guess) {
        return new Unblinded.Item(
                new Unblinded.Place(reader, 1, 1, ReadingTask.FINDINGS_GENERATION, caseId, kind),
                side,
                new Rating(verdict, "a comment", Duration.ofSeconds(90), NOON),
                new Unblinded.Timing(Duration.ofSeconds(4), 0),
                List.of(),
                guess);
    }

    private static Unblinded unblinded(ReadingDesign design, List<Unblinded.Item> items) {
        ReadingProtocol protocol = new ReadingProtocol(
                new ReadingProtocol.Title("Pilot", 1, ""),
                design,
                ARMS,
                new Plan(List.of(ReadingTask.FINDINGS_GENERATION), 7, List.of("r1", "r2"), 0, 0, true),
                Conduct.usual(),
                Wording.paper(),
                List.of());
        return new Unblinded(
                protocol,
                "ab".repeat(32),
                List.of(
                        readingCase("c1", CaseRole.primary()),
                        readingCase("c2", CaseRole.primary()),
                        readingCase("k", new CaseRole(ItemKind.CATCH, "", "physician"))),
                items,
                List.of(),
                new BalanceProof(
                        "ab".repeat(32),
                        7,
                        ARMS,
                        List.of(
                                new BalanceProof.ReaderRow("r1", ReadingTask.FINDINGS_GENERATION, 1, 1, 1),
                                new BalanceProof.ReaderRow("r2", ReadingTask.FINDINGS_GENERATION, 1, 1, 1)),
                        List.of(),
                        new BalanceProof.Repeats(0, 0, 0)));
    }

    private static Verdict judged(Preference preference) {
        Answers answers = Answers.none();
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            answers = answers.with(attribute, preference);
        }
        return new Verdict.Judged(answers);
    }

    @Test
    void a_preference_is_signed_towards_arm_b_on_either_side() {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.COMPARATIVE,
                List.of(
                        item(
                                "r1",
                                "c1",
                                ItemKind.PRIMARY,
                                Side.A_FIRST,
                                judged(Preference.REPORT_2_SIGNIFICANTLY),
                                Unblinded.Guessed.ARM_B),
                        item(
                                "r2",
                                "c1",
                                ItemKind.PRIMARY,
                                Side.B_FIRST,
                                judged(Preference.REPORT_2_SIGNIFICANTLY),
                                Unblinded.Guessed.CANNOT_TELL),
                        item(
                                "r1",
                                "c2",
                                ItemKind.TRAINING,
                                Side.B_FIRST,
                                judged(Preference.NEITHER),
                                Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers()).hasSize(6).allSatisfy(answer -> {
            boolean first = answer.reader().equals("r1");
            assertThat(answer.score()).isEqualTo(first ? 10 : -10);
            assertThat(answer.placement()).isEqualTo(first ? Placement.SECOND_ARM_RIGHT : Placement.SECOND_ARM_LEFT);
            assertThat(answer.activeSeconds()).isEqualTo(90);
            assertThat(answer.slices()).containsEntry("sex", "F");
        });
        assertThat(answers.table().guesses())
                .extracting(guess -> guess.group() + " " + guess.guess())
                .containsExactly("right " + Guess.CORRECT, "left " + Guess.DO_NOT_KNOW);
        assertThat(answers.details().values())
                .allMatch(detail -> detail.comment().equals("a comment"));
    }

    @Test
    void a_planted_fault_is_signed_towards_the_sound_text() {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.COMPARATIVE,
                List.of(item(
                        "r1",
                        "k",
                        ItemKind.CATCH,
                        Side.A_FIRST,
                        judged(Preference.REPORT_1_SLIGHTLY),
                        Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers())
                .extracting(Answer::kind, Answer::score)
                .containsOnly(tuple(AnswerKind.CATCH, 5.0));
    }

    @Test
    void who_cannot_judge_has_a_reason_and_no_score() {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.COMPARATIVE,
                List.of(item(
                        "r1",
                        "c1",
                        ItemKind.PRIMARY,
                        Side.A_FIRST,
                        new Verdict.CannotJudge("blurred"),
                        Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers()).hasSize(3).noneMatch(Answer::judged);
        assertThat(answers.details().values())
                .allMatch(detail -> detail.cannotJudge().equals("blurred"));
    }

    @Test
    void grades_keep_both_values_and_their_difference() {
        Answers given = Answers.none();
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            given = given.withGrade(1, attribute, 5).withGrade(2, attribute, 2);
        }
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.ABSOLUTE,
                List.of(item(
                        "r1",
                        "c1",
                        ItemKind.PRIMARY,
                        Side.B_FIRST,
                        new Verdict.Judged(given),
                        Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers()).hasSize(3).allSatisfy(answer -> {
            assertThat(answer.score()).isEqualTo(3);
            assertThat(answer.byArm().secondScore()).isEqualTo(5);
            assertThat(answer.byArm().referenceScore()).isEqualTo(2);
        });
    }

    private static Verdict edited(long seconds, int agreement) {
        return new Verdict.Judged(Answers.none()
                .withEditedText("text")
                .withAgreement(agreement)
                .withSubmittedAfter(Duration.ofSeconds(seconds)));
    }

    @Test
    void a_crossover_gives_the_log_ratio_of_the_two_times() {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.CROSSOVER,
                List.of(
                        item("r1", "c1", ItemKind.PRIMARY, Side.A_FIRST, edited(200, 0), Unblinded.Guessed.NOT_ASKED),
                        item(
                                "r1",
                                "c1",
                                ItemKind.PRIMARY,
                                Side.B_FIRST,
                                edited(100, 2),
                                Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers())
                .extracting(Answer::attribute, Answer::score)
                .containsExactlyInAnyOrder(
                        tuple(DraftAnswers.TIME, Math.log(200) - Math.log(100)), tuple(DraftAnswers.AGREEMENT, 2.0));
    }

    @Test
    void drafts_of_one_arm_each_give_the_difference_within_readers() {
        UnblindedAnswers answers = new UnblindedAnswers(unblinded(
                ReadingDesign.DRAFT_EDITING,
                List.of(
                        item("r1", "c1", ItemKind.PRIMARY, Side.A_FIRST, edited(200, -1), Unblinded.Guessed.NOT_ASKED),
                        item(
                                "r1",
                                "c2",
                                ItemKind.PRIMARY,
                                Side.B_FIRST,
                                edited(100, 2),
                                Unblinded.Guessed.NOT_ASKED))));
        assertThat(answers.table().answers().stream()
                        .filter(answer -> answer.attribute().equals(DraftAnswers.AGREEMENT))
                        .mapToDouble(Answer::score)
                        .average())
                .hasValue(3);
    }

    @Test
    void the_record_tells_missing_answers_and_the_reason_of_the_unblinding() throws InterruptedException {
        Unblinded unblinded = unblinded(
                ReadingDesign.COMPARATIVE,
                List.of(
                        item(
                                "r1",
                                "c1",
                                ItemKind.PRIMARY,
                                Side.A_FIRST,
                                judged(Preference.NEITHER),
                                Unblinded.Guessed.NOT_ASKED),
                        item(
                                "r2",
                                "c1",
                                ItemKind.PRIMARY,
                                Side.B_FIRST,
                                judged(Preference.NEITHER),
                                Unblinded.Guessed.NOT_ASKED)));
        StudyRecord study = new StudyRecords(List.of(new ProtocolSheet.Entry("Program", "Hilum")))
                .of(
                        unblinded,
                        List.of(
                                new AuditEntry(NOON, "frozen", "ab", ""),
                                new AuditEntry(NOON.plusSeconds(60), "unblinded", "all done", "")),
                        AnalysisOptions.standard(7).withRounds(100).withPowerRounds(0),
                        Progress.unheard());
        assertThat(study.course().expected()).isEqualTo(12);
        assertThat(study.course().received()).isEqualTo(6);
        assertThat(study.course().deviations())
                .extracting(ReadingCourse.Deviation::kind, ReadingCourse.Deviation::about)
                .containsExactly(tuple("missing answers", "r1"), tuple("missing answers", "r2"));
        assertThat(study.course().unblinding().reason()).isEqualTo("all done");
        assertThat(study.course().unblinding().at()).isEqualTo(NOON.plusSeconds(60));
        assertThat(new ReportPdf(new Typeface()).write(study)).isNotEmpty();
        assertThat(new ResultFigure().of(study.results(), study.protocol()).classes())
                .containsExactlyElementsOf(SimulatedStudy.SCALE_WORDS);
    }

    @Test
    void the_record_tells_what_came_after_the_unblinding_and_what_was_changed() throws InterruptedException {
        Unblinded unblinded = unblinded(
                ReadingDesign.COMPARATIVE,
                List.of(item(
                        "r1",
                        "c1",
                        ItemKind.PRIMARY,
                        Side.A_FIRST,
                        judged(Preference.NEITHER),
                        Unblinded.Guessed.NOT_ASKED)));
        Instant before = NOON.minusSeconds(60);
        StudyRecord study = new StudyRecords(List.of())
                .of(
                        unblinded,
                        List.of(
                                new AuditEntry(before, AuditEntry.PIN_REPLACED, "r2", ""),
                                new AuditEntry(before, AuditEntry.CHECKED, AuditEntry.AS_FROZEN, ""),
                                new AuditEntry(before, AuditEntry.UNBLINDED, "in a hurry", ""),
                                new AuditEntry(NOON, AuditEntry.COLLECTED_LATE, "r1, 1 ratings", ""),
                                new AuditEntry(NOON, AuditEntry.CHECKED, "texts or pictures differ", "")),
                        AnalysisOptions.standard(7).withRounds(100).withPowerRounds(0),
                        Progress.unheard());
        assertThat(study.course().deviations())
                .extracting(ReadingCourse.Deviation::kind, ReadingCourse.Deviation::about)
                .contains(
                        tuple("ratings after the unblinding", "r1"),
                        tuple("result after the unblinding", "r1, 1 ratings"),
                        tuple("PIN replaced", "r2"),
                        tuple("not what was frozen", "texts or pictures differ"))
                .hasSize(6);
        assertThat(study.course().deviations())
                .filteredOn(deviation -> deviation.kind().startsWith("ratings"))
                .first()
                .satisfies(late -> assertThat(late.reason()).startsWith("1 of 1 ratings"));
    }
}
