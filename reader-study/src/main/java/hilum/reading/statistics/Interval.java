package hilum.reading.statistics;

/** A confidence interval; both ends NaN when it is undefined (one reader, one case, a constant). */
public record Interval(double low, double high, double confidence) {
    /** An interval that does not exist. */
    public static Interval undefined(double confidence) {
        return new Interval(Double.NaN, Double.NaN, confidence);
    }

    public boolean isDefined() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether {@code value} lies inside, ends included; false when undefined. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }
}
