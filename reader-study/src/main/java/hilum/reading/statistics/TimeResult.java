package hilum.reading.statistics;

/**
 * Active seconds per case: median and quartiles (type 7). A case counts once, not once per attribute.
 *
 * @param reader empty for all readers together
 * @param side what the times were taken under
 */
public record TimeResult(
        String task,
        String reader,
        TimedSide side,
        int cases,
        double median,
        double lowerQuartile,
        double upperQuartile) {
    /** What a time was taken under. */
    public enum TimedSide {
        /** Both arms together, or the only time there is. */
        ALL,
        SECOND_ARM_LEFT,
        SECOND_ARM_RIGHT,
        REFERENCE_ARM,
        SECOND_ARM
    }
}
