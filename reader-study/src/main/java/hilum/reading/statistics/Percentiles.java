package hilum.reading.statistics;

import java.util.Arrays;

/** Quantiles as most programs give them by default (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996). */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The {@code share} quantile of ascending values: linear between the two values around position (n - 1) * share.
     *
     * @return NaN without values
     */
    public static double ofSorted(double[] ascending, double share) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double position = (ascending.length - 1) * share;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }

    /** The middle {@code confidence} of the values, NaN among them left out; undefined without values. */
    static Interval interval(double[] values, double confidence) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double tail = (1 - confidence) / 2;
        return new Interval(ofSorted(sorted, tail), ofSorted(sorted, 1 - tail), confidence);
    }
}
