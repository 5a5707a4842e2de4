package hilum.model.worker;

import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one child alive: one thread starts it, listens until it ends, tells every waiting call, and starts the next one.
 *
 * <p>A child that dies is replaced at once; one that cannot load, is of another build, or has died {@value #DEATHS} times without one
 * finished call in between is not.
 */
final class Supervisor {
    private static final int DEATHS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final WorkerLaunch launch;
    private final Consumer<ModelState> publish;
    private final String build;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, PendingCall> calls = new HashMap<>();
    private @Nullable Thread thread;
    private @Nullable ChildProcess child;
    private boolean wanted;
    private boolean ready;
    private long lastCall;
    private int deathsInARow;
    private String lastPrinted = "";
    private volatile ModelState state = new ModelState.Unloaded();
    private volatile @Nullable ModelDescription description;
    private volatile long residentBytes;

    /** @param publish takes every new state in order, must not call back and must return quickly */
    Supervisor(WorkerLaunch launch, String build, Consumer<ModelState> publish) {
        this.launch = launch;
        this.build = build;
        this.publish = publish;
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

    OptionalLong pid() {
        lock.lock();
        try {
            return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
        } finally {
            lock.unlock();
        }
    }

    /** What the child, or the one before it, printed last. */
    String printed() {
        lock.lock();
        try {
            return child == null ? lastPrinted : child.printed();
        } finally {
            lock.unlock();
        }
    }

    void start() {
        lock.lock();
        try {
            if (thread == null) {
                wanted = true;
                deathsInARow = 0;
                change(new ModelState.Loading(name(), 0));
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
        Thread ending;
        lock.lock();
        try {
            wanted = false;
            changed.signalAll();
            ending = thread;
            if (child != null) {
                child.dismiss();
            }
            if (ending == null) {
                change(new ModelState.Unloaded());
                return;
            }
        } finally {
            lock.unlock();
        }
        awaitEnd(ending);
    }

    /** Puts a question to the child as soon as it is ready; the call's letters follow. */
    PendingCall begin(LongFunction<Message> question) throws InterruptedException, ModelFailure.NotReady {
        lock.lockInterruptibly();
        try {
            while (!ready) {
                if (thread == null || !wanted) {
                    throw notReady();
                }
                changed.await();
            }
            PendingCall call = new PendingCall(++lastCall);
            calls.put(call.id(), call);
            current().send(question.apply(call.id()));
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** Tells the child to stop; the call's last letter still comes. */
    void cancel(PendingCall call) {
        lock.lock();
        try {
            if (child != null && calls.containsKey(call.id())) {
                child.send(new Message.Cancel(call.id()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits for the call any more. */
    void abandon(PendingCall call) {
        lock.lock();
        try {
            if (calls.remove(call.id()) != null && child != null) {
                child.abandon(call.id());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the child that owes this call a letter. */
    void giveUp(PendingCall call) {
        lock.lock();
        try {
            if (child != null && calls.containsKey(call.id())) {
                child.kill("gave no word of an answer for "
                        + launch.patience().silent().toSeconds() + " s and was ended");
            }
        } finally {
            lock.unlock();
        }
    }

    private void supervise() {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hilum-model-watch").factory())) {
            Duration tick = tick();
            watch.scheduleAtFixedRate(new Watch(tick), 0, tick.toMillis(), TimeUnit.MILLISECONDS);
            boolean again = true;
            while (again) {
                again = oneLife();
            }
            watch.shutdownNow();
        }
    }

    /** From the start of a child to its end; true when another one is to follow. */
    private boolean oneLife() {
        ChildProcess born;
        try {
            born = ChildProcess.spawn(launch.jvm(), launch.patience());
        } catch (IOException e) {
            return bury(
                    null,
                    new ModelFailure.NotReady("The model's process could not be started: Java was not found "
                            + "beside this program, or the system refused another process."));
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
        String reason = born.buried();
        return bury(reason, fatal);
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
        return null;
    }

    private void hear(ChildProcess born, Message message) {
        lock.lock();
        try {
            switch (message) {
                case Message.Progress(double fraction) -> {
                    born.progressed();
                    change(new ModelState.Loading(name(), fraction));
                }
                case Message.Loaded(ModelDescription loaded) -> {
                    born.loaded();
                    description = loaded;
                    residentBytes = loaded.residentBytes();
                    ready = true;
                    changed.signalAll();
                    change(new ModelState.Ready(loaded));
                }
                case Message.Beat(long bytes) -> residentBytes = bytes;
                case Message.Piece piece -> {
                    PendingCall call = calls.get(piece.call());
                    if (call != null) {
                        call.put(piece);
                    }
                }
                case Message.Answered answered -> finish(born, answered.call(), answered);
                case Message.Rated rated -> finish(born, rated.call(), rated);
                case Message.Refused refused -> finish(born, refused.call(), refused);
                default -> born.kill("sent something that is no answer and was ended");
            }
        } finally {
            lock.unlock();
        }
    }

    private void finish(ChildProcess born, long id, Message last) {
        deathsInARow = 0;
        born.settled(id);
        PendingCall call = calls.remove(id);
        if (call != null) {
            call.put(last);
        }
    }

    /** Tells everybody that there is no child now; true when another one is to follow. */
    private boolean bury(@Nullable String reason, @Nullable ModelFailure fatal) {
        lock.lock();
        try {
            if (child != null) {
                lastPrinted = child.printed();
            }
            child = null;
            ready = false;
            residentBytes = 0;
            deathsInARow++;
            boolean again = wanted && fatal == null && deathsInARow < DEATHS;
            ModelFailure failure = !wanted
                    ? new ModelFailure.NotReady("The model was unloaded.")
                    : fatal != null ? fatal : died(String.valueOf(reason), again);
            calls.values().forEach(call -> call.fail(failure));
            calls.clear();
            change(wanted ? new ModelState.Failed(name(), failure) : new ModelState.Unloaded());
            if (again) {
                again = pause();
            }
            if (again) {
                change(new ModelState.Loading(name(), 0));
            } else {
                if (!wanted) {
                    change(new ModelState.Unloaded());
                }
                thread = null;
            }
            changed.signalAll();
            return again;
        } finally {
            lock.unlock();
        }
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

    private static ModelFailure died(String reason, boolean again) {
        return new ModelFailure.WorkerDied("The model's process " + reason + ". "
                + (again
                        ? "What was answered so far is kept. The model is being loaded again: ask once more."
                        : "That happened " + DEATHS + " times in a row, so it is not started again by itself: start it "
                                + "again by hand, with a smaller model or more free memory."));
    }

    private ModelFailure.NotReady notReady() {
        return new ModelFailure.NotReady(
                state instanceof ModelState.Failed failed
                        ? "No model can answer. " + failed.cause().getMessage()
                        : "No model is loaded.");
    }

    private void change(ModelState next) {
        if (!next.equals(state)) {
            state = next;
            publish.accept(next);
        }
    }

    private @Nullable ChildProcess runningChild() {
        lock.lock();
        try {
            return child;
        } finally {
            lock.unlock();
        }
    }

    private ChildProcess current() {
        if (child == null) {
            throw new IllegalStateException("ready without a child");
        }
        return child;
    }

    private String name() {
        return launch.order().name();
    }

    /** Often enough for the shortest of the limits. */
    private Duration tick() {
        Patience patience = launch.patience();
        Duration shortest = patience.frozen();
        shortest = shortest.compareTo(patience.silent()) < 0 ? shortest : patience.silent();
        shortest = shortest.compareTo(patience.settle()) < 0 ? shortest : patience.settle();
        Duration quarter = shortest.dividedBy(4);
        return quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
    }

    private void awaitEnd(Thread ending) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!ending.join(LAST_WORD)) {
                    ChildProcess frozen = runningChild();
                    if (frozen != null) {
                        frozen.kill("did not end when told to");
                    }
                    ending.join();
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks regularly whether the child is overdue. */
    private final class Watch implements Runnable {
        private final long lateNs;
        private long lastNs = System.nanoTime();

        Watch(Duration tick) {
            this.lateNs = tick.toNanos() * 3;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            ChildProcess watched = runningChild();
            if (watched != null && now - lastNs > lateNs) {
                watched.forgive();
            } else if (watched != null) {
                watched.killIfOverdue();
            }
            lastNs = now;
        }
    }
}
