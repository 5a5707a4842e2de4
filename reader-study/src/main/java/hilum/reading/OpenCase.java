package hilum.reading;

/**
 * The case that a reader is to read next, with what was already chosen for it.
 *
 * @param number place in the reader's order, from 1
 */
public record OpenCase(int number, BlindedPair pair, RatingDraft draft) {}
