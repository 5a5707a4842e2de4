package hilum.model.worker;

import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The letter box of one caller: what the child says to its call, or that the child is no more. */
final class PendingCall {
    private final BlockingQueue<Message> letters = new LinkedBlockingQueue<>();
    private final long id;
    private final List<RgbImage> pictures;
    private volatile boolean begun;
    private volatile boolean lost;

    PendingCall(long id, List<RgbImage> pictures) {
        this.id = id;
        this.pictures = List.copyOf(pictures);
    }

    long id() {
        return id;
    }

    /** The picture of this name among the question's own. */
    Optional<RgbImage> picture(String sha256) {
        return pictures.stream().filter(p -> p.sha256().equals(sha256)).findFirst();
    }

    /** Any letter shows that the child has begun with the call. */
    void put(Message message) {
        begun = true;
        letters.add(message);
    }

    /** Whether the child ended before it had begun with the call, which can be put to the next one. */
    boolean lost() {
        return lost;
    }

    /** The last letter of a call whose child is gone. */
    void fail(ModelFailure failure) {
        lost = !begun;
        letters.add(new Message.Refused(id, failure));
    }

    /** The next letter, or null when none came within {@code nanos}. */
    @Nullable
    Message next(long nanos) throws InterruptedException {
        return letters.poll(nanos, TimeUnit.NANOSECONDS);
    }
}
