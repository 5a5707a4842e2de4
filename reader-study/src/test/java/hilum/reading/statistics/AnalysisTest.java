package hilum.reading.statistics;

import static hilum.reading.statistics.Answers.answer;
import static hilum.reading.statistics.Answers.cell;
import static hilum.reading.statistics.Answers.options;
import static hilum.reading.statistics.Answers.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import hilum.reading.statistics.TimeResult.TimedSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final double[][] STUDY = {{5, 0, -5, 10, 0, 5}, {0, 0, -5, 5, 5, 0}, {5, 5, 0, 10, 0, 10}};

    @Test
    void counts_every_answer_by_point_and_by_sign() throws InterruptedException {
        Distribution distribution = cell(Answers.of(STUDY)).distribution();
        assertThat(distribution.points().stream().map(Distribution.Point::count))
                .containsExactly(0, 2, 7, 6, 3);
        assertThat(distribution.shareSecond()).isEqualTo(0.5);
        assertThat(distribution.shareNeither()).isCloseTo(7 / 18.0, within(1e-12));
        assertThat(distribution.shareReference()).isCloseTo(2 / 18.0, within(1e-12));
    }

    @Test
    void a_case_counts_alike_however_many_readers_judged_it() throws InterruptedException {
        double nan = Double.NaN;
        CellResult cell = cell(Answers.of(new double[][] {{10, 0}, {10, nan}, {10, nan}}));
        assertThat(cell.mean().estimate()).isEqualTo(5);
        assertThat(cell.cannotJudge()).isEqualTo(2);
        assertThat(cell.missing()).isEqualTo(2);
        assertThat(cell.caseMeans().stream().map(CellResult.GroupMean::answers)).containsExactly(3, 1);
    }

    @Test
    void the_order_of_rows_changes_nothing() throws InterruptedException {
        List<Answer> forward = Answers.of(STUDY);
        assertThat(Analysis.of(table(forward.reversed()), options())).isEqualTo(Analysis.of(table(forward), options()));
    }

    @Test
    void one_reader_gets_an_interval_over_cases_and_no_agreement() throws InterruptedException {
        CellResult cell = cell(Answers.of(new double[][] {{5, 0, -5, 10, 5, 5}}));
        assertThat(cell.mean().interval().isDefined()).isTrue();
        assertThat(cell.mean().components().reader()).isZero();
        assertThat(cell.agreement().alphaOrdinal().estimate()).isNaN();
        assertThat(cell.agreement().fleiss().interval().isDefined()).isFalse();
        assertThat(cell.agreement().kendall().w()).isNaN();
        assertThat(cell.agreement().pairs()).isEmpty();
    }

    @Test
    void a_single_answer_has_a_mean_and_nothing_else() throws InterruptedException {
        CellResult cell = cell(Answers.of(new double[][] {{5}}));
        assertThat(cell.mean().estimate()).isEqualTo(5);
        assertThat(cell.mean().interval().isDefined()).isFalse();
        assertThat(cell.pratt().p()).isEqualTo(1);
        assertThat(cell.smallestEffect()).isEmpty();
    }

    @Test
    void when_everybody_says_neither_there_is_no_test_and_a_warning() throws InterruptedException {
        CellResult cell = cell(Answers.of(new double[4][10]));
        assertThat(cell.agreement().nearlyAllNeither()).isTrue();
        assertThat(cell.agreement().alphaOrdinal().estimate()).isNaN();
        assertThat(cell.mean().interval().low()).isZero();
        assertThat(cell.mean().interval().high()).isZero();
        assertThat(cell.pratt().p()).isEqualTo(1);
        assertThat(cell.pratt().rankBiserial()).isNaN();
        assertThat(cell.sign().winRate()).isNaN();
        assertThat(cell.smallestEffect()).isEmpty();
    }

    @Test
    void a_cell_that_nobody_could_judge_is_reported_empty() throws InterruptedException {
        CellResult cell = cell(Answers.of(new double[][] {{Double.NaN, Double.NaN}}));
        assertThat(cell.answers()).isZero();
        assertThat(cell.mean().estimate()).isNaN();
        assertThat(cell.position()).isEmpty();
    }

    @Test
    void repeats_give_agreement_of_a_reader_with_himself_and_count_nowhere_else() throws InterruptedException {
        List<Answer> answers = new ArrayList<>(Answers.of(STUDY));
        CellResult before = cell(answers);
        answers.add(answer(0, 0, 5, AnswerKind.REPEAT));
        answers.add(answer(0, 2, 0, AnswerKind.REPEAT));
        answers.add(answer(0, 3, 10, AnswerKind.REPEAT));
        CellResult after = cell(answers);
        assertThat(after.mean()).isEqualTo(before.mean());
        AgreementResult.Intra intra = after.agreement().intra().getFirst();
        assertThat(after.agreement().intra()).hasSize(1);
        assertThat(intra.repeats()).isEqualTo(3);
        assertThat(intra.exactShare()).isCloseTo(2 / 3.0, within(1e-12));
        // Pairs (5,5) (-5,0) (10,10): 1 - 25 / mean squared distance over all nine pairs * 3.
        assertThat(intra.quadratic()).isCloseTo(1 - 25 / (525 / 3.0), within(1e-12));
    }

    @Test
    void catch_cases_count_failures_in_the_attributes_that_the_options_name() throws InterruptedException {
        List<Answer> answers = new ArrayList<>(Answers.of(STUDY));
        answers.add(answer(0, 90, 10, AnswerKind.CATCH));
        answers.add(answer(1, 90, 0, AnswerKind.CATCH));
        answers.add(answer(1, 91, Double.NaN, AnswerKind.CATCH));
        assertThat(Analysis.of(table(answers), options()).catches())
                .containsExactly(new CatchResult("r0", 1, 0), new CatchResult("r1", 2, 2));
        AnalysisOptions other = options().withCatchAttributes(Set.of("another"));
        assertThat(Analysis.of(table(answers), other).catches()).isEmpty();
    }

    @Test
    void holm_corrects_the_primary_family_only() throws InterruptedException {
        SimulatedTable simulated = new SimulatedTable();
        List<CellKey> keys = List.copyOf(simulated.table().cells());
        AnalysisOptions options = options().withPrimaryFamily(Set.of(keys.get(0), keys.get(1)));
        StudyResults results = Analysis.of(simulated.table(), options);
        List<CellResult> cells = results.cells();
        double smaller = Math.min(cells.get(0).pratt().p(), cells.get(1).pratt().p());
        assertThat(Math.min(cells.get(0).holmP(), cells.get(1).holmP())).isEqualTo(Math.min(1, 2 * smaller));
        assertThat(cells.get(2).holmP()).isNaN();
        assertThat(cells.stream().map(CellResult::primary)).startsWith(true, true, false);
    }

    private record SimulatedTable(AnswerTable table) {
        SimulatedTable() {
            this(new StudySimulation(StudySimulation.Setting.ofThePaper(1, 3)).table(0));
        }
    }

    @Test
    void slices_carry_their_size_and_split_the_cases() throws InterruptedException {
        List<SliceResult> slices = cell(Answers.of(STUDY)).slices();
        assertThat(slices.stream().map(SliceResult::label)).containsExactly("even", "odd");
        assertThat(slices.stream().map(SliceResult::cases)).containsExactly(3, 3);
        assertThat(slices.stream().map(SliceResult::answers)).containsExactly(9, 9);
        assertThat(slices.getFirst().mean().estimate()).isCloseTo(5 / 9.0, within(1e-12));
    }

    @Test
    void position_bias_is_the_mean_with_the_second_arm_left_minus_right() throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 10; c++) {
                answers.add(answer(r, c, (r + c) % 2 == 0 ? 5 : -5));
            }
        }
        PositionBias bias = cell(answers).position().orElseThrow();
        assertThat(bias.difference()).isEqualTo(10);
        assertThat(bias.leftAnswers()).isEqualTo(20);
        assertThat(bias.interval().low()).isEqualTo(10);
    }

    @Test
    void a_case_is_timed_once_and_not_once_per_attribute() throws InterruptedException {
        List<Answer> answers = new ArrayList<>(Answers.of(STUDY));
        for (Answer first : List.copyOf(answers)) {
            answers.add(new Answer(
                    first.reader(),
                    "t",
                    "b",
                    first.caseId(),
                    0,
                    first.placement(),
                    first.activeSeconds(),
                    AnswerKind.PRIMARY,
                    Map.of(),
                    null));
        }
        TimeResult all = Analysis.of(table(answers), options()).times().getFirst();
        assertThat(all.cases()).isEqualTo(18);
        assertThat(all.reader()).isEmpty();
        assertThat(all.side()).isEqualTo(TimedSide.ALL);
        assertThat(all.median()).isEqualTo(13.5);
    }

    @Test
    void times_of_each_arm_are_told_apart_where_they_were_taken() throws InterruptedException {
        Answer crossover = new Answer(
                "r0",
                "t",
                "a",
                "c0",
                -0.4,
                Placement.APART,
                Double.NaN,
                AnswerKind.PRIMARY,
                Map.of(),
                new ByArm(Double.NaN, Double.NaN, 90, 60));
        AnswerTable table = new AnswerTable(Scale.continuous(), List.of(crossover), List.of());
        assertThat(Analysis.of(table, options()).times())
                .filteredOn(time -> time.reader().isEmpty())
                .extracting(TimeResult::side, TimeResult::median)
                .containsExactly(tuple(TimedSide.REFERENCE_ARM, 90.0), tuple(TimedSide.SECOND_ARM, 60.0));
    }

    @Test
    void an_interrupted_analysis_ends() {
        AnswerTable table = table(Answers.of(STUDY));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Analysis.of(table, options())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_table_refuses_two_answers_to_one_question_and_scores_off_the_scale() {
        assertThatThrownBy(() -> table(List.of(answer(0, 0, 5), answer(0, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(List.of(answer(0, 0, 3)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blinding_indices_follow_their_papers() throws InterruptedException {
        List<ArmGuess> guesses = new ArrayList<>();
        Guess[] left = {Guess.CORRECT, Guess.CORRECT, Guess.CORRECT, Guess.WRONG, Guess.DO_NOT_KNOW};
        Guess[] right = {Guess.CORRECT, Guess.WRONG, Guess.DO_NOT_KNOW, Guess.DO_NOT_KNOW, Guess.WRONG};
        for (int i = 0; i < 5; i++) {
            guesses.add(new ArmGuess("r" + i, "t", "c1", "left", left[i]));
            guesses.add(new ArmGuess("r" + i, "t", "c2", "right", right[i]));
        }
        AnswerTable table = new AnswerTable(Scale.comparative(), Answers.of(STUDY), guesses);
        BlindingResult blinding = Analysis.of(table, options()).blinding().orElseThrow();
        assertThat(blinding.groups().get(0).index()).isCloseTo(0.4, within(1e-12));
        assertThat(blinding.groups().get(1).index()).isCloseTo(-0.2, within(1e-12));
        // (3+1)/5 - 0.4^2 over 5 guesses: 0.128, its root 0.3578.
        assertThat(blinding.groups().get(0).independent().low()).isCloseTo(0.4 - 1.959964 * 0.357771, within(1e-5));
        assertThat(blinding.jamesInterval().covers(blinding.james())).isTrue();
    }

    @Test
    void the_index_of_james_is_0_when_all_know_half_when_they_guess_and_1_when_none_knows() {
        assertThat(Blindness.james(new double[] {10, 0, 0, 10, 0, 0})).isZero();
        assertThat(Blindness.james(new double[] {5, 5, 0, 5, 5, 0})).isEqualTo(0.5);
        assertThat(Blindness.james(new double[] {0, 0, 10, 0, 0, 10})).isEqualTo(1);
        // Ten per group: 4 right, 2 wrong, 4 do not know in each.
        assertThat(Blindness.james(new double[] {4, 2, 4, 4, 2, 4}))
                .isCloseTo((1 + 0.4 + 0.6 * (1 / 3.0 - 0.5) / 0.5) / 2, within(1e-12));
    }

    @Test
    void the_indices_of_the_crisp_trial_are_those_that_bang_and_others_published() {
        // Table 2 of their paper: 0.75 for both groups, 0.21 and 0.01 per group.
        assertThat(Blindness.james(new double[] {82, 25, 170, 29, 27, 83})).isCloseTo(0.75, within(0.005));
        assertThat(Blindness.bang(82, 25, 170)).isCloseTo(0.21, within(0.005));
        assertThat(Blindness.bang(29, 27, 83)).isCloseTo(0.01, within(0.005));
    }
}
