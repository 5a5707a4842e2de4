package hilum.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a reader committed about one case; final once stored.
 *
 * @param comment may be empty
 * @param activeTime time spent on the case without pauses and idle stretches; cut to milliseconds
 * @param committedAt cut to milliseconds
 */
public record Rating(Verdict verdict, String comment, Duration activeTime, Instant committedAt) {
    public Rating {
        if (activeTime.isNegative()) {
            throw new IllegalArgumentException("active time cannot be negative");
        }
        activeTime = activeTime.truncatedTo(ChronoUnit.MILLIS);
        committedAt = committedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
