package hilum.model.worker;

import hilum.model.CallStage;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A model that runs in a child JVM: whatever happens to the child costs an answer and never this process.
 *
 * <p>Thread-safe. Calls block the calling thread, which may be virtual, and take turns in the order in which they come; while the model
 * is loading they wait. {@code onPiece} and {@code onStage} are called on the calling thread. Interrupting a thread in {@link #generate}
 * brings it back within a second with what it has, even if the child hangs, and at once while it is in line; the others move up. When the
 * child dies, the call that ran fails with {@link ModelFailure.WorkerDied}, the state says why, and another child is started without
 * being asked. Calls that the child had not begun are put to the next one.
 *
 * <p>Where the launch says so, a model that nobody asks for a while is unloaded, and loaded again by the next question.
 */
public final class ModelWorker implements VisionLanguageModel {
    private final Patience patience;
    private final CallDesk desk = new CallDesk();
    private final Supervisor supervisor;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final WaitingLine line = new WaitingLine();
    private final IdleTimer idle;
    private final ExecutorService states = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("hilum-model-state").factory());

    /**
     * Starts nothing yet.
     *
     * @param onState takes every new state, in order, on a thread of its own
     */
    public ModelWorker(WorkerLaunch launch, Consumer<ModelState> onState) {
        this(launch, BuildIdentity.current(), IdleTimer.daemon(), onState);
    }

    ModelWorker(WorkerLaunch launch, String build, Alarm alarm, Consumer<ModelState> onState) {
        this.patience = launch.patience();
        this.idle = new IdleTimer(launch.unloadAfter(), alarm, this::rest);
        this.supervisor = new Supervisor(launch, build, desk, state -> publish(state, onState));
    }

    private void publish(ModelState state, Consumer<ModelState> onState) {
        if (state instanceof ModelState.Ready) {
            idle.begin();
        }
        states.execute(() -> onState.accept(state));
    }

    /**
     * Starts the child and its loading, and returns; does nothing when it runs.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public void start() {
        holding(this::startNow);
    }

    private void startNow() {
        if (states.isShutdown()) {
            throw new IllegalStateException("closed");
        }
        supervisor.start();
    }

    /** Ends the child, if any, and starts another; a running call fails. Waits for the end, not for the loading. */
    public void restart() {
        holding(() -> {
            supervisor.stop();
            startNow();
        });
    }

    /** Ends the child and frees all its memory, main and video; returns when the process is gone. {@link #start} loads again. */
    public void unload() {
        holding(supervisor::stop);
    }

    /** Nothing was asked for a while. */
    private void rest() {
        holding(() -> {
            if (line.isEmpty()) {
                supervisor.rest();
            }
        });
    }

    private void holding(Runnable change) {
        lifecycle.lock();
        try {
            change.run();
        } finally {
            lifecycle.unlock();
        }
    }

    @SuppressWarnings("LockNotBeforeTry") // interruptibly: the caller may be stopped while another thread unloads
    private void wake() throws InterruptedException {
        lifecycle.lockInterruptibly();
        try {
            if (supervisor.state() instanceof ModelState.Resting) {
                startNow();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    public ModelState state() {
        return supervisor.state();
    }

    /**
     * The loaded model; while the child is being replaced or the model rests, the model as it was.
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
        return generate(prompt, decoding, onPiece, stage -> {});
    }

    @Override
    public Completion generate(
            Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece, Consumer<CallStage> onStage)
            throws ModelFailure {
        long beganNs = System.nanoTime();
        NamedPrompt named = NamedPrompt.of(prompt);
        CallDesk.Question question = new CallDesk.Question(prompt.images(), id -> new Message.Ask(id, named, decoding));
        try {
            return inTurn(onStage, () -> new Answer(desk, question, patience, onStage, beganNs).listen(onPiece));
        } catch (InterruptedException e) {
            return Answer.stoppedBeforeItBegan(beganNs);
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
        return score(prompt, options, stage -> {});
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options, Consumer<CallStage> onStage)
            throws ModelFailure {
        long beganNs = System.nanoTime();
        NamedPrompt named = NamedPrompt.of(prompt);
        CallDesk.Question question = new CallDesk.Question(prompt.images(), id -> new Message.Rate(id, named, options));
        try {
            return inTurn(onStage, () -> new Answer(desk, question, patience, onStage, beganNs).scores());
        } catch (InterruptedException e) {
            throw new CancellationException("scoring was stopped");
        }
    }

    /** A call that has the turn. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws InterruptedException, ModelFailure;
    }

    private <T> T inTurn(Consumer<CallStage> onStage, Call<T> call) throws InterruptedException, ModelFailure {
        idle.end();
        try (WaitingLine.Place place = line.enter()) {
            place.awaitTurn(onStage);
            wake();
            return call.run();
        } finally {
            if (line.isEmpty()) {
                idle.begin();
            }
        }
    }

    /** Unloads for good. */
    @Override
    public void close() {
        idle.close();
        holding(() -> {
            supervisor.stop();
            states.shutdown();
        });
    }
}
