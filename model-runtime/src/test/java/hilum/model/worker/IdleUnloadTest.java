package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.CallStage;
import hilum.model.Decoding;
import hilum.model.ModelState;
import hilum.model.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model that nobody asks frees its memory, and comes back by itself; with a clock that only this test moves. */
@Timeout(60)
final class IdleUnloadTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final StateLog states = new StateLog();
    private final Map<Object, Runnable> set = new ConcurrentHashMap<>();
    private final List<Duration> durations = Collections.synchronizedList(new ArrayList<>());
    private ModelWorker worker;

    @AfterEach
    void close() {
        worker.close();
    }

    private void start(Duration after) throws InterruptedException {
        Alarm byHand = (duration, ring) -> {
            Object key = new Object();
            durations.add(duration);
            set.put(key, ring);
            return () -> set.remove(key);
        };
        WorkerLaunch launch = FakeChild.launch(Path.of("none")).unloadingAfter(after);
        worker = new ModelWorker(launch, BuildIdentity.current(), byHand, states);
        worker.start();
        states.await(ModelState.Ready.class);
    }

    private void ring() {
        Map.copyOf(set).forEach((key, ring) -> {
            set.remove(key);
            ring.run();
        });
    }

    private String ask(String words, List<CallStage> stages) throws Exception {
        return worker.generate(Prompt.of(List.of(), words), Decoding.greedy(2), piece -> {}, stages::add)
                .text();
    }

    @Test
    void after_the_set_time_the_process_is_gone_and_the_state_says_what_to_expect() throws Exception {
        start(HALF_AN_HOUR);
        ProcessHandle child = ProcessHandle.of(worker.pid().orElseThrow()).orElseThrow();
        assertThat(durations).containsExactly(HALF_AN_HOUR);
        ring();
        assertThat(child.isAlive()).isFalse();
        assertThat(worker.residentBytes()).isZero();
        assertThat(states.await(ModelState.Resting.class).description()).isEqualTo(worker.description());
    }

    @Test
    void the_next_question_loads_it_again_says_so_and_is_answered() throws Exception {
        start(HALF_AN_HOUR);
        ring();
        List<CallStage> stages = new ArrayList<>();
        assertThat(ask("good morning", stages)).isEqualTo("good morning");
        assertThat(stages).containsExactly(new CallStage.Loading());
        states.await(ModelState.Resting.class);
        states.await(ModelState.Loading.class);
        states.await(ModelState.Ready.class);
        assertThat(set).hasSize(1);
    }

    @Test
    void every_question_begins_the_time_anew() throws Exception {
        start(HALF_AN_HOUR);
        ask("one question", new ArrayList<>());
        assertThat(durations).hasSize(2);
        assertThat(set).hasSize(1);
    }

    @Test
    void an_alarm_that_rings_while_a_question_runs_does_nothing() throws Exception {
        start(HALF_AN_HOUR);
        Runnable late = set.values().iterator().next();
        String answer = worker.generate(Prompt.of(List.of(), "pace well"), 20, piece -> late.run())
                .text();
        assertThat(answer).startsWith("pace well");
        assertThat(worker.state()).isInstanceOf(ModelState.Ready.class);
    }

    @Test
    void zero_never_unloads() throws Exception {
        start(Duration.ZERO);
        ask("one question", new ArrayList<>());
        assertThat(set).isEmpty();
    }

    @Test
    void the_real_alarm_rings_and_its_thread_keeps_no_program_alive() throws Exception {
        start(Duration.ZERO);
        List<Boolean> daemon = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch rang = new CountDownLatch(1);
        Alarm alarm = IdleTimer.daemon();
        alarm.set(Duration.ofDays(1), () -> daemon.add(false)).run();
        alarm.set(Duration.ofMillis(1), () -> {
            daemon.add(Thread.currentThread().isDaemon());
            rang.countDown();
        });
        assertThat(rang.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon).containsExactly(true);
    }
}
