package hilum.reading;

import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;

/** How long the JavaFX thread did nothing but one thing: the longest time between two pulses since {@link #restart}. JavaFX thread only, but for the answer. */
public final class LongestGap extends AnimationTimer {
    private final AtomicLong longest = new AtomicLong();
    private long last;

    @Override
    public void handle(long now) {
        long at = System.nanoTime();
        if (last > 0) {
            longest.accumulateAndGet(at - last, Math::max);
        }
        last = at;
    }

    /** Forgets what was before; a pulse that is late already counts in full. */
    public void restart() {
        longest.set(0);
        last = System.nanoTime();
    }

    public long millis() {
        return longest.get() / 1_000_000;
    }
}
