package hilum.model.pull;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a pull is.
 *
 * @param doneBytes of all files, also those of earlier runs
 * @param file the one in work
 * @param bytesPerSecond over the last seconds; 0 when nothing was measured yet
 * @param timeLeft at this speed; empty when nothing was measured yet
 */
public record PullProgress(
        long doneBytes, long totalBytes, String file, long bytesPerSecond, Optional<Duration> timeLeft) {}
