package hilum.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl+C interrupts the job instead of cutting it off, and gives it a moment to end in order. */
final class StopOnSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopOnSignal(Thread job) {
        hook = new Thread(
                () -> {
                    job.interrupt();
                    try {
                        boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        assert inTime || !Thread.interrupted();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-on-signal");
    }

    /** From now on, and until {@link #close}, the end of the process first interrupts the calling thread. */
    static StopOnSignal ofThisThread() {
        StopOnSignal stop = new StopOnSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            boolean removed = Runtime.getRuntime().removeShutdownHook(hook);
            assert removed;
        } catch (IllegalStateException endingAlready) {
            // the hook runs: that is what it is for
        }
    }
}
