package hilum.reading;

/**
 * A committed rating with its place.
 *
 * @param number place in the reader's order, from 1
 */
public record RatedCase(int number, ReadingTask task, boolean training, Rating rating) {}
