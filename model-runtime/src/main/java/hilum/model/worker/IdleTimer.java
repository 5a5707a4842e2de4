package hilum.model.worker;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rings when nothing was asked for a while; thread-safe. */
final class IdleTimer {
    private final Duration after;
    private final Alarm alarm;
    private final Runnable ring;
    private @Nullable Runnable takeBack;
    private boolean closed;

    /** @param after zero never rings */
    IdleTimer(Duration after, Alarm alarm, Runnable ring) {
        this.after = after;
        this.alarm = alarm;
        this.ring = ring;
    }

    /** An alarm whose thread keeps no program alive and ends itself when there is nothing to wait for. */
    static Alarm daemon() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("hilum-model-idle").factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(1, TimeUnit.MINUTES);
        clock.allowCoreThreadTimeOut(true);
        return (after, ring) -> {
            Future<?> set = clock.schedule(ring, after.toNanos(), TimeUnit.NANOSECONDS);
            return () -> set.cancel(false);
        };
    }

    /** Nothing is asked from now on. */
    synchronized void begin() {
        end();
        takeBack = closed || after.isZero() ? null : alarm.set(after, ring);
    }

    /** Something is asked. */
    synchronized void end() {
        if (takeBack != null) {
            takeBack.run();
            takeBack = null;
        }
    }

    /** Never rings again. */
    synchronized void close() {
        closed = true;
        end();
    }
}
