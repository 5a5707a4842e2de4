package hilum.reading.lint;

/** How loudly a feature gives an arm away; the limits are those of the study's design (leak lint). */
public enum Grade {
    /** Separation of at most 0.7. */
    GREEN,
    /** Above 0.7. */
    AMBER,
    /** Above 0.8. */
    RED;

    /** The grade of a separation of 0.5 to 1. */
    public static Grade of(double separation) {
        if (separation > 0.8) {
            return RED;
        }
        return separation > 0.7 ? AMBER : GREEN;
    }
}
