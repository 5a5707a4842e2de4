package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Preference;
import hilum.reading.RatedCase;
import hilum.reading.Rating;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingViewModelTest {
    @TempDir
    Path folder;

    private final ReadingFixture fixture = new ReadingFixture();

    @TempDir
    Path made;

    private ReadingStore opened;
    private ReaderDesk store;
    private ReadingViewModel viewModel;
    private Sitting sitting;

    @BeforeEach
    void open() throws ReadingFailure {
        opened = SqliteReadingStore.open(
                made.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
        store = opened.reader();
        sitting =
                Readings.make(opened, "Pilot A", Readings.cases(made, 2), "Ada").getFirst();
        viewModel = fixture.viewModel(() -> opened);
        viewModel.start();
    }

    @AfterEach
    void closeStore() throws ReadingFailure {
        opened.close();
    }

    private RatingViewModel rating() {
        viewModel.open(viewModel.sittings().getFirst());
        return current();
    }

    private RatingViewModel current() {
        return ((ReadingPage.Rating) viewModel.pageProperty().get()).viewModel();
    }

    private static void answerAll(RatingViewModel rating) {
        rating.answer(Preference.REPORT_1_SLIGHTLY);
        rating.answer(Preference.NEITHER);
        rating.answer(Preference.REPORT_2_SIGNIFICANTLY);
    }

    @Test
    void each_answer_lights_the_next_open_question_and_the_last_makes_it_complete() throws ReadingFailure {
        RatingViewModel rating = rating();
        assertThat(rating.litProperty().get()).isEqualTo(ReadingAttribute.COMPLETENESS);
        rating.answer(ReadingAttribute.CORRECTNESS, Preference.NEITHER);
        assertThat(rating.litProperty().get()).isEqualTo(ReadingAttribute.COMPLETENESS);
        rating.answer(Preference.NEITHER);
        assertThat(rating.litProperty().get()).isEqualTo(ReadingAttribute.CONCISENESS);
        assertThat(rating.complete().get()).isFalse();
        rating.answer(Preference.NEITHER);
        assertThat(rating.complete().get()).isTrue();
    }

    @Test
    void next_does_nothing_before_every_question_has_an_answer() throws ReadingFailure {
        RatingViewModel rating = rating();
        rating.answer(Preference.NEITHER);
        rating.next();
        assertThat(store.ratings(sitting.id())).isEmpty();
        assertThat(rating.openCaseProperty().get().number()).isEqualTo(1);
    }

    @Test
    void next_commits_and_shows_the_next_case_with_its_pictures() throws ReadingFailure {
        RatingViewModel rating = rating();
        String first = fixture.lastShown();
        fixture.pass(Duration.ofSeconds(7));
        answerAll(rating);
        rating.commentProperty().set("hm");
        rating.next();
        assertThat(store.ratings(sitting.id()))
                .extracting(RatedCase::rating)
                .containsExactly(new Rating(
                        new Verdict.Judged(Readings.answers(2, 3, 5)), "hm", Duration.ofSeconds(7), Readings.NOON));
        assertThat(first).startsWith("Case 1[").isNotEqualTo("Case 1[]");
        assertThat(fixture.lastShown()).startsWith("Case 2[");
        assertThat(rating.commentProperty().get()).isEmpty();
        assertThat(rating.complete().get()).isFalse();
        assertThat(rating.savedHintProperty().get()).isEqualTo("3 answers saved · last 12:08:44");
    }

    @Test
    void after_the_last_case_comes_the_end_and_no_picture_is_left() throws ReadingFailure {
        RatingViewModel rating = rating();
        answerAll(rating);
        rating.next();
        answerAll(rating);
        rating.next();
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.End.class);
        assertThat(fixture.lastShown()).isEqualTo("[]");
        viewModel.showList();
        viewModel.open(viewModel.sittings().getFirst());
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.End.class);
    }

    @Test
    void cannot_judge_needs_a_reason() throws ReadingFailure {
        RatingViewModel rating = rating();
        rating.askingWhyProperty().set(true);
        rating.cannotJudge();
        assertThat(store.ratings(sitting.id())).isEmpty();
        rating.cannotJudgeReasonProperty().set(" wrong picture ");
        rating.cannotJudge();
        assertThat(store.ratings(sitting.id()).getFirst().rating().verdict())
                .isEqualTo(new Verdict.CannotJudge("wrong picture"));
        assertThat(rating.askingWhyProperty().get()).isFalse();
    }

    @Test
    void a_new_window_goes_on_with_the_very_answers_and_the_time() throws ReadingFailure {
        RatingViewModel rating = rating();
        answerAll(rating);
        rating.next();
        fixture.pass(Duration.ofSeconds(12));
        rating.answer(ReadingAttribute.CORRECTNESS, Preference.REPORT_2_SLIGHTLY);
        rating.commentProperty().set("half");

        ReadingViewModel restarted = fixture.viewModel(() -> opened);
        restarted.start();
        restarted.open(restarted.sittings().getFirst());
        RatingViewModel resumed = ((ReadingPage.Rating) restarted.pageProperty().get()).viewModel();
        assertThat(resumed.openCaseProperty().get().number()).isEqualTo(2);
        assertThat(resumed.answerProperty(ReadingAttribute.CORRECTNESS).get())
                .isEqualTo(Optional.of(Preference.REPORT_2_SLIGHTLY));
        assertThat(resumed.answerProperty(ReadingAttribute.COMPLETENESS).get()).isEmpty();
        assertThat(resumed.litProperty().get()).isEqualTo(ReadingAttribute.COMPLETENESS);
        assertThat(resumed.commentProperty().get()).isEqualTo("half");
        assertThat(resumed.elapsedProperty().get()).isEqualTo("00:12");
    }

    @Test
    void a_pause_stops_the_time_and_takes_the_pictures_away() throws ReadingFailure {
        RatingViewModel rating = rating();
        fixture.pass(Duration.ofSeconds(5));
        rating.pause();
        fixture.pass(Duration.ofSeconds(50));
        assertThat(fixture.lastShown()).isEqualTo("[]");
        rating.answer(Preference.NEITHER);
        assertThat(rating.answerProperty(ReadingAttribute.COMPLETENESS).get()).isEmpty();
        rating.resume();
        rating.tick();
        assertThat(rating.elapsedProperty().get()).isEqualTo("00:05");
        assertThat(fixture.lastShown()).startsWith("Case 1[");
    }

    @Test
    void a_failed_commit_stays_at_the_case_with_its_answers_and_says_so() throws ReadingFailure {
        RatingViewModel rating = rating();
        answerAll(rating);
        store.commit(sitting.id(), 1, Readings.rating(1));
        rating.next();
        assertThat(rating.failureProperty().get()).contains("already answered");
        assertThat(rating.openCaseProperty().get().number()).isEqualTo(1);
        assertThat(rating.complete().get()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_opened_is_a_page_and_can_be_tried_again() throws ReadingFailure {
        boolean[] mended = {false};
        ReadingStore.Opener opener = () -> {
            if (!mended[0]) {
                throw new ReadingFailure.Damaged(Path.of("readings.db"));
            }
            return opened;
        };
        ReadingViewModel late = fixture.viewModel(opener);
        late.start();
        assertThat(late.pageProperty().get())
                .isInstanceOfSatisfying(
                        ReadingPage.Failed.class,
                        failed -> assertThat(failed.words()).contains("damaged", "readings.db"));
        mended[0] = true;
        late.start();
        assertThat(late.pageProperty().get()).isInstanceOf(ReadingPage.Start.class);
    }

    @Test
    void a_reading_is_made_from_a_file_once_name_readers_and_seed_are_there() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("Pilot B.csv"), "case,task_input,text_a,text_b\n1,f,p,q\n2,f,,q\n3,f,p,q\n");
        viewModel.prepare(csv);
        NewReadingViewModel form = ((ReadingPage.New) viewModel.pageProperty().get()).viewModel();
        assertThat(form.summary()).isEqualTo("2 cases · findings summarization · 1 row left out");
        assertThat(form.problems()).containsExactly("Line 3: The text in text_a is empty.");
        assertThat(form.nameProperty().get()).isEqualTo("Pilot B");
        assertThat(form.ready().get()).isFalse();
        form.readersProperty().set("Ada, Ben , ada");
        assertThat(form.ready().get()).isTrue();
        form.seedProperty().set("seven");
        assertThat(form.ready().get()).isFalse();
        form.seedProperty().set("7");
        form.nameProperty().set("pilot a");
        viewModel.create(form);
        assertThat(form.failureProperty().get()).contains("taken");
        form.nameProperty().set("Pilot B");
        viewModel.create(form);
        assertThat(viewModel.sittings()).extracting(Sitting::reader).containsExactly("Ada", "Ada", "Ben");
    }

    @Test
    void closing_keeps_the_case_in_progress_and_closes_the_file() throws ReadingFailure {
        RatingViewModel rating = rating();
        fixture.pass(Duration.ofSeconds(3));
        rating.answer(Preference.NEITHER);
        assertThat(viewModel.close().toCompletableFuture()).isCompleted();
        assertThat(store.next(sitting.id()).orElseThrow().draft().answers().size())
                .isEqualTo(1);
        assertThat(fixture.lastShown()).isEqualTo("[]");
    }
}
