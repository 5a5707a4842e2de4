package hilum.model.pull;

import java.time.Duration;

/**
 * How much a pull takes, and how long it waits.
 *
 * @param maxFiles more files than this are no snapshot
 * @param maxBytes a larger snapshot is refused
 * @param reserveBytes what must stay free on the disk
 * @param attempts in a row without one new byte before the pull gives up
 * @param silence without any byte before a connection counts as cut
 * @param longestWait the longest pause that a server may ask for
 */
public record PullLimits(
        int maxFiles, long maxBytes, long reserveBytes, int attempts, Duration silence, Duration longestWait) {
    /** 200 files, 200 GB, 1 GB of reserve, 8 attempts, a minute of silence, waits of up to 10 minutes. */
    public static PullLimits standard() {
        return new PullLimits(200, 200_000_000_000L, 1_000_000_000L, 8, Duration.ofSeconds(60), Duration.ofMinutes(10));
    }
}
