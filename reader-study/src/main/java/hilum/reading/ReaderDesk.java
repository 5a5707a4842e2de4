package hilum.reading;

import java.util.List;
import java.util.Optional;

/**
 * Everything a reader may see and do. Neither arms nor sides can be reached from here.
 *
 * <p>Thread-safe and blocking: never called on the JavaFX thread. When a call returns, what it stored survives a crash and a power cut. An
 * unknown sitting is a bug and throws {@link IllegalArgumentException}.
 */
public interface ReaderDesk {
    /** All sittings, in the order of their making. */
    List<Sitting> sittings() throws ReadingFailure;

    /** The first case without a rating, in the reader's order; empty when all are done. */
    Optional<OpenCase> next(long sittingId) throws ReadingFailure;

    /**
     * Keeps the choices of the case in progress, in place of what was kept for it before; returns the progress.
     *
     * @throws ReadingFailure.AlreadyAnswered when case {@code number} is not the next one
     */
    Sitting keep(long sittingId, int number, RatingDraft draft) throws ReadingFailure;

    /**
     * Stores the final rating of the case in progress and drops its draft, both or neither; returns the progress.
     *
     * @throws ReadingFailure.AlreadyAnswered when case {@code number} is not the next one; nothing is changed
     */
    Sitting commit(long sittingId, int number, Rating rating) throws ReadingFailure;

    /** What was committed, in the reader's order. */
    List<RatedCase> ratings(long sittingId) throws ReadingFailure;
}
