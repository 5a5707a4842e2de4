package hilum.assistant.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs one piece of work once for any number of requests that come before it has begun. */
final class Coalesced {
    private final Executor executor;
    private final Runnable work;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Coalesced(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /** Asks for the work; any thread. */
    void request() {
        if (waiting.compareAndSet(false, true)) {
            executor.execute(() -> {
                waiting.set(false);
                work.run();
            });
        }
    }
}
