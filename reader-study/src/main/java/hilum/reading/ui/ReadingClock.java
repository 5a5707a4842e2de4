package hilum.reading.ui;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The room's clocks.
 *
 * @param wall time of a commit
 * @param nanoTime for durations, as {@link System#nanoTime}
 * @param zone of the times on the screen
 */
public record ReadingClock(InstantSource wall, LongSupplier nanoTime, ZoneId zone) {
    /** The machine's own. */
    public static ReadingClock ofSystem() {
        return new ReadingClock(InstantSource.system(), System::nanoTime, ZoneId.systemDefault());
    }
}
