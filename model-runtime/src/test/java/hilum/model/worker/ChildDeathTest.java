package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hilum.model.CallStage;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A child that dies, hangs or speaks nonsense costs an answer and nothing more. */
@Timeout(120)
final class ChildDeathTest {
    private final StateLog states = new StateLog();
    private final List<TokenPiece> streamed = new ArrayList<>();
    private ModelWorker worker;

    @AfterEach
    void close() {
        worker.close();
    }

    private void start(WorkerLaunch launch) {
        worker = new ModelWorker(launch, states);
        worker.start();
    }

    private ModelFailure failing(String instruction) {
        return catchThrowableOfType(
                ModelFailure.class, () -> worker.generate(Prompt.of(List.of(), instruction), 500, streamed::add));
    }

    private void nextQuestionWorks() throws ModelFailure {
        assertThat(worker.generate(Prompt.of(List.of(), "works again"), 2, piece -> {})
                        .text())
                .isEqualTo("works again");
    }

    @ParameterizedTest
    @CsvSource({
        "kill, 'was ended from outside, most often by the system because memory ran out (signal 9)'",
        "abort, was aborted by a native library (signal 6)",
        "crash, crashed in a native library (SIGSEGV)",
        "misstep, met a processor instruction that this machine does not have (SIGILL)",
        "devour, ran out of Java memory",
        "cardloss, lost the graphics card",
        "stumble, stopped at an error of its own"
    })
    void death_in_mid_answer_keeps_the_partial_text_says_why_and_the_next_question_works(String verb, String words)
            throws Exception {
        start(FakeChild.launch(Path.of("none")));
        ModelFailure failure = failing(verb + " yourself now");
        assertThat(failure).isInstanceOf(ModelFailure.WorkerDied.class).hasMessageContaining(words);
        assertThat(streamed.stream().map(TokenPiece::text).limit(3).collect(Collectors.joining()))
                .isEqualTo(verb + " yourself now");
        assertThat(states.await(ModelState.Failed.class).cause()).isEqualTo(failure);
        nextQuestionWorks();
        states.await(ModelState.Ready.class);
    }

    @Test
    void killed_from_outside_in_mid_answer_the_partial_text_stays_and_the_next_question_works() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        ModelFailure failure = catchThrowableOfType(
                ModelFailure.class,
                () -> worker.generate(Prompt.of(List.of(), "pace yourself"), 1900, piece -> {
                    streamed.add(piece);
                    if (streamed.size() == 20) {
                        killChild();
                    }
                }));
        assertThat(failure).isInstanceOf(ModelFailure.WorkerDied.class).hasMessageContaining("signal 9");
        assertThat(streamed).hasSizeGreaterThanOrEqualTo(20);
        nextQuestionWorks();
    }

    @Test
    void ten_kills_at_random_moments_never_cost_more_than_one_answer() throws Exception {
        killAtRandomMoments(10, 7);
    }

    @Test
    @Tag("slow")
    void fifty_kills_at_random_moments_never_cost_more_than_one_answer() throws Exception {
        killAtRandomMoments(50, 11);
    }

    private void killAtRandomMoments(int kills, long seed) throws Exception {
        start(FakeChild.launch(Path.of("none")));
        Random random = new Random(seed);
        for (int i = 0; i < kills; i++) {
            nextQuestionWorks();
            long delayNs = random.nextLong(TimeUnit.MILLISECONDS.toNanos(60));
            Thread killer = Thread.ofPlatform().start(() -> {
                LockSupport.parkNanos(delayNs);
                killChild();
            });
            ModelFailure failure = failing("pace yourself");
            killer.join();
            // None, when the child had not begun with the question: then the next one was asked.
            if (failure != null) {
                assertThat(failure)
                        .as("kill %d after %d us", i, delayNs / 1000)
                        .isInstanceOf(ModelFailure.WorkerDied.class);
            }
        }
        nextQuestionWorks();
    }

    private void killChild() {
        worker.pid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void a_child_that_hangs_in_mid_answer_is_ended_and_replaced() throws Exception {
        Patience impatient = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(5));
        start(FakeChild.launch(Path.of("none"), impatient));
        ModelFailure failure = failing("hang here please");
        assertThat(failure)
                .isInstanceOf(ModelFailure.WorkerDied.class)
                .hasMessageContaining("no word of an answer for 1 s");
        assertThat(streamed).hasSize(3);
        nextQuestionWorks();
    }

    @Test
    void callers_in_line_are_answered_by_the_next_child() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        CountDownLatch running = new CountDownLatch(3);
        CompletableFuture<ModelFailure> first = elsewhere(() -> catchThrowableOfType(
                ModelFailure.class,
                () -> worker.generate(
                        Prompt.of(List.of(), "pace yourself"),
                        Decoding.greedy(1900),
                        piece -> running.countDown(),
                        stage -> {})));
        running.await();
        CountDownLatch inLine = new CountDownLatch(2);
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (String words : List.of("second one", "third one")) {
            waiting.add(elsewhere(() -> answer(words, inLine)));
        }
        inLine.await();
        killChild();
        assertThat(first.get()).isInstanceOf(ModelFailure.WorkerDied.class);
        assertThat(waiting.get(0).get()).isEqualTo("second one");
        assertThat(waiting.get(1).get()).isEqualTo("third one");
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private String answer(String words, CountDownLatch inLine) {
        try {
            return worker.generate(Prompt.of(List.of(), words), Decoding.greedy(2), piece -> {}, stage -> {
                        if (stage instanceof CallStage.InLine) {
                            inLine.countDown();
                        }
                    })
                    .text();
        } catch (ModelFailure e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_frozen_process_is_noticed_without_any_question() throws Exception {
        Patience impatient = new Patience(
                Duration.ofMillis(1500), Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofSeconds(5));
        start(FakeChild.launch(Path.of("none"), impatient));
        states.await(ModelState.Ready.class);
        new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid().orElseThrow()))
                .start()
                .waitFor();
        assertThat(states.await(ModelState.Failed.class).cause())
                .isInstanceOf(ModelFailure.WorkerDied.class)
                .hasMessageContaining("no sign of life");
        states.await(ModelState.Loading.class);
    }

    @Test
    void garbage_on_the_childs_standard_output_ends_it_with_a_clear_word() throws Exception {
        start(FakeChild.launch(Path.of("none"), NoisyMain.class, FakeChild.SHORT));
        assertThat(states.await(ModelState.Failed.class).cause())
                .isInstanceOf(ModelFailure.WorkerDied.class)
                .hasMessageContaining("something that is no answer");
    }

    @Test
    void a_child_that_keeps_dying_while_loading_is_not_started_for_ever() throws Exception {
        start(FakeChild.launch(Path.of("none"), "-Dfake.load=kill"));
        assertThat(failing("anybody there"))
                .isInstanceOf(ModelFailure.NotReady.class)
                .hasMessageContaining("4 times in a row");
        assertThat(worker.pid()).isEmpty();
    }

    @Test
    void a_child_that_hangs_while_loading_is_ended() throws Exception {
        Patience impatient = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(5));
        start(FakeChild.launch(Path.of("none"), impatient, "-Dfake.load=hang"));
        assertThat(states.await(ModelState.Failed.class).cause())
                .isInstanceOf(ModelFailure.WorkerDied.class)
                .hasMessageContaining("no progress with loading");
    }

    @Test
    void a_snapshot_that_cannot_be_loaded_is_told_once_in_the_loaders_words() throws Exception {
        start(FakeChild.launch(Path.of("none"), "-Dfake.load=refuse"));
        assertThat(states.await(ModelState.Failed.class).cause())
                .isInstanceOf(ModelFailure.BadCheckpoint.class)
                .hasMessage("The file config.json is missing.");
        assertThat(failing("anybody there"))
                .isInstanceOf(ModelFailure.NotReady.class)
                .hasMessageContaining("config.json is missing");
        assertThat(worker.pid()).isEmpty();
    }

    @Test
    void a_child_of_another_build_is_refused_by_the_parent() throws Exception {
        worker = new ModelWorker(FakeChild.launch(Path.of("none")), "1-0123456789abcdef", IdleTimer.daemon(), states);
        worker.start();
        assertThat(states.await(ModelState.Failed.class).cause())
                .isInstanceOf(ModelFailure.NotReady.class)
                .hasMessageContaining("another build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answering", "loading"})
    void a_parent_killed_with_signal_9_leaves_no_child(String when) throws Exception {
        worker = new ModelWorker(FakeChild.launch(Path.of("none")), states);
        Process parent = new ChildJvm(ParentMain.class.getName(), 64, List.of("-Dparent.killed=" + when), Map.of())
                .process()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            parent.destroyForcibly().waitFor();
            child.onExit().get(5, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        }
    }
}
