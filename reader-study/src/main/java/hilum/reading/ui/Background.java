package hilum.reading.ui;

import hilum.reading.ReadingFailure;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs blocking tasks one after the other, in the order of asking, and hands results to the JavaFX thread. */
final class Background {
    private final ReadingThreads threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean ended;

    Background(ReadingThreads threads) {
        this.threads = threads;
    }

    /** A blocking task. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws ReadingFailure;
    }

    <T> void run(Task<T> task, Consumer<T> done, Consumer<ReadingFailure> failed) {
        if (ended) {
            return;
        }
        queue(() -> {
            try {
                T result = task.run();
                later(() -> done.accept(result));
            } catch (ReadingFailure e) {
                later(() -> failed.accept(e));
            } catch (RuntimeException bug) {
                // Shown once, by the JavaFX thread's handler of uncaught exceptions.
                later(() -> {
                    throw bug;
                });
            }
        });
    }

    private void queue(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            threads.background().execute(this::drain);
        }
    }

    /** Runs {@code last} after all that was asked before; nothing is taken or handed over any more. JavaFX thread only. */
    void end(Runnable last) {
        ended = true;
        queue(last);
    }

    /** Runs a long task beside the queue, which goes on; nothing is handed over when the task was interrupted. */
    <T> void beside(Stoppable.Task<T> task, Consumer<T> done, Consumer<ReadingFailure> failed) {
        threads.background().execute(() -> {
            try {
                T result = task.run();
                later(() -> done.accept(result));
            } catch (ReadingFailure e) {
                later(() -> failed.accept(e));
            } catch (InterruptedException e) {
                // Whoever stopped it knows; the thread ends here.
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                later(() -> {
                    throw bug;
                });
            }
        });
    }

    /** Runs {@code step} on the JavaFX thread, unless the room is closed by then. */
    void later(Runnable step) {
        threads.fx().execute(() -> {
            if (!ended) {
                step.run();
            }
        });
    }

    private void drain() {
        do {
            tasks.remove().run();
        } while (waiting.decrementAndGet() > 0);
    }
}
