package hilum.reading;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The answers chosen so far for the case that is being read, not yet committed.
 *
 * @param activeTime time spent so far without pauses and idle stretches; cut to milliseconds
 */
public record RatingDraft(Map<ReadingAttribute, Preference> answers, String comment, Duration activeTime) {
    public RatingDraft {
        answers = Map.copyOf(answers);
        activeTime = activeTime.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nothing chosen yet. */
    public static RatingDraft empty() {
        return new RatingDraft(Map.of(), "", Duration.ZERO);
    }
}
