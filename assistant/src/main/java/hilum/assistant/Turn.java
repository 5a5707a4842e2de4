package hilum.assistant;

import hilum.model.CallStage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question and what has come of its answer.
 *
 * @param id of this turn in the running program
 * @param pictures what was asked about; empty until it is rendered
 * @param progress streaming or finished
 */
public record Turn(long id, Question question, Instant askedAt, List<SeenPicture> pictures, Progress progress) {
    public Turn {
        pictures = List.copyOf(pictures);
    }

    /** Where the answer is. */
    public sealed interface Progress {}

    /** Tokens are still coming; {@code partial} grows on another thread. */
    public record Streaming(PartialAnswer partial) implements Progress {}

    /** No more comes. */
    public record Finished(Reply reply) implements Progress {
        public Finished {
            Objects.requireNonNull(reply);
        }
    }

    /** What the model has said so far. */
    public Answer answer() {
        return switch (progress) {
            case Streaming streaming -> streaming.partial().answer();
            case Finished finished -> finished.reply().answer();
        };
    }

    /** What is waited for before the first token, where the runtime said so. */
    public Optional<CallStage> stage() {
        return progress instanceof Streaming streaming ? streaming.partial().stage() : Optional.empty();
    }

    /** The finished reply, or empty while it streams. */
    public Optional<Reply> reply() {
        return progress instanceof Finished finished ? Optional.of(finished.reply()) : Optional.empty();
    }

    Turn with(List<SeenPicture> newPictures, Progress newProgress) {
        return new Turn(id, question, askedAt, newPictures, newProgress);
    }
}
