package hilum.reading;

/**
 * The case that a reader is to read next, with what was already chosen for it.
 *
 * @param number place in the reader's order, from 1
 */
public record OpenCase(int number, ReadingTask task, Stage stage, BlindedPair pair, RatingDraft draft) {
    /**
     * Where in the reading the case stands, as far as a reader may know.
     *
     * @param feedback to be shown once the training case is answered; otherwise empty
     * @param period 1, or 2 in the second half of a crossover
     */
    public record Stage(boolean training, String feedback, int period) {}
}
