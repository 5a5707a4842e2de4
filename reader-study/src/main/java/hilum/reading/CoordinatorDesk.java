package hilum.reading;

import java.util.List;

/** Making readings and ending the blinding: never handed to a reader's screen. Thread-safe and blocking, as {@link ReaderDesk}. */
public interface CoordinatorDesk {
    /**
     * Stores a reading with one sitting per reader, all or nothing.
     *
     * @param cases at least one, with unique ids
     * @param readers at least one, with unique names
     * @throws ReadingFailure.NameTaken when there is a reading of that name
     */
    List<Sitting> create(ReadingProtocol protocol, List<ReadingCase> cases, List<String> readers) throws ReadingFailure;

    /**
     * Adds a sitting for one more reader.
     *
     * @throws ReadingFailure.NameTaken when the reading has a reader of that name
     */
    Sitting addReader(String reading, String reader) throws ReadingFailure;

    /**
     * Hands out the key and writes down that it did, when and why; that entry cannot be taken back.
     *
     * @param reason must not be blank
     */
    OpenedKey openKey(String reading, String reason) throws ReadingFailure;

    /** Every opening of the key of {@code reading}, oldest first. */
    List<KeyOpening> keyOpenings(String reading) throws ReadingFailure;
}
