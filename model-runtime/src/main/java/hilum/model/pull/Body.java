package hilum.model.pull;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one answer, taken piece by piece. At most one piece waits, so a slow disk slows the network; a network that falls silent
 * ends the answer, and so does an interrupt.
 */
final class Body implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private sealed interface Event {
        /** Some bytes. */
        record Piece(List<ByteBuffer> bytes) implements Event {}

        /** The answer is over. */
        record End(boolean whole) implements Event {}
    }

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        events.add(new Event.Piece(bytes));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Event.End(false));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End(true));
    }

    /**
     * The next bytes, or empty at the end.
     *
     * @throws Broken when the connection is cut, or no byte comes for {@code silence}
     */
    Optional<List<ByteBuffer>> next(Duration silence) throws Broken, InterruptedException {
        Event event = events.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        return switch (event) {
            case null -> throw new Broken("Nothing came for " + Words.duration(silence));
            case Event.Piece piece -> {
                Flow.Subscription more = subscription;
                if (more != null) {
                    more.request(1);
                }
                yield Optional.of(piece.bytes());
            }
            case Event.End(boolean whole) -> {
                if (!whole) {
                    throw new Broken("The connection was cut");
                }
                yield Optional.empty();
            }
        };
    }

    /** Ends the answer; what has not come will not come. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
