package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Conduct;
import hilum.reading.EditReason;
import hilum.reading.Efficiency;
import hilum.reading.ErrorClass;
import hilum.reading.Rating;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingDesign;
import hilum.reading.Readings;
import hilum.reading.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The case that is being read, in every design. */
class RatingViewModelTest {
    private static final Conduct CONDUCT =
            new Conduct(Duration.ofSeconds(30), Duration.ofMinutes(1), 28, true, true, 2);

    private final ReadingFixture fixture = new ReadingFixture();
    private final ScriptedStore store = ScriptedStore.comparative(2);
    private ReadingViewModel viewModel = fixture.viewModel(() -> store);

    private RatingViewModel open() {
        return open(store);
    }

    private RatingViewModel open(ScriptedStore opened) {
        viewModel = fixture.viewModel(() -> opened);
        viewModel.start();
        viewModel.open(viewModel.sittings().getFirst());
        return ((ReadingPage.Rating) viewModel.pageProperty().get()).viewModel();
    }

    private static void answerAll(RatingViewModel rating) {
        rating.sheet().answer(2);
        rating.sheet().answer(3);
        rating.sheet().answer(5);
    }

    private static String lit(RatingViewModel rating) {
        return rating.sheet().litProperty().get().id();
    }

    private static Optional<Integer> answer(RatingViewModel rating, String question) {
        return rating.sheet().questions().stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow()
                .answerProperty()
                .get();
    }

    @Test
    void each_answer_lights_the_next_open_question_and_the_last_makes_it_complete() {
        RatingViewModel rating = open();
        assertThat(lit(rating)).isEqualTo("completeness");
        rating.sheet().answer(rating.sheet().questions().get(1), 3);
        assertThat(lit(rating)).isEqualTo("completeness");
        rating.sheet().answer(3);
        assertThat(lit(rating)).isEqualTo("conciseness");
        assertThat(rating.sheet().complete().get()).isFalse();
        rating.sheet().answer(3);
        assertThat(rating.sheet().complete().get()).isTrue();
    }

    @Test
    void next_does_nothing_before_every_question_has_an_answer() {
        RatingViewModel rating = open();
        rating.sheet().answer(3);
        rating.next();
        assertThat(store.committed).isEmpty();
    }

    @Test
    void next_commits_with_the_active_time_and_shows_the_next_case_with_its_pictures() {
        RatingViewModel rating = open();
        fixture.pass(Duration.ofSeconds(7));
        answerAll(rating);
        rating.sheet().commentProperty().set("hm");
        rating.next();
        assertThat(store.committed)
                .containsExactly(new Rating(
                        new Verdict.Judged(Readings.answers(2, 3, 5)), "hm", Duration.ofSeconds(7), Readings.NOON));
        assertThat(fixture.lastShown()).isEqualTo("Case 2[ 2.dcm]");
        assertThat(rating.sheet().commentProperty().get()).isEmpty();
        assertThat(rating.kept().savedHintProperty().get()).isEqualTo("3 answers saved · last 12:08:44");
    }

    @Test
    void every_choice_is_kept_at_once_and_a_new_window_goes_on_with_it_and_the_time() {
        RatingViewModel rating = open();
        answerAll(rating);
        rating.next();
        fixture.pass(Duration.ofSeconds(12));
        rating.sheet().answer(rating.sheet().questions().get(1), 4);
        rating.sheet().commentProperty().set("half");
        RatingViewModel resumed = open();
        assertThat(resumed.openCaseProperty().get().number()).isEqualTo(2);
        assertThat(answer(resumed, "correctness")).contains(4);
        assertThat(answer(resumed, "completeness")).isEmpty();
        assertThat(resumed.sheet().commentProperty().get()).isEqualTo("half");
        assertThat(resumed.elapsedProperty().get()).isEqualTo("00:12");
    }

    @Test
    void a_stretch_without_any_act_counts_up_to_the_protocols_idle_cut() {
        ScriptedStore strict = new ScriptedStore(ReadingDesign.COMPARATIVE, CONDUCT);
        strict.add(1);
        RatingViewModel rating = open(strict);
        fixture.pass(Duration.ofMinutes(9));
        rating.act();
        assertThat(rating.elapsedProperty().get()).isEqualTo("00:30");
    }

    @Test
    void a_pause_covers_the_case_and_takes_neither_time_nor_answers() {
        RatingViewModel rating = open();
        fixture.pass(Duration.ofSeconds(5));
        rating.pause();
        fixture.pass(Duration.ofSeconds(50));
        assertThat(fixture.lastShown()).isEqualTo("[]");
        rating.sheet().answer(3);
        assertThat(answer(rating, "completeness")).isEmpty();
        rating.goOn();
        rating.tick();
        assertThat(rating.elapsedProperty().get()).isEqualTo("00:05");
        assertThat(fixture.lastShown()).isEqualTo("Case 1[ 1.dcm]");
    }

    @Test
    void cannot_judge_needs_a_reason() {
        RatingViewModel rating = open();
        rating.sheet().askingWhyProperty().set(true);
        rating.cannotJudge();
        assertThat(store.committed).isEmpty();
        rating.sheet().cannotJudgeReasonProperty().set(" wrong picture ");
        rating.cannotJudge();
        assertThat(store.committed.getFirst().verdict()).isEqualTo(new Verdict.CannotJudge("wrong picture"));
    }

    @Test
    void a_failed_commit_stays_at_the_case_with_its_answers_and_says_so() {
        RatingViewModel rating = open();
        answerAll(rating);
        store.committed.add(Readings.rating(1));
        rating.next();
        assertThat(rating.kept().failureProperty().get()).contains("already answered");
        assertThat(rating.sheet().complete().get()).isTrue();
    }

    @Test
    void grades_of_both_texts_are_asked_one_after_the_other() {
        ScriptedStore absolute = new ScriptedStore(ReadingDesign.ABSOLUTE, CONDUCT);
        absolute.add(1);
        RatingViewModel rating = open(absolute);
        assertThat(rating.sheet().questions()).hasSize(6);
        for (int grade : new int[] {1, 2, 3, 4, 5, 1}) {
            assertThat(rating.sheet().complete().get()).isFalse();
            rating.sheet().answer(grade);
        }
        assertThat(rating.sheet().complete().get()).isTrue();
        assertThat(absolute.kept().grade(1, ReadingAttribute.CONCISENESS)).contains(3);
        assertThat(absolute.kept().grade(2, ReadingAttribute.COMPLETENESS)).contains(4);
    }

    @Test
    void submitting_an_edited_draft_stops_its_clock_and_its_text_once() {
        ScriptedStore drafts = new ScriptedStore(ReadingDesign.DRAFT_EDITING, CONDUCT);
        drafts.add(2);
        RatingViewModel rating = open(drafts);
        fixture.pass(Duration.ofSeconds(20));
        rating.submitText("edited");
        fixture.pass(Duration.ofSeconds(9));
        rating.submitText("again");
        rating.sheet()
                .change(given ->
                        given.withReasons(EnumSet.of(EditReason.FALSE_FINDING)).withAgreement(1));
        assertThat(rating.sheet().complete().get()).isFalse();
        rating.sheet().change(given -> given.withEfficiency(EnumSet.of(Efficiency.WRITING)));
        assertThat(rating.sheet().complete().get()).isTrue();
        assertThat(drafts.kept().editedText()).contains("edited");
        assertThat(drafts.kept().submittedAfter()).contains(Duration.ofSeconds(20));
        rating.next();
        assertThat(drafts.committed.getFirst().activeTime()).isEqualTo(Duration.ofSeconds(29));
    }

    @Test
    void error_counts_are_optional_and_kept() {
        ScriptedStore counted = new ScriptedStore(ReadingDesign.COMPARATIVE, CONDUCT);
        counted.add(1);
        RatingViewModel rating = open(counted);
        rating.sheet().change(given -> given.withErrors(2, ErrorClass.MISSING_FINDING, true, 1));
        answerAll(rating);
        assertThat(rating.sheet().complete().get()).isTrue();
        assertThat(counted.kept().errors(2, ErrorClass.MISSING_FINDING, true)).isEqualTo(1);
    }

    @Test
    void a_training_case_gives_its_feedback_before_the_next_case() {
        ScriptedStore trained = new ScriptedStore(ReadingDesign.COMPARATIVE, CONDUCT);
        trained.add(true, "Report 2 names the opacity.", ScriptedStore.pair(1));
        trained.add(1);
        RatingViewModel rating = open(trained);
        assertThat(fixture.lastShown()).startsWith("Training case");
        answerAll(rating);
        rating.next();
        assertThat(rating.coverProperty().get())
                .isInstanceOfSatisfying(
                        RatingCover.Feedback.class,
                        feedback -> assertThat(feedback.words()).isEqualTo("Report 2 names the opacity."));
        assertThat(fixture.lastShown()).isEqualTo("[]");
        rating.goOn();
        assertThat(rating.openCaseProperty().get().number()).isEqualTo(2);
    }

    @Test
    void after_the_length_of_a_session_a_break_is_offered_and_no_time_runs() {
        ScriptedStore longer = new ScriptedStore(ReadingDesign.COMPARATIVE, CONDUCT);
        longer.add(4);
        RatingViewModel rating = open(longer);
        for (int number = 1; number <= 3; number++) {
            assertThat(rating.coverProperty().get()).isInstanceOf(RatingCover.None.class);
            fixture.pass(Duration.ofSeconds(25));
            answerAll(rating);
            rating.next();
        }
        assertThat(rating.coverProperty().get()).isEqualTo(new RatingCover.Break(1, longerCase(longer)));
        fixture.pass(Duration.ofMinutes(5));
        rating.goOn();
        assertThat(rating.openCaseProperty().get().number()).isEqualTo(4);
        assertThat(rating.elapsedProperty().get()).isEqualTo("00:00");
    }

    private static hilum.reading.OpenCase longerCase(ScriptedStore store) {
        return store.cases.get(3);
    }

    @Test
    void before_the_washout_is_over_the_next_period_is_refused_with_its_date() {
        store.washoutFrom = 2;
        store.washoutUntil = Optional.of(Readings.NOON.plus(Duration.ofDays(28)));
        RatingViewModel rating = open();
        answerAll(rating);
        rating.next();
        assertThat(store.committed).hasSize(1);
        assertThat(viewModel.pageProperty().get())
                .isInstanceOfSatisfying(
                        ReadingPage.Stopped.class,
                        stopped -> assertThat(stopped.words()).contains("2026-03-20"));
    }

    @Test
    void what_was_looked_at_is_logged_only_where_the_protocol_has_a_log() {
        open();
        fixture.looking.looked(0, 40, 400, 1);
        assertThat(store.looks).isEmpty();
        ScriptedStore logged = new ScriptedStore(ReadingDesign.COMPARATIVE, CONDUCT);
        logged.add(1);
        RatingViewModel rating = open(logged);
        fixture.pass(Duration.ofSeconds(3));
        fixture.looking.looked(0, 30, 300, 1);
        fixture.looking.looked(0, 40, 400, 2);
        rating.tick();
        assertThat(logged.looks)
                .singleElement()
                .isEqualTo(new hilum.reading.Look(Duration.ofSeconds(3), 0, 40, 400, 2));
    }
}
