package hilum.model.worker;

import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one child alive: one thread starts it, listens until it ends, tells everybody, and starts the next one. Thread-safe.
 *
 * <p>A child that dies is replaced at once; one that cannot load, is of another build, or has died {@value #DEATHS} times without one
 * finished call in between is not.
 */
final class Supervisor {
    private static final int DEATHS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final WorkerLaunch launch;
    private final Consumer<ModelState> publish;
    private final CallDesk desk;
    private final String build;
    private final String name;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private @Nullable ChildProcess child;
    private boolean wanted;
    private int deathsInARow;
    /** What the model is after it was stopped. */
    private ModelState stopped = new ModelState.Unloaded();

    private volatile String lastPrinted = "";
    private volatile ModelState state = new ModelState.Unloaded();
    private volatile @Nullable ModelDescription description;
    private volatile long residentBytes;

    /** @param publish takes every new state in order; must return at once and not call back */
    Supervisor(WorkerLaunch launch, String build, CallDesk desk, Consumer<ModelState> publish) {
        this.launch = launch;
        this.build = build;
        this.desk = desk;
        this.publish = publish;
        this.name = launch.order().name();
    }

    ModelState state() {
        return state;
    }

    Optional<ModelDescription> description() {
        return Optional.ofNullable(description);
    }

    /** Of the child, 0 while there is none. */
    long residentBytes() {
        return residentBytes;
    }

    /** The process of the moment, ready or not. */
    Optional<ChildProcess> child() {
        lock.lock();
        try {
            return Optional.ofNullable(child);
        } finally {
            lock.unlock();
        }
    }

    /** What the child, or else the one before it, printed last. */
    String printed() {
        return child().map(ChildProcess::printed).orElse(lastPrinted);
    }

    void start() {
        lock.lock();
        try {
            if (thread == null) {
                wanted = true;
                deathsInARow = 0;
                change(new ModelState.Loading(name, LoadPhase.STARTING, 0));
                desk.expect();
                thread = Thread.ofPlatform()
                        .daemon()
                        .name("hilum-model-supervisor")
                        .start(this::supervise);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the child and returns when its process is gone. */
    void stop() {
        stop(new ModelState.Unloaded());
    }

    /** As {@link #stop}, but the model is only put aside; does nothing unless it is ready. */
    void rest() {
        if (state instanceof ModelState.Ready(ModelDescription ready)) {
            stop(new ModelState.Resting(ready));
        }
    }

    private void stop(ModelState then) {
        Thread ending;
        lock.lock();
        try {
            wanted = false;
            stopped = then;
            desk.refuse("No model is loaded.");
            changed.signalAll();
            ending = thread;
            if (child != null) {
                child.dismiss();
            }
            if (ending == null) {
                change(then);
                return;
            }
        } finally {
            lock.unlock();
        }
        awaitEnd(ending);
    }

    private void awaitEnd(Thread ending) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = ending.join(LAST_WORD);
                if (!ended) {
                    child().ifPresent(frozen -> frozen.kill("did not end when told to"));
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        Watchdog watchdog = new Watchdog(launch.patience(), this::child);
        boolean again = true;
        while (again) {
            again = oneLife();
        }
        watchdog.stop();
    }

    /** From the start of a child to its end; true when another one is to follow. */
    private boolean oneLife() {
        ChildProcess born;
        try {
            born = ChildProcess.spawn(launch.jvm(), launch.patience());
        } catch (IOException e) {
            return mourn(
                    new ModelFailure.NotReady("The model's process could not be started: the program's own Java is "
                            + "not where it was, or the system refused another process."));
        }
        lock.lock();
        try {
            child = born;
            if (!wanted) {
                born.dismiss();
            }
        } finally {
            lock.unlock();
        }
        ModelFailure fatal = converse(born);
        String reason = born.buried();
        lastPrinted = born.printed();
        return fatal == null ? mourn(reason) : mourn(fatal);
    }

    /** Until the child ends; returns why another one would be of no use, if so. */
    private @Nullable ModelFailure converse(ChildProcess born) {
        ModelFailure fatal = null;
        boolean greeted = false;
        for (Message message = born.read(); message != null; message = born.read()) {
            if (message instanceof Message.Hello hello) {
                greeted = true;
                fatal = greet(born, hello);
            } else if (!greeted) {
                born.kill("spoke before it said which build it is and was ended");
            } else if (message instanceof Message.LoadFailed failed) {
                fatal = failed.failure();
                born.dismiss();
            } else {
                hear(born, message);
            }
        }
        return fatal;
    }

    private @Nullable ModelFailure greet(ChildProcess born, Message.Hello hello) {
        if (!hello.build().equals(build)) {
            born.kill("is of another build");
            return new ModelFailure.NotReady(
                    "The model's process is of another build than this window: the program was "
                            + "replaced while it ran. Close the window and open it again.");
        }
        born.send(new Message.Hello(build, ProcessHandle.current().pid()));
        born.send(new Message.Load(launch.order()));
        born.progressed();
        return null;
    }

    private void hear(ChildProcess born, Message message) {
        switch (message) {
            case Message.Progress(LoadPhase phase, double fraction) -> {
                born.progressed();
                changeWhileWanted(new ModelState.Loading(name, phase, fraction));
            }
            case Message.Loaded(ModelDescription loaded) -> {
                born.loaded();
                description = loaded;
                if (residentBytes == 0) {
                    residentBytes = loaded.residentBytes(); // until the first beat says it
                }
                desk.open(born); // first, so that nobody who hears of Ready finds the desk closed
                changeWhileWanted(new ModelState.Ready(loaded));
            }
            case Message.Beat(long bytes) -> residentBytes = bytes;
            case Message.Wanted(long call, List<String> pictures) -> desk.supply(call, pictures);
            case Message.Begun begun -> desk.pass(begun.call(), begun);
            case Message.Stage stage -> desk.pass(stage.call(), stage);
            case Message.Piece piece -> desk.pass(piece.call(), piece);
            case Message.Answered answered -> finish(answered.call(), answered);
            case Message.Rated rated -> finish(rated.call(), rated);
            case Message.Refused refused -> finish(refused.call(), refused);
            case Message.Rejected rejected -> finish(rejected.call(), rejected);
            default -> born.kill("sent something that is no answer and was ended");
        }
    }

    private void finish(long call, Message last) {
        lock.lock();
        try {
            deathsInARow = 0;
        } finally {
            lock.unlock();
        }
        desk.finish(call, last);
    }

    /** After a death that another child may make good; true when one is to follow. */
    private boolean mourn(String reason) {
        lock.lock();
        try {
            deathsInARow++;
            boolean again = deathsInARow < DEATHS;
            String advice = again
                    ? "The model is being loaded again: ask once more."
                    : "That happened " + DEATHS + " times in a row, so it is not started again by itself: start it "
                            + "again by hand, with a smaller model or more free memory.";
            tell(new ModelFailure.WorkerDied("The model's process " + reason + ". " + advice));
            if (again && pause()) {
                change(new ModelState.Loading(name, LoadPhase.STARTING, 0));
                return true;
            }
            return end();
        } finally {
            lock.unlock();
        }
    }

    /** After an end that another child would share. */
    private boolean mourn(ModelFailure fatal) {
        lock.lock();
        try {
            tell(fatal);
            return end();
        } finally {
            lock.unlock();
        }
    }

    private void tell(ModelFailure failure) {
        child = null;
        residentBytes = 0;
        if (wanted) {
            change(new ModelState.Failed(name, failure));
            desk.childGone(failure);
        } else {
            desk.childGone(new ModelFailure.NotReady("The model was unloaded while it answered."));
        }
    }

    private boolean end() {
        thread = null;
        if (!wanted) {
            change(stopped);
        } else if (state instanceof ModelState.Failed failed) {
            desk.refuse("No model can answer. " + failed.cause().getMessage());
        }
        return false;
    }

    /** Longer after each death; false when the model is not wanted any more. */
    private boolean pause() {
        long left = deathsInARow == 1 ? 0 : FIRST_PAUSE.toNanos() << (2 * (deathsInARow - 2));
        try {
            while (wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            return wanted;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the supervisor", e);
        }
    }

    /** What a child still says on its way out is not news. */
    private void changeWhileWanted(ModelState next) {
        lock.lock();
        try {
            if (wanted) {
                change(next);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(ModelState next) {
        if (!next.equals(state)) {
            state = next;
            publish.accept(next);
        }
    }
}
