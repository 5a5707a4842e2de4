package hilum.reading;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The answers chosen so far for the case that is being read, not yet committed.
 *
 * @param activeTime time spent so far without pauses and idle stretches; cut to milliseconds
 */
public record RatingDraft(Answers answers, String comment, Duration activeTime) {
    public RatingDraft {
        activeTime = activeTime.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nothing chosen yet. */
    public static RatingDraft empty() {
        return new RatingDraft(Answers.none(), "", Duration.ZERO);
    }
}
