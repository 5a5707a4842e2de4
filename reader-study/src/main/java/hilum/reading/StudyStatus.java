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

    /**
     * One reader, counted as {@link Sitting.Progress} counts for the reader: without training.
     *
     * @param itemsDone of {@code items}
     */
    public record ReaderStatus(
            long sittingId, String reader, int itemsDone, int items, boolean collected, boolean adjudicator) {
        /** Whether all was read, here or at another station. */
        public boolean finished() {
            return items > 0 && itemsDone == items;
        }
    }

    public boolean frozen() {
        return !hash.isEmpty();
    }
}
