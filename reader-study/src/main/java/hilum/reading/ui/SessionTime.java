package hilum.reading.ui;

import java.time.Duration;

/** Active reading time since the log-in or the last break, against the length of a session. JavaFX thread only. */
final class SessionTime {
    private final Duration length;
    private Duration read = Duration.ZERO;

    /** @param length zero for no limit */
    SessionTime(Duration length) {
        this.length = length;
    }

    /** Adds what was spent on a case just committed. */
    void add(Duration active) {
        read = read.plus(active);
    }

    /** Whether it is time for a break. */
    boolean over() {
        return !length.isZero() && read.compareTo(length) >= 0;
    }

    /** Whole minutes read. */
    long minutes() {
        return read.toMinutes();
    }

    /** A break was taken or waived. */
    void restart() {
        read = Duration.ZERO;
    }
}
