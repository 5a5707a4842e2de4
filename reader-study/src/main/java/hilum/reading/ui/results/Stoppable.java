package hilum.reading.ui.results;

import hilum.reading.ReadingFailure;
import org.jspecify.annotations.Nullable;

/** One task that another thread may stop: by interruption, and only while it runs. Thread-safe. */
final class Stoppable {
    private @Nullable Thread thread;
    private boolean stopped;

    /** A blocking task that ends early when its thread is interrupted. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws ReadingFailure, InterruptedException;
    }

    <T> T run(Task<T> task) throws ReadingFailure, InterruptedException {
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

    synchronized void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
