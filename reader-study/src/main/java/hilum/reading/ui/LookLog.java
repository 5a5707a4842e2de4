package hilum.reading.ui;

import hilum.reading.Look;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was looked at since the last storing: only the newest state waits, so that a drag is one line and not a hundred. JavaFX thread only. */
final class LookLog {
    private final boolean wanted;
    private final Supplier<Duration> activeTime;
    private @Nullable Look waiting;

    /** @param wanted whether the protocol has a log of what was looked at */
    LookLog(boolean wanted, Supplier<Duration> activeTime) {
        this.wanted = wanted;
        this.activeTime = activeTime;
    }

    /** The picture in view, its window or its zoom changed. */
    void seen(int picture, double windowCentre, double windowWidth, double zoom) {
        if (wanted) {
            waiting = new Look(activeTime.get(), picture, windowCentre, windowWidth, zoom);
        }
    }

    /** Takes out what waits. */
    Optional<Look> take() {
        Optional<Look> taken = Optional.ofNullable(waiting);
        waiting = null;
        return taken;
    }
}
