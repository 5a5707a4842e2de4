package hilum.model.worker;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A model that runs in a child JVM: whatever happens to the child costs an answer and never this process.
 *
 * <p>Thread-safe. Calls block the calling thread, which may be virtual, and take turns in the order in which they come; while the model
 * is loading they wait. {@code onPiece} is called on the calling thread. Interrupting a thread in {@link #generate} brings it back within
 * a second with what it has, even if the child hangs. When the child dies, the call that ran fails with
 * {@link ModelFailure.WorkerDied}, the state says why, and another child is started without being asked.
 */
public final class ModelWorker implements VisionLanguageModel {
    private final Patience patience;
    private final CallDesk desk = new CallDesk();
    private final Supervisor supervisor;
    private final Object lifecycle = new Object();
    private final Semaphore turn = new Semaphore(1, true);
    private final ExecutorService states = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("hilum-model-state").factory());

    /**
     * Starts nothing yet.
     *
     * @param onState takes every new state, in order, on a thread of its own
     */
    public ModelWorker(WorkerLaunch launch, Consumer<ModelState> onState) {
        this(launch, BuildIdentity.current(), onState);
    }

    ModelWorker(WorkerLaunch launch, String build, Consumer<ModelState> onState) {
        this.patience = launch.patience();
        this.supervisor = new Supervisor(launch, build, desk, state -> states.execute(() -> onState.accept(state)));
    }

    /**
     * Starts the child and its loading, and returns; does nothing when it runs.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public void start() {
        synchronized (lifecycle) {
            if (states.isShutdown()) {
                throw new IllegalStateException("closed");
            }
            supervisor.start();
        }
    }

    /** Ends the child, if any, and starts another; a running call fails. Waits for the end, not for the loading. */
    public void restart() {
        synchronized (lifecycle) {
            supervisor.stop();
            start();
        }
    }

    /** Ends the child and frees all its memory, main and video; returns when the process is gone. {@link #start} loads again. */
    public void unload() {
        synchronized (lifecycle) {
            supervisor.stop();
        }
    }

    public ModelState state() {
        return supervisor.state();
    }

    /**
     * The loaded model; while the child is being replaced, the model as it was.
     *
     * @throws IllegalStateException before the first {@link ModelState.Ready}
     */
    @Override
    public ModelDescription description() {
        return supervisor.description().orElseThrow(() -> new IllegalStateException("no model has been loaded yet"));
    }

    /** Main memory that the child holds now, in bytes, half a second old at most; 0 without a child or where the system does not tell. */
    public long residentBytes() {
        return supervisor.residentBytes();
    }

    /** The child's process id, for the self-check. */
    public OptionalLong pid() {
        return supervisor.child().stream().mapToLong(ChildProcess::pid).findFirst();
    }

    /** The last lines that the child printed, for somebody who wants to know why it died. Not for the log. */
    public String diagnostics() {
        return supervisor.printed();
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        long beganNs = System.nanoTime();
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            return Answer.stoppedBeforeItBegan(beganNs);
        }
        try {
            PendingCall call = desk.begin(id -> new Message.Ask(id, prompt, decoding));
            return new Answer(desk, call, patience, beganNs).listen(onPiece);
        } catch (InterruptedException e) {
            return Answer.stoppedBeforeItBegan(beganNs);
        } finally {
            turn.release();
        }
    }

    /**
     * {@inheritDoc} Interrupting the calling thread ends this, too, within a second, and clears the interrupt.
     *
     * @throws CancellationException when interrupted
     * @throws IllegalArgumentException when an option is empty
     */
    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        long beganNs = System.nanoTime();
        try {
            turn.acquire();
            try {
                PendingCall call = desk.begin(id -> new Message.Rate(id, prompt, options));
                return new Answer(desk, call, patience, beganNs).scores();
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            throw new CancellationException("scoring was stopped");
        }
    }

    /** Unloads for good. */
    @Override
    public void close() {
        synchronized (lifecycle) {
            supervisor.stop();
            states.shutdown();
        }
    }
}
