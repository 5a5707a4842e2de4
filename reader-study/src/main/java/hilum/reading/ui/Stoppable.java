package hilum.reading.ui;

import hilum.reading.ReadingFailure;
import org.jspecify.annotations.Nullable;

/** One task that another thread may stop: by interruption, and only while it runs. Thread-safe. */
public final class Stoppable {
    private @Nullable Thread thread;
    private boolean stopped;

    /** A blocking task that ends early when its thread is interrupted. */
    @FunctionalInterface
    public interface Task<T> {
        T run() throws ReadingFailure, InterruptedException;
    }

    /** Runs {@code task} on this thread. */
    public <T> T run(Task<T> task) throws ReadingFailure, InterruptedException {
        begin();
        try {
            return task.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
        thread = Thread.currentThread();
    }

    /** The thread goes back without an interruption that was meant for this task. */
    private synchronized void end() {
        thread = null;
        if (stopped) {
            Thread.interrupted();
        }
    }

    /** Ends the task, or what would become of it. */
    public synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
