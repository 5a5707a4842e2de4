package hilum.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;

/**
 * How long the JavaFX thread did nothing but one thing: the longest time between two pulses since {@link #restart}, by the clock and as the
 * thread's own processor time. The clock says what a user sees; where other programs share the machine only the second says what this one did.
 * JavaFX thread only, but for the answers.
 */
public final class LongestGap extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong busiest = new AtomicLong();
    private long last;
    private long lastBusy;

    @Override
    public void handle(long now) {
        long at = System.nanoTime();
        long busy = threads.getCurrentThreadCpuTime();
        if (last > 0) {
            longest.accumulateAndGet(at - last, Math::max);
            busiest.accumulateAndGet(busy - lastBusy, Math::max);
        }
        last = at;
        lastBusy = busy;
    }

    /** Forgets what was before; a pulse that is late already counts in full. */
    public void restart() {
        longest.set(0);
        busiest.set(0);
        last = System.nanoTime();
        lastBusy = threads.getCurrentThreadCpuTime();
    }

    /** By the clock. */
    public long millis() {
        return longest.get() / 1_000_000;
    }

    /** Processor time of the JavaFX thread between two pulses. */
    public long busyMillis() {
        return busiest.get() / 1_000_000;
    }

    /** Both, to be printed. */
    @Override
    public String toString() {
        return "longest gap %,d ms, busy for %,d ms".formatted(millis(), busyMillis());
    }
}
