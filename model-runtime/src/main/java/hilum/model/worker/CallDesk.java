package hilum.model.worker;

import hilum.model.ModelFailure;
import java.util.HashMap;
import java.util.Map;
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

    /** Puts a question to the child as soon as it is ready and busy with nothing else; the call's letters follow. */
    PendingCall begin(LongFunction<Message> question) throws InterruptedException, ModelFailure.NotReady {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (refusal != null) {
                    throw new ModelFailure.NotReady(refusal);
                }
                if (child != null && child.idle()) {
                    PendingCall call = new PendingCall(++lastCall);
                    calls.put(call.id(), call);
                    child.send(question.apply(call.id()));
                    return call;
                }
                changed.await();
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

    /** The child is gone: what it owed ends with {@code failure}, and further callers wait for the next child. */
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
