package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.LoadPhase;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the user of a worker sees when all goes well, and when they stop it. */
@Timeout(60)
final class ModelWorkerTest {
    private final StateLog states = new StateLog();
    private ModelWorker worker;

    @AfterEach
    void close() {
        worker.close();
    }

    private void start(WorkerLaunch launch) throws InterruptedException {
        worker = new ModelWorker(launch, states);
        worker.start();
    }

    private static Prompt say(String instruction) {
        return Prompt.of(List.of(), instruction);
    }

    @Test
    void loading_is_reported_step_by_step_until_ready() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        ModelState.Ready ready = states.await(ModelState.Ready.class);
        assertThat(states.seen())
                .containsExactly(
                        new ModelState.Loading("Fake model", LoadPhase.STARTING, 0),
                        new ModelState.Loading("Fake model", LoadPhase.CHECKING, 0.25),
                        new ModelState.Loading("Fake model", LoadPhase.PLACING, 0.25),
                        new ModelState.Loading("Fake model", LoadPhase.PLACING, 0.5),
                        new ModelState.Loading("Fake model", LoadPhase.PLACING, 1),
                        ready);
        assertThat(ready.description()).isEqualTo(worker.description());
        assertThat(ready.description().residentBytes()).isGreaterThan(10_000_000);
        assertThat(worker.residentBytes()).isGreaterThan(10_000_000);
    }

    @Test
    void a_question_asked_while_loading_is_answered_when_the_model_is_ready() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        assertThat(worker.generate(say("early bird"), 2, piece -> {}).text()).isEqualTo("early bird");
    }

    @Test
    void without_a_loaded_model_a_question_is_refused() {
        worker = new ModelWorker(FakeChild.launch(Path.of("none")), states);
        assertThatThrownBy(() -> worker.generate(say("anybody there"), 2, piece -> {}))
                .isInstanceOf(ModelFailure.NotReady.class);
    }

    @Test
    void whatever_prints_to_standard_output_in_the_child_does_not_disturb_the_answer() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        assertThat(worker.generate(say("chatter"), 3, piece -> {}).text()).isEqualTo("chatter chatter chatter");
        assertThat(worker.generate(say("still well"), 2, piece -> {}).text()).isEqualTo("still well");
        assertThat(worker.diagnostics()).contains("a library says hello");
    }

    @Test
    void an_interrupt_brings_the_caller_back_within_a_second_though_the_child_hangs() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        Thread asking = Thread.currentThread();
        List<TokenPiece> streamed = new ArrayList<>();
        AtomicReference<Long> stoppedNs = new AtomicReference<>();
        Completion stopped = worker.generate(say("hang here please"), 50, piece -> {
            streamed.add(piece);
            if (streamed.size() == 3) {
                stoppedNs.set(System.nanoTime());
                asking.interrupt();
            }
        });
        assertThat(System.nanoTime() - stoppedNs.get()).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stopped.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(stopped.text()).isEqualTo("hang here please");

        assertThat(worker.generate(say("and again"), 2, piece -> {}).text()).isEqualTo("and again");
        assertThat(states.await(ModelState.Failed.class).cause()).hasMessageContaining("did not stop when told to");
    }

    @Test
    void stop_ends_a_running_answer_within_a_second_and_keeps_the_child() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        long child = worker.pid().orElseThrow();
        CountDownLatch running = new CountDownLatch(5);
        AtomicReference<Completion> stopped = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                stopped.set(worker.generate(say("pace"), 1900, piece -> running.countDown()));
            } catch (ModelFailure e) {
                throw new AssertionError(e);
            }
        });
        running.await();
        asking.interrupt();
        assertThat(asking.join(Duration.ofSeconds(1))).isTrue();
        assertThat(stopped.get().finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(worker.generate(say("well then"), 2, piece -> {}).text()).isEqualTo("well then");
        assertThat(worker.pid()).hasValue(child);
    }

    @Test
    void three_callers_take_turns_in_the_order_in_which_they_came() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        CountDownLatch firstRuns = new CountDownLatch(1);
        for (String name : List.of("first", "second", "third")) {
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    worker.generate(say("pace " + name), 100, piece -> {
                        order.add(name);
                        firstRuns.countDown();
                    });
                } catch (ModelFailure e) {
                    throw new AssertionError(e);
                }
            });
            callers.add(caller);
            firstRuns.await();
            awaitWaiting(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(order).hasSize(300);
        assertThat(order.subList(0, 100)).containsOnly("first");
        assertThat(order.subList(100, 200)).containsOnly("second");
        assertThat(order.subList(200, 300)).containsOnly("third");
    }

    /** In line, or between two tokens of its own answer. */
    private static void awaitWaiting(Thread caller) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_caller_interrupted_in_line_comes_back_with_nothing() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        CountDownLatch running = new CountDownLatch(1);
        Thread first = Thread.ofPlatform().start(() -> {
            try {
                worker.generate(say("pace"), 1900, piece -> running.countDown());
            } catch (ModelFailure e) {
                throw new AssertionError(e);
            }
        });
        running.await();
        Thread.currentThread().interrupt();
        Completion nothing = worker.generate(say("next"), 5, piece -> {});
        assertThat(nothing.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(nothing.pieces()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        first.interrupt();
        first.join();
    }

    @Test
    void a_waiting_caller_sees_its_place_and_stopping_it_leaves_the_running_answer_alone() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Completion> first = ask("pace", 400, piece -> running.countDown(), stage -> {});
        running.await();
        Thread asking = Thread.currentThread();
        List<CallStage> stages = new ArrayList<>();
        long beganNs = System.nanoTime();
        Completion stopped = worker.generate(say("next"), Decoding.greedy(5), piece -> {}, stage -> {
            stages.add(stage);
            asking.interrupt();
        });
        assertThat(System.nanoTime() - beganNs).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(stopped.finish()).isEqualTo(Completion.Finish.CANCELLED);
        assertThat(stages).containsExactly(new CallStage.InLine(1));
        assertThat(first.get().ids()).hasSize(400);
    }

    @Test
    void a_question_comes_between_two_steps_of_a_draft() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch drafting = new CountDownLatch(1);
        CountDownLatch questionInLine = new CountDownLatch(1);
        Thread draft = Thread.ofVirtual().start(() -> {
            for (int step = 1; step <= 3; step++) {
                String name = "step " + step;
                answer("pace " + name, piece -> {
                    drafting.countDown();
                    awaitUninterrupted(questionInLine);
                });
                order.add(name);
            }
        });
        drafting.await();
        worker.generate(say("the question"), Decoding.greedy(2), piece -> {}, stage -> questionInLine.countDown());
        order.add("question");
        draft.join();
        assertThat(order).containsExactly("step 1", "question", "step 2", "step 3");
    }

    @Test
    void what_the_child_does_before_the_first_token_is_shown() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        List<CallStage> stages = new ArrayList<>();
        worker.generate(say("linger a while"), Decoding.greedy(2), piece -> {}, stages::add);
        assertThat(stages).containsExactly(new CallStage.Looking(0.5));
    }

    @Test
    void scoring_is_stopped_in_line_and_while_it_runs() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        Thread asking = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (worker.state() instanceof ModelState.Ready && asking.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            asking.interrupt();
        });
        assertThatThrownBy(() -> worker.score(say("ponder this"), List.of("yes", "no")))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(worker.score(say("go on"), List.of("yes", "no"))).hasSize(2);
    }

    private CompletableFuture<Completion> ask(
            String words, int tokens, Consumer<TokenPiece> onPiece, Consumer<CallStage> onStage) {
        CompletableFuture<Completion> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(worker.generate(say(words), Decoding.greedy(tokens), onPiece, onStage));
            } catch (ModelFailure e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private void answer(String words, Consumer<TokenPiece> onPiece) {
        ask(words, 20, onPiece, stage -> {}).join();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_listener_that_throws_gets_its_exception_back_and_the_next_question_works() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        assertThatThrownBy(() -> worker.generate(say("pace"), 1900, piece -> {
                    throw new IllegalArgumentException("from the listener");
                }))
                .hasMessage("from the listener");
        assertThat(worker.generate(say("well then"), 2, piece -> {}).text()).isEqualTo("well then");
    }

    @Test
    void unloading_leaves_no_process_and_fails_the_running_question() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        long child = worker.pid().orElseThrow();
        ModelFailure failure = catchThrowableOfType(
                ModelFailure.class, () -> worker.generate(say("pace"), 1900, piece -> unloadElsewhere()));
        assertThat(failure).isInstanceOf(ModelFailure.NotReady.class).hasMessageContaining("unloaded");
        states.await(ModelState.Unloaded.class);
        assertThat(ProcessHandle.of(child)).isEmpty();
        assertThat(worker.residentBytes()).isZero();

        worker.start();
        assertThat(worker.generate(say("back again"), 2, piece -> {}).text()).isEqualTo("back again");
    }

    private void unloadElsewhere() {
        Thread.ofVirtual().start(worker::unload);
    }

    @Test
    void restarting_by_hand_brings_another_child() throws Exception {
        start(FakeChild.launch(Path.of("none")));
        states.await(ModelState.Ready.class);
        long child = worker.pid().orElseThrow();
        worker.restart();
        assertThat(worker.generate(say("new one"), 2, piece -> {}).text()).isEqualTo("new one");
        assertThat(worker.pid().orElseThrow()).isNotEqualTo(child);
    }
}
