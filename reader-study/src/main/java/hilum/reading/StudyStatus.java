package hilum.reading;

import java.util.List;

/**
 * How far a reading is; nothing of the key.
 *
 * @param hash empty before the freeze
 * @param expected primary ratings when all is read
 * @param received primary ratings that are here
 */
public record StudyStatus(
        String name, int version, ReadingDesign design, String hash, List<ReaderStatus> readers, Ratings ratings, boolean unblinded) {
    public StudyStatus {
        readers = List.copyOf(readers);
    }

    /** Counts of committed ratings: each one has an answer to every question. */
    public record Ratings(int expected, int received) {}

    /** One reader. */
    public record ReaderStatus(long sittingId, String reader, int committed, int caseCount, boolean collected, boolean adjudicator) {}

    public boolean frozen() {
        return !hash.isEmpty();
    }
}
