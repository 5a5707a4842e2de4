package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/**
 * Planning readings, freezing them, collecting results and ending the blinding: never handed to a reader's screen. A reading is named by
 * {@link ReadingProtocol#name}, with the newest version meant. Pass phrases are left as they are; the caller blanks them.
 *
 * <p>Every call that takes a pass phrase throws {@link ReadingFailure.WrongPassPhrase} when it does not open the key. Thread-safe and blocking, as
 * {@link ReaderDesk}.
 */
public interface CoordinatorDesk {
    /** All readings, planned and frozen. */
    List<StudyStatus> studies() throws ReadingFailure;

    /**
     * Keeps a plan, in place of the one of that name.
     *
     * @throws ReadingFailure.Frozen when the reading is frozen
     */
    void save(StudyPlan plan) throws ReadingFailure;

    /**
     * The plan of a reading that is not frozen.
     *
     * @throws ReadingFailure.Frozen when it is: texts and arms are in the key then
     */
    StudyPlan plan(String reading) throws ReadingFailure;

    /**
     * Draws sides and orders, encrypts the key and gives every reader of the plan a sitting, all or nothing. Nothing can be changed afterwards.
     *
     * @param readers the plan's readers with their PINs, in the plan's order
     * @param passPhrase eight characters or more; without it the reading cannot be analysed
     * @throws ReadingFailure.NotReady when the plan has no cases, pictures are missing or a text is empty
     */
    Frozen freeze(String reading, List<NewReader> readers, char[] passPhrase) throws ReadingFailure;

    /** Makes a plan of the next version from a frozen reading; it names the hash that it supersedes. */
    StudyPlan supersede(String reading, char[] passPhrase) throws ReadingFailure;

    /** The table of sides and orders of a frozen reading; this is part of the key. */
    BalanceProof proof(String reading, char[] passPhrase) throws ReadingFailure;

    /** The readable protocol file of a reading; of a frozen one it has the hash and no seed. */
    Path protocolFile(String reading) throws ReadingFailure;

    /**
     * Writes the signed package of one reader for another station; it holds no key.
     *
     * @throws ReadingFailure.ChangedSinceFreeze when a text or picture is not the frozen one
     * @throws ReadingFailure.UnknownReader when the reading has no such reader
     */
    void writePackage(String reading, String reader, Path file, char[] passPhrase) throws ReadingFailure;

    /**
     * Takes in the result file of a reader, all or nothing.
     *
     * @throws ReadingFailure.ResultRefused for a changed file, another protocol, an unknown reader or a result that is here already
     */
    Collected collect(Path resultFile) throws ReadingFailure;

    /**
     * Takes the key of a reading that the first version of the program made out of the file and behind a pass phrase, and gives the hash; nobody
     * can read or analyse it before.
     *
     * @throws ReadingFailure.Frozen when it is sealed already
     */
    String seal(String reading, char[] passPhrase) throws ReadingFailure;

    /** Blinded codes of all cases but those for training, for {@link #addAdjudicator}; which one is a catch only the key says. */
    List<String> caseCodes(String reading) throws ReadingFailure;

    /**
     * Gives a further reader a sitting over chosen cases; what is rated there is kept apart and replaces nothing.
     *
     * @throws ReadingFailure.NameTaken when a reader of the reading has that name
     */
    Sitting addAdjudicator(String reading, NewReader reader, List<String> caseCodes, char[] passPhrase)
            throws ReadingFailure;

    /**
     * Gives a reader who cannot log in another PIN; what was rated stays, and the old PIN opens nothing any more. A reader at another station
     * needs a new package too, which {@link ReaderDesk#install} takes in over the old one.
     *
     * @param packageToo whether a package that was written before may become useless: its results are refused from now on
     * @throws ReadingFailure.PackageIsOut when one was, nothing of that reader is here and {@code packageToo} is false
     * @throws ReadingFailure.UnknownReader when the reading has no such reader
     * @throws ReadingFailure.NotReady when the PIN has less than four digits
     */
    void replacePin(String reading, NewReader reader, boolean packageToo, char[] passPhrase) throws ReadingFailure;

    /**
     * Ends the blinding: writes reason and time into the log first, then opens the key. It cannot be undone.
     *
     * @param reason must not be blank
     */
    Unblinded unblind(String reading, String reason, char[] passPhrase) throws ReadingFailure;

    /**
     * The same again, after {@link #unblind}.
     *
     * @throws ReadingFailure.StillBlinded before
     */
    Unblinded results(String reading, char[] passPhrase) throws ReadingFailure;

    /**
     * The log of a reading, oldest first.
     *
     * @throws ReadingFailure.LogBroken when a line was changed or taken out
     */
    List<AuditEntry> auditTrail(String reading) throws ReadingFailure;
}
