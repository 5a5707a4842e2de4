package hilum.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything a reader may see and do. Neither arms nor sides can be reached from here.
 *
 * <p>A sitting with a PIN answers {@link ReadingFailure.NotLoggedIn} to all but {@link #sittings} until {@link #logIn}; a desk keeps that until
 * {@link #logOut} or its store is closed.
 *
 * <p>Thread-safe and blocking: never called on the JavaFX thread. When a call returns, what it stored survives a crash and a power cut. An
 * unknown sitting is a bug and throws {@link IllegalArgumentException}.
 */
public interface ReaderDesk {
    /** All sittings, in the order of their making. */
    List<Sitting> sittings() throws ReadingFailure;

    /**
     * Lets the reader in.
     *
     * @param pin blanked by this call
     * @throws ReadingFailure.WrongPin also while a wait after earlier wrong attempts is not over
     */
    Sitting logIn(long sittingId, char[] pin) throws ReadingFailure;

    void logOut(long sittingId);

    /**
     * The first case without a rating, in the reader's order; empty when all are done.
     *
     * @throws ReadingFailure.Washout when the second period may not begin yet
     */
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

    /** Adds to the log of what was looked at; does nothing unless the protocol has one. */
    void looked(long sittingId, int number, Look look) throws ReadingFailure;

    /** The sample for "which was the AI?"; empty before all cases are done, or when the protocol has none. */
    List<GuessItem> guesses(long sittingId) throws ReadingFailure;

    /**
     * Answers one item of {@link #guesses}; final.
     *
     * @throws ReadingFailure.AlreadyAnswered when it has an answer
     */
    void guess(long sittingId, int number, Guess guess) throws ReadingFailure;

    /** Always refused and written down: a reader cannot open results. */
    void openResults(long sittingId) throws ReadingFailure;

    /**
     * Takes in a package of the coordinator, all or nothing; its pictures are laid beside the file of readings. One that was made again after
     * {@link CoordinatorDesk#replacePin} brings its PIN to the reading that is here, and changes nothing else.
     *
     * @throws ReadingFailure.PackageRefused when it is damaged, changed, or here already
     */
    Sitting install(Path readerPackage) throws ReadingFailure;

    /**
     * Writes the signed result of a finished sitting, to be sent to the coordinator.
     *
     * @throws ReadingFailure.NotFinished when cases or guesses are missing
     */
    void writeResult(long sittingId, Path file) throws ReadingFailure;
}
