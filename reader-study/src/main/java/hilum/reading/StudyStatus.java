package hilum.reading;

import java.util.List;

/**
 * How far a reading is; nothing of the key.
 *
 * @param hash empty before the freeze, and for a reading of version 1 of the program
 */
public record StudyStatus(
        String name,
        int version,
        ReadingDesign design,
        String hash,
        List<ReaderStatus> readers,
        Ratings ratings,
        boolean unblinded) {
    public StudyStatus {
        readers = List.copyOf(readers);
    }

    /**
     * Answers about primary cases, training, repeats and catches apart.
     *
     * @param expected when all is read: three a case for pairs, one for drafts
     * @param received those of readers who have finished; which of a reader's cases are primary only the key says
     */
    public record Ratings(int expected, int received) {}

    /** One reader. */
    public record ReaderStatus(
            long sittingId, String reader, int committed, int caseCount, boolean collected, boolean adjudicator) {}

    public boolean frozen() {
        return !hash.isEmpty();
    }
}
