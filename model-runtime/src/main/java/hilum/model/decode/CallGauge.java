package hilum.model.decode;

import hilum.model.CallStage;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How far a call is before its first token. One thread writes, any thread reads. */
final class CallGauge {
    private final DoubleSupplier done;
    private volatile @Nullable Part part;

    /** @param from share of the reading that was done before this part */
    private record Part(boolean looking, double from, double share) {
        CallStage at(double done) {
            return looking ? new CallStage.Looking(done) : new CallStage.Reading(from + share * done);
        }
    }

    /** @param done share of the running part, 0..1 */
    CallGauge(DoubleSupplier done) {
        this.done = done;
    }

    void looking() {
        part = new Part(true, 0, 1);
    }

    /** Positions {@code from} to {@code to} of {@code length} are read. */
    void reading(int from, int to, int length) {
        part = new Part(false, (double) from / length, (double) (to - from) / length);
    }

    /** The first token is there, or there will be none. */
    void over() {
        part = null;
    }

    Optional<CallStage> stage() {
        Part now = part;
        return now == null ? Optional.empty() : Optional.of(now.at(done.getAsDouble()));
    }
}
