package hilum.model.pull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** Counts bytes and tells the listener, at most five times a second; the speed is that of the last five seconds. */
final class Meter {
    private static final long TELL_NANOS = 200_000_000L;
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private record Sample(long nanos, long fetched) {}

    private final Machine machine;
    private final PullListener listener;
    private final long total;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long done;
    private long fetched;
    private String file = "";

    Meter(Machine machine, PullListener listener, long total) {
        this.machine = machine;
        this.listener = listener;
        this.total = total;
        samples.add(new Sample(machine.nanos(), 0));
    }

    /** The next progress is about {@code path}. */
    void begin(String path) {
        file = path;
    }

    /** {@code bytes} lie here from an earlier run. */
    void held(long bytes) {
        done += bytes;
    }

    /** {@code bytes} that counted as done were thrown away. */
    void lost(long bytes) {
        done -= bytes;
    }

    /** {@code bytes} came over the network and lie on the disk. */
    void arrived(long bytes) {
        done += bytes;
        fetched += bytes;
        if (machine.nanos() - samples.getLast().nanos() >= TELL_NANOS) {
            tell();
        }
    }

    /** Tells how things stand. */
    void tell() {
        long now = machine.nanos();
        samples.add(new Sample(now, fetched));
        while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        double seconds = (now - oldest.nanos()) / 1e9;
        long speed = seconds > 0 ? Math.round((fetched - oldest.fetched()) / seconds) : 0;
        Optional<Duration> left =
                speed > 0 ? Optional.of(Duration.ofSeconds(Math.max(0, total - done) / speed)) : Optional.empty();
        listener.progress(new PullProgress(done, total, file, speed, left));
    }

    /** What came over the network in this run. */
    long fetched() {
        return fetched;
    }
}
