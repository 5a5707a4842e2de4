package hilum.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.ModelFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InferenceThreadTest {
    private final FlagStop stop = new FlagStop();
    private final InferenceThread thread = new InferenceThread(stop);

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void work_runs_on_the_one_thread() throws Exception {
        assertThat(thread.call(() -> Thread.currentThread().getName())).isEqualTo("hilum-inference");
    }

    @Test
    void failures_reach_the_caller_as_they_are() {
        assertThatThrownBy(() -> thread.call(() -> {
                    throw new ModelFailure.OutOfMemory("full");
                }))
                .isInstanceOf(ModelFailure.OutOfMemory.class);
        assertThatThrownBy(() -> thread.call(() -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
    }

    @Test
    void an_interrupt_stops_the_callers_own_work_and_is_cleared() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                thread.call(() -> awaitStop(started));
                interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
            } catch (ModelFailure | RuntimeException e) {
                interruptedAfterwards.completeExceptionally(e);
            }
        });
        started.await();
        caller.interrupt();
        assertThat(interruptedAfterwards.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(thread.call(stop::isRaised))
                .as("the next work is not stopped")
                .isFalse();
    }

    @Test
    void an_interrupt_of_a_waiting_caller_does_not_stop_anothers_work() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<Boolean> firstStopped = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> complete(firstStopped, () -> {
                    started.countDown();
                    awaitLatch(finish);
                    return stop.isRaised();
                }));
        started.await();
        CompletableFuture<Boolean> secondStopped = new CompletableFuture<>();
        CountDownLatch secondRuns = new CountDownLatch(1);
        Thread second = Thread.ofVirtual().start(() -> complete(secondStopped, () -> awaitStop(secondRuns)));
        second.interrupt();
        while (second.isInterrupted()) {
            Thread.onSpinWait();
        }
        assertThat(stop.isRaised()).as("the first goes on").isFalse();
        finish.countDown();
        assertThat(firstStopped.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(secondStopped.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void after_closing_a_call_is_a_mistake() {
        thread.close();
        assertThatThrownBy(() -> thread.call(() -> 1)).isInstanceOf(IllegalStateException.class);
    }

    private void complete(CompletableFuture<Boolean> future, InferenceThread.Work<Boolean> work) {
        try {
            future.complete(thread.call(work));
        } catch (ModelFailure | RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    private boolean awaitStop(CountDownLatch started) {
        started.countDown();
        while (!stop.isRaised()) {
            Thread.onSpinWait();
        }
        return true;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
