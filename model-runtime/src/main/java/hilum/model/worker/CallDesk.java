package hilum.model.worker;

import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Brings questions to the child and its letters back to the callers, across the deaths of children; thread-safe. */
final class CallDesk {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, PendingCall> calls = new HashMap<>();
    private @Nullable ChildProcess child;
    private @Nullable String refusal = "No model is loaded.";
    private long lastCall;

    /**
     * A question that a child can be asked, and the next child again.
     *
     * @param pictures which the message only names
     * @param message from the call's id
     */
    record Question(List<RgbImage> pictures, LongFunction<Message> message) {
        Question {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * Puts a question to the child as soon as it is ready and busy with nothing else; the call's letters follow.
     *
     * @param onLoading called, at most once, when there is no child that is ready
     */
    PendingCall begin(Question question, Runnable onLoading) throws InterruptedException, ModelFailure.NotReady {
        PendingCall call = begin(question, false);
        if (call == null) {
            onLoading.run();
            call = begin(question, true);
        }
        return Objects.requireNonNull(call);
    }

    /** Null, unless {@code patient}, when there is no child that is ready. */
    private @Nullable PendingCall begin(Question question, boolean patient)
            throws InterruptedException, ModelFailure.NotReady {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (refusal != null) {
                    throw new ModelFailure.NotReady(refusal);
                }
                if (child != null && child.idle()) {
                    PendingCall call = new PendingCall(++lastCall, question.pictures());
                    calls.put(call.id(), call);
                    child.send(question.message().apply(call.id()));
                    return call;
                }
                if (child == null && !patient) {
                    return null;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends pictures that the child does not have, or not any more; a call that nobody waits for gets none. */
    void supply(long id, List<String> names) {
        lock.lock();
        try {
            PendingCall call = calls.get(id);
            if (call == null || child == null) {
                return;
            }
            for (String name : names) {
                Optional<RgbImage> picture = call.picture(name);
                if (picture.isEmpty()) {
                    child.kill("asked for a picture that nobody spoke of and was ended");
                    return;
                }
                child.send(new Message.Picture(name, picture.get()));
            }
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

    /** Nobody waits for the call any more; does nothing when it is over. */
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
    void giveUp(PendingCall call, String reason) {
        lock.lock();
        try {
            if (child != null && calls.containsKey(call.id())) {
                child.kill(reason);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A child is on its way: callers wait for it. */
    void expect() {
        lock.lock();
        try {
            refusal = null;
        } finally {
            lock.unlock();
        }
    }

    /** The child takes questions from now on. */
    void open(ChildProcess ready) {
        lock.lock();
        try {
            child = ready;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One more letter to a call, which goes on. */
    void pass(long id, Message letter) {
        lock.lock();
        try {
            PendingCall call = calls.get(id);
            if (call != null) {
                call.put(letter);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last letter to a call, whether or not somebody still waits for it. */
    void finish(long id, Message last) {
        lock.lock();
        try {
            if (child != null) {
                child.settled(id);
            }
            PendingCall call = calls.remove(id);
            if (call != null) {
                call.put(last);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The child is gone: what it had begun ends with {@code failure}, and all others wait for the next child. */
    void childGone(ModelFailure failure) {
        lock.lock();
        try {
            child = null;
            calls.values().forEach(call -> call.fail(failure));
            calls.clear();
        } finally {
            lock.unlock();
        }
    }

    /** No child will come: callers are sent away with {@code reason}. */
    void refuse(String reason) {
        lock.lock();
        try {
            refusal = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
