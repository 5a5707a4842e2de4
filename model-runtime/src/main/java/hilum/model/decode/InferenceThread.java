package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that computes. Calls from any thread wait their turn; interrupting a waiting caller raises the stop signal of its own
 * computation, never of another caller's.
 */
public final class InferenceThread implements AutoCloseable {
    private final StopSignal stop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hilum-inference").factory());
    private final Object lock = new Object();
    private @Nullable Call<?> running;

    public InferenceThread(StopSignal stop) {
        this.stop = stop;
    }

    /** A computation. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws ModelFailure;
    }

    /**
     * Runs {@code work} and waits for it. An interrupt raises the stop signal, is cleared, and the wait goes on until the work has
     * ended in its own way.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public <T> T call(Work<T> work) throws ModelFailure {
        Call<T> call = new Call<>(work);
        Future<T> future;
        try {
            future = thread.submit(call);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the model has been closed", e);
        }
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                call.cancel();
            } catch (ExecutionException e) {
                throw rethrown(e);
            }
        }
    }

    private static RuntimeException rethrown(ExecutionException e) throws ModelFailure {
        return switch (e.getCause()) {
            case ModelFailure failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private final class Call<T> implements Callable<T> {
        private final Work<T> work;
        private boolean cancelled;

        Call(Work<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws ModelFailure {
            synchronized (lock) {
                running = this;
                if (cancelled) {
                    stop.raise();
                } else {
                    stop.lower();
                }
            }
            try {
                return work.run();
            } finally {
                synchronized (lock) {
                    running = null;
                }
            }
        }

        void cancel() {
            synchronized (lock) {
                cancelled = true;
                if (running == this) {
                    stop.raise();
                }
            }
        }
    }
}
