package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Guess;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The ways between the pages. */
class ReadingViewModelTest {
    private final ReadingFixture fixture = new ReadingFixture();
    private final ScriptedStore store = ScriptedStore.comparative(1);
    private final ReadingViewModel viewModel = fixture.viewModel(() -> store);

    private void open() {
        viewModel.start();
        viewModel.open(viewModel.sittings().getFirst());
    }

    private void rateTheOnlyCase() {
        RatingViewModel rating = ((ReadingPage.Rating) viewModel.pageProperty().get()).viewModel();
        rating.sheet().answer(3);
        rating.sheet().answer(3);
        rating.sheet().answer(3);
        rating.next();
    }

    private LogInViewModel logIn() {
        return ((ReadingPage.LogIn) viewModel.pageProperty().get()).viewModel();
    }

    private void type(String pin) {
        pin.chars().forEach(digit -> logIn().type(digit - '0'));
        logIn().enter();
    }

    @Test
    void a_wrong_pin_is_refused_in_words_and_the_right_one_opens_the_place() {
        store.pin = true;
        open();
        type("9999");
        assertThat(logIn().refusalProperty().get()).contains("PIN");
        assertThat(logIn().digitsProperty().get()).isEmpty();
        type(ScriptedStore.PIN);
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.Rating.class);
    }

    @Test
    void fewer_than_four_digits_are_not_tried() {
        store.pin = true;
        open();
        type("123");
        assertThat(logIn().digitsProperty().get()).hasSize(3);
        assertThat(logIn().refusalProperty().get()).isEmpty();
    }

    @Test
    void leaving_logs_the_reader_out() {
        store.pin = true;
        open();
        type(ScriptedStore.PIN);
        viewModel.showList();
        assertThat(store.loggedIn).isFalse();
    }

    @Test
    void after_the_last_case_it_is_asked_which_was_whose_and_then_comes_the_end() {
        store.guessCount = 1;
        open();
        rateTheOnlyCase();
        GuessViewModel guessing =
                ((ReadingPage.Guessing) viewModel.pageProperty().get()).viewModel();
        guessing.answer(Guess.REPORT_2);
        assertThat(store.guesses).containsEntry(1, Guess.REPORT_2);
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.End.class);
        assertThat(fixture.lastShown()).isEqualTo("[]");
        viewModel.showList();
        viewModel.open(viewModel.sittings().getFirst());
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.End.class);
    }

    @Test
    void a_reader_who_wants_results_is_refused_in_words_and_it_reaches_the_log() {
        open();
        rateTheOnlyCase();
        viewModel.openResults(viewModel.sittings().getFirst());
        assertThat(viewModel.failureProperty().get()).contains("cannot open results");
        assertThat(store.refusedResults).isEqualTo(1);
    }

    @Test
    void a_package_that_is_refused_says_why() {
        viewModel.start();
        viewModel.install(Path.of("reader.hilum-package"));
        assertThat(viewModel.failureProperty().get()).contains("changed after it was signed");
    }

    @Test
    void a_file_that_cannot_be_opened_is_a_page_and_can_be_tried_again() {
        boolean[] mended = {false};
        ReadingStore.Opener opener = () -> {
            if (!mended[0]) {
                throw new ReadingFailure.Damaged(Path.of("readings.db"));
            }
            return store;
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
    void closing_keeps_the_case_in_progress_and_clears_the_pictures() {
        open();
        ((ReadingPage.Rating) viewModel.pageProperty().get())
                .viewModel()
                .sheet()
                .answer(3);
        assertThat(viewModel.close().toCompletableFuture()).isCompleted();
        assertThat(store.kept().size()).isEqualTo(1);
        assertThat(fixture.lastShown()).isEqualTo("[]");
    }

    @Test
    void a_room_that_is_closed_while_its_file_opens_asks_nothing_more_of_it() {
        slow.held = true;
        slowly.start();
        assertThat(slowly.close().toCompletableFuture()).isNotCompleted();
        slow.release();
        assertThat(slowly.close().toCompletableFuture()).isCompleted();
        assertThat(store.closed).isTrue();
        assertThat(store.listed).isZero();
        assertThat(slowly.pageProperty().get()).isInstanceOf(ReadingPage.Opening.class);
    }

    @Test
    void nothing_begins_after_the_room_was_closed() {
        viewModel.start();
        int listed = store.listed;
        viewModel.close();
        viewModel.start();
        assertThat(store.listed).isEqualTo(listed);
        assertThat(viewModel.pageProperty().get()).isInstanceOf(ReadingPage.Opening.class);
    }

    /** Background work waits while {@code held}, then runs in its order. */
    private static final class Slow implements Executor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean held;

        @Override
        public void execute(Runnable work) {
            waiting.add(work);
            if (!held) {
                release();
            }
        }

        void release() {
            held = false;
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    private final Slow slow = new Slow();
    private final ReadingViewModel slowly = fixture.viewModel(() -> store, new ReadingThreads(slow, Runnable::run));

    @Test
    void whoever_goes_back_while_the_pin_is_looked_at_is_not_logged_in() {
        store.pin = true;
        slowly.start();
        slowly.open(slowly.sittings().getFirst());
        LogInViewModel asking = ((ReadingPage.LogIn) slowly.pageProperty().get()).viewModel();
        slow.held = true;
        ScriptedStore.PIN.chars().forEach(digit -> asking.type(digit - '0'));
        asking.enter();
        slowly.showList();
        slow.release();
        assertThat(store.loggedIn).isFalse();
        assertThat(slowly.pageProperty().get()).isInstanceOf(ReadingPage.Start.class);
    }

    /** Answers the only case; the last thing that is done is held up when {@code thenHeld}. */
    private void rateSlowly(boolean thenHeld) {
        slowly.start();
        slowly.open(slowly.sittings().getFirst());
        RatingViewModel rating = ((ReadingPage.Rating) slowly.pageProperty().get()).viewModel();
        rating.sheet().answer(3);
        rating.sheet().answer(3);
        rating.sheet().answer(3);
        slow.held = thenHeld;
        rating.next();
    }

    @Test
    void whoever_goes_back_while_a_guess_is_kept_sees_no_picture_again() {
        store.guessCount = 2;
        rateSlowly(false);
        slow.held = true;
        ((ReadingPage.Guessing) slowly.pageProperty().get()).viewModel().answer(Guess.REPORT_1);
        slowly.showList();
        slow.release();
        assertThat(fixture.lastShown()).isEqualTo("[]");
        assertThat(store.guesses).containsEntry(1, Guess.REPORT_1);
        assertThat(slowly.pageProperty().get()).isInstanceOf(ReadingPage.Start.class);
    }

    @Test
    void whoever_goes_back_while_the_last_case_is_kept_stays_on_the_list() {
        store.guessCount = 1;
        rateSlowly(true);
        slowly.showList();
        slow.release();
        assertThat(slowly.pageProperty().get()).isInstanceOf(ReadingPage.Start.class);
        assertThat(slowly.failureProperty().get()).isEmpty();
        assertThat(slowly.sittings().getFirst().finished()).isTrue();
    }
}
