package hilum.model.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks regularly, on a thread of its own, whether the child is silent for too long, and ends it if so. */
final class Watchdog {
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final Supplier<Optional<ChildProcess>> watched;
    private final long lateNs;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hilum-model-watchdog").factory());
    private long lastNs = System.nanoTime();

    /** @param watched the child of the moment, if there is one */
    Watchdog(Patience patience, Supplier<Optional<ChildProcess>> watched) {
        this.watched = watched;
        Duration shortest = Stream.of(patience.frozen(), patience.silent(), patience.settle())
                .min(Duration::compareTo)
                .orElseThrow()
                .dividedBy(4);
        Duration tick = shortest.compareTo(LONGEST_TICK) < 0 ? shortest : LONGEST_TICK;
        this.lateNs = tick.toNanos() * 3;
        ticks.scheduleAtFixedRate(this::look, 0, tick.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        // When this process itself stood still, it cannot have heard the child.
        boolean late = now - lastNs > lateNs;
        watched.get().ifPresent(late ? ChildProcess::forgive : ChildProcess::killIfOverdue);
        lastNs = now;
    }

    void stop() {
        ticks.shutdownNow();
    }
}
