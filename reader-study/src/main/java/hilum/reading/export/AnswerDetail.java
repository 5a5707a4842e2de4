package hilum.reading.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What a reader left beside a score.
 *
 * @param number place in the reader's order, from 1; 0 when unknown
 * @param cannotJudge the reason; empty when the reader judged
 * @param comment may be empty
 * @param adjudication how the answer was settled by others; empty when it was not
 */
public record AnswerDetail(
        int number, String cannotJudge, String comment, String adjudication, Optional<Instant> committedAt) {
    /** Nothing known. */
    public static final AnswerDetail NONE = new AnswerDetail(0, "", "", "", Optional.empty());
}
