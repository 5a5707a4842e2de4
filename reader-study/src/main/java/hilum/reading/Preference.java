package hilum.reading;

/** One of the five answers of the comparative scale, as shown: about Report 1 and Report 2, never about who wrote them. */
public enum Preference {
    REPORT_1_SIGNIFICANTLY(1),
    REPORT_1_SLIGHTLY(2),
    NEITHER(3),
    REPORT_2_SLIGHTLY(4),
    REPORT_2_SIGNIFICANTLY(5);

    private final int shown;

    Preference(int shown) {
        this.shown = shown;
    }

    /** The number on its button, 1 to 5. */
    public int shown() {
        return shown;
    }

    /** -10, -5, 0, 5 or 10: above 0 when Report 2 is better. */
    public int towardsReport2() {
        return (shown - 3) * 5;
    }

    /** The answer with {@code shown} on its button, 1 to 5. */
    public static Preference ofShown(int shown) {
        if (shown < 1 || shown > values().length) {
            throw new IllegalArgumentException("an answer is 1 to 5, not " + shown);
        }
        return values()[shown - 1];
    }
}
