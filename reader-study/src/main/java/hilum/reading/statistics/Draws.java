package hilum.reading.statistics;

/** A seeded stream of whole numbers: what a bootstrap draws from. Not thread-safe. */
interface Draws {
    /** A number of 0 to {@code bound} - 1. */
    int nextInt(int bound);
}
