package hilum.model.worker;

import hilum.model.ModelFailure;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The letter box of one caller: what the child says to its call, or that the child is no more. */
final class PendingCall {
    private final BlockingQueue<Message> letters = new LinkedBlockingQueue<>();
    private final long id;

    PendingCall(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    void put(Message message) {
        letters.add(message);
    }

    /** The last letter of a call whose child is gone. */
    void fail(ModelFailure failure) {
        letters.add(new Message.Refused(id, failure));
    }

    /** The next letter, or null when none came within {@code nanos}. */
    @Nullable
    Message next(long nanos) throws InterruptedException {
        return letters.poll(nanos, TimeUnit.NANOSECONDS);
    }
}
