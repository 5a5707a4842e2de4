package hilum.model.worker;

import static org.assertj.core.api.Assertions.fail;

import hilum.model.ModelState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records every state in order and waits for the one that a test is after. */
final class StateLog implements Consumer<ModelState> {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final BlockingQueue<ModelState> incoming = new LinkedBlockingQueue<>();
    private final List<ModelState> seen = new ArrayList<>();

    @Override
    public void accept(ModelState state) {
        incoming.add(state);
    }

    /** Reads on until the next state of this kind. */
    <S extends ModelState> S await(Class<S> kind) throws InterruptedException {
        while (true) {
            ModelState next = incoming.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                fail("no " + kind.getSimpleName() + " after " + seen);
            }
            seen.add(next);
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    /** Forgets what nobody has awaited. */
    void clear() {
        incoming.clear();
    }

    /** All that {@link #await} has read so far. */
    List<ModelState> seen() {
        return List.copyOf(seen);
    }
}
