package hilum.reading.statistics;

import java.util.Arrays;

/**
 * Mean of case means with its two-way bootstrap interval.
 *
 * <p>The plain percentile interval of the two-way bootstrap counts the rest variance about three times (Owen 2007, theorem 3) and the reader variance with
 * (readers - 1) / readers of its size, so with five readers it is too wide or too narrow depending on which dominates. The interval to show therefore keeps the
 * bootstrap's quantiles but stretches their distances from the estimate so that their spread is the unbiased one of {@link CrossedError} and their tails are
 * Student's with its degrees of freedom: distance * (standard error * t) / (bootstrap standard deviation * z). {@link StudySimulation} measures both.
 */
final class TwoWayInterval {
    private TwoWayInterval() {}

    /** The mean of {@code grid}; intervals are undefined with a single answer. */
    static MeanResult of(AnswerGrid grid, int rounds, double confidence, Draws draws) throws InterruptedException {
        double estimate = grid.meanOfCaseMeans();
        CrossedError error = CrossedError.of(grid);
        if (Double.isNaN(error.standardError())) {
            Interval none = Interval.undefined(confidence);
            return new MeanResult(estimate, none, none, Double.NaN, error.components());
        }
        double[] replicates = new TwoWayBootstrap(grid).replicates(rounds, draws);
        Interval percentile = Percentiles.interval(replicates, confidence);
        double spread = deviation(replicates);
        double upper = 1 - (1 - confidence) / 2;
        double stretch = spread == 0
                ? 1
                : error.standardError()
                        * SpecialFunctions.studentQuantile(upper, error.degreesOfFreedom())
                        / (spread * SpecialFunctions.normalQuantile(upper));
        Interval calibrated = new Interval(
                estimate - stretch * (estimate - percentile.low()),
                estimate + stretch * (percentile.high() - estimate),
                confidence);
        return new MeanResult(estimate, calibrated, percentile, error.standardError(), error.components());
    }

    /** Standard deviation (n - 1) of the values that are not NaN. */
    static double deviation(double[] values) {
        double[] there = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(there).average().orElse(Double.NaN);
        double squares = Arrays.stream(there).map(v -> (v - mean) * (v - mean)).sum();
        return there.length < 2 ? 0 : Math.sqrt(squares / (there.length - 1));
    }
}
