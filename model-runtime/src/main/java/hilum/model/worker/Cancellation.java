package hilum.model.worker;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interrupts exactly the call that nobody waits for any more, whether it runs, still queues or has just ended. */
final class Cancellation {
    private static final long NONE = -1;

    private final Set<Long> early = new HashSet<>();
    private @Nullable Thread worker;
    private long running = NONE;
    private long lastEnded = NONE;

    /** {@code worker} is the one thread that calls {@link #begin} and {@link #end}. */
    synchronized void watch(Thread worker) {
        this.worker = worker;
    }

    /** @param call ids rise in the order in which calls run */
    synchronized void cancel(long call) {
        if (call == running && worker != null) {
            worker.interrupt();
        } else if (call > lastEnded) {
            early.add(call);
        }
    }

    /** False when the call has been cancelled before it began; {@link #end} has to follow anyway. */
    synchronized boolean begin(long call) {
        running = call;
        return !early.remove(call);
    }

    /** Leaves the thread without an interrupt. */
    synchronized void end(long call) {
        running = NONE;
        lastEnded = call;
        Thread.interrupted();
    }
}
