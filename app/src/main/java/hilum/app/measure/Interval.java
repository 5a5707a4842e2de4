package hilum.app.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    private static final double TAIL = 0.025;

    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * The percentile bootstrap: {@code statistic} of {@code rounds} samples, each of as many cases drawn with replacement. Cases are drawn
     * whole, since answers about one picture hang together. Samples for which the statistic is NaN are left out; NaN when all are.
     */
    public static <T> Interval bootstrap(List<T> cases, ToDoubleFunction<List<T>> statistic, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            List<T> sample = new ArrayList<>(cases.size());
            for (int i = 0; i < cases.size(); i++) {
                sample.add(cases.get(random.nextInt(cases.size())));
            }
            values[round] = statistic.applyAsDouble(sample);
        }
        double[] known = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(percentile(known, TAIL), percentile(known, 1 - TAIL));
    }

    /**
     * Wilson's interval of a share. For rare events: a bootstrap of none among n says that it can never happen.
     *
     * @param events at most {@code n}
     */
    public static Interval ofShare(int events, int n) {
        double share = (double) events / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / n + z2 / (4 * n)) / (1 + z2);
        // At the ends the formula gives them but for rounding.
        double low = events == 0 ? 0 : Math.max(0, middle - half);
        double high = events == n ? 1 : Math.min(1, middle + half);
        return new Interval(low, high);
    }

    /** Between neighbours it goes in a straight line. */
    private static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
