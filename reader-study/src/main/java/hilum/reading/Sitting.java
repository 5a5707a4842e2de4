package hilum.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * One reader's way through one reading, and how far it is.
 *
 * @param committed cases done; the next one is number {@code committed + 1}
 * @param savedAnswers single answers that are safe in the file, those of the case in progress included
 * @param lastCommittedAt empty before the first case is done
 */
public record Sitting(
        long id,
        String reading,
        ReadingTask task,
        String reader,
        int caseCount,
        int committed,
        int savedAnswers,
        Optional<Instant> lastCommittedAt) {
    public boolean finished() {
        return committed == caseCount;
    }
}
