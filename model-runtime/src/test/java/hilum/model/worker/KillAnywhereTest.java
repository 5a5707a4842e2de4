package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModelContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real child, with libtorch and tiny random weights, killed whatever it does: at most the call that ran is lost, and nothing else. */
@Tag("slow")
@Timeout(900)
final class KillAnywhereTest {
    private static final int KILLS = 50;
    private static final Prompt KNOWN =
            Prompt.of(List.of(VisionLanguageModelContract.picture(1)), "Describe the heart.");
    private static final List<String> OPTIONS = List.of("yes", "no", "perhaps", "a little", "not at all");

    private final Random random = new Random(50);
    private final StateLog states = new StateLog();
    private ModelWorker worker;
    private List<TokenPiece> expected;
    private List<OptionScore> expectedScores;

    private enum Moment {
        LOADING,
        WAITING,
        PREFILL,
        DECODE,
        SCORING,
        UNLOADING
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void fifty_kills_at_random_moments_cost_at_most_the_call_that_ran() throws Exception {
        WorkerLaunch launch = WorkerLaunch.of("Tiny model", Golden.path(Golden.BF16), RunSettings.AUTO)
                .withOptions(List.of("-Dhilum.torch.threads=1"));
        worker = new ModelWorker(launch, states);
        worker.start();
        expected = worker.generate(KNOWN, Decoding.greedy(40), piece -> {}).pieces();
        expectedScores = worker.score(KNOWN, OPTIONS);
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < KILLS; i++) {
            Moment moment = Moment.values()[i % Moment.values().length];
            states.clear();
            outcomes.add(moment + ": " + killedWhile(moment));
            assertThat(worker.generate(KNOWN, Decoding.greedy(40), piece -> {}).pieces())
                    .as("kill %d while %s", i, moment)
                    .isEqualTo(expected);
        }
        System.out.println(String.join("\n", outcomes));
        assertThat(outcomes).hasSize(KILLS);
    }

    private String killedWhile(Moment moment) throws Exception {
        return switch (moment) {
            case LOADING -> {
                worker.restart();
                Thread killer = killIn(2500);
                killer.join();
                yield "asked again after it";
            }
            case WAITING -> waiting();
            case PREFILL -> {
                Prompt unknown = Prompt.of(
                        List.of(VisionLanguageModelContract.picture(random.nextLong())), "Describe the lungs.");
                Thread killer = killIn(60);
                String outcome = asked(unknown, 1000);
                killer.join();
                yield outcome;
            }
            case DECODE -> decoding(1 + random.nextInt(39));
            case SCORING -> {
                Thread killer = killIn(60);
                String outcome = scored();
                killer.join();
                yield outcome;
            }
            case UNLOADING -> {
                Thread killer = killIn(40);
                worker.unload();
                killer.join();
                assertThat(worker.pid()).isEmpty();
                worker.start();
                yield "gone";
            }
        };
    }

    /** The one that runs may be lost, the two in line are not. */
    private String waiting() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<String> first = elsewhere(() -> {
            try {
                return worker.generate(KNOWN, Decoding.greedy(1500), piece -> running.countDown())
                        .finish()
                        .toString();
            } catch (ModelFailure.WorkerDied died) {
                return "broke off";
            }
        });
        running.await();
        CountDownLatch inLine = new CountDownLatch(2);
        CompletableFuture<Completion> second =
                elsewhere(() -> worker.generate(KNOWN, Decoding.greedy(40), piece -> {}, stage -> inLine.countDown()));
        CompletableFuture<List<OptionScore>> third =
                elsewhere(() -> worker.score(KNOWN, OPTIONS, stage -> inLine.countDown()));
        inLine.await();
        Thread killer = killIn(100);
        killer.join();
        String outcome = first.get(60, TimeUnit.SECONDS);
        assertThat(second.get(60, TimeUnit.SECONDS).pieces()).isEqualTo(expected);
        assertThat(third.get(60, TimeUnit.SECONDS)).hasSameSizeAs(expectedScores);
        return outcome + ", both in line answered";
    }

    private String decoding(int killAfter) throws Exception {
        List<TokenPiece> streamed = new ArrayList<>();
        try {
            worker.generate(KNOWN, Decoding.greedy(1500), piece -> {
                streamed.add(piece);
                if (streamed.size() == killAfter) {
                    kill();
                }
            });
            return "whole";
        } catch (ModelFailure.WorkerDied died) {
            int known = Math.min(streamed.size(), expected.size());
            assertThat(streamed).hasSizeGreaterThanOrEqualTo(killAfter);
            assertThat(streamed.subList(0, known)).isEqualTo(expected.subList(0, known));
            return "broke off after " + streamed.size() + " tokens";
        }
    }

    private String asked(Prompt prompt, int tokens) throws ModelFailure {
        try {
            return worker.generate(prompt, Decoding.greedy(tokens), piece -> {}).finish() + " by the next child";
        } catch (ModelFailure.WorkerDied died) {
            assertThat(died).hasMessageContaining("signal 9");
            return "broke off";
        }
    }

    private String scored() throws ModelFailure {
        try {
            return worker.score(KNOWN, OPTIONS).size() + " scores";
        } catch (ModelFailure.WorkerDied died) {
            assertThat(died).hasMessageContaining("signal 9");
            return "broke off";
        }
    }

    private Thread killIn(int atMostMs) {
        long delayNs = random.nextLong(Duration.ofMillis(atMostMs).toNanos());
        return Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(delayNs);
            kill();
        });
    }

    private void kill() {
        worker.pid().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static <T> CompletableFuture<T> elsewhere(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
