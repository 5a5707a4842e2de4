package hilum.reading;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Measures the time a reader spends on a case: pauses do not count, a stretch without any act counts up to the idle limit. Not thread-safe. */
public final class ActiveClock {
    /** Longer stretches without an act are cut to this, where a protocol says nothing else. */
    public static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private final Duration idleCut;
    private long countedNanos;
    private long lastActNanos;
    private boolean running;

    /** Stands still until {@link #start}; {@code nanoTime} as {@link System#nanoTime}. */
    public ActiveClock(LongSupplier nanoTime) {
        this(nanoTime, IDLE_LIMIT);
    }

    /** The same with the idle cut of a protocol. */
    public ActiveClock(LongSupplier nanoTime, Duration idleCut) {
        this.nanoTime = nanoTime;
        this.idleCut = idleCut;
    }

    /** Runs for a case on which {@code already} was spent. */
    public void start(Duration already) {
        countedNanos = already.toNanos();
        resume();
    }

    /** Notes that the reader did something. */
    public void act() {
        countedNanos += sinceLastAct();
        lastActNanos = nanoTime.getAsLong();
    }

    public void pause() {
        act();
        running = false;
    }

    public void resume() {
        running = true;
        lastActNanos = nanoTime.getAsLong();
    }

    /** Time spent up to now, in whole milliseconds. */
    public Duration total() {
        return Duration.ofMillis((countedNanos + sinceLastAct()) / 1_000_000);
    }

    private long sinceLastAct() {
        return running ? Math.min(nanoTime.getAsLong() - lastActNanos, idleCut.toNanos()) : 0;
    }
}
