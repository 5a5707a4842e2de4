package hilum.reading.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Two-way bootstrap of a statistic of sums over all answers, such as a ratio of counts. Draw order and generator as in {@link TwoWayBootstrap}: an answer
 * counts as often as its reader was drawn times its case was drawn.
 */
final class TwoWaySums {
    private final double[][][] terms;

    /** Terms {@code [term][reader][case]}; 0 where there is no answer. */
    TwoWaySums(double[][][] terms) {
        this.terms = terms;
    }

    /** The statistic of the sums as they are. */
    double observed(ToDoubleFunction<double[]> statistic) {
        double[] sums = new double[terms.length];
        for (int t = 0; t < terms.length; t++) {
            for (double[] line : terms[t]) {
                for (double value : line) {
                    sums[t] += value;
                }
            }
        }
        return statistic.applyAsDouble(sums);
    }

    /** The middle of {@code rounds} replicates; rounds in which the statistic is NaN are left out. */
    Interval interval(int rounds, double confidence, Draws draws, ToDoubleFunction<double[]> statistic)
            throws InterruptedException {
        int readers = terms[0].length;
        int cases = readers == 0 ? 0 : terms[0][0].length;
        int[] readerWeights = new int[readers];
        int[] caseWeights = new int[cases];
        double[] replicates = new double[rounds];
        double[] sums = new double[terms.length];
        double[] column = new double[cases];
        for (int round = 0; round < rounds; round++) {
            if ((round & 255) == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            TwoWayBootstrap.weigh(readerWeights, draws);
            TwoWayBootstrap.weigh(caseWeights, draws);
            for (int t = 0; t < terms.length; t++) {
                sums[t] = weighted(terms[t], readerWeights, caseWeights, column);
            }
            replicates[round] = statistic.applyAsDouble(sums);
        }
        return Percentiles.interval(replicates, confidence);
    }

    /** Readers outside, cases inside, so that the inner loop runs along memory and can be vectorised. */
    private static double weighted(double[][] lines, int[] readerWeights, int[] caseWeights, double[] column) {
        Arrays.fill(column, 0);
        for (int r = 0; r < lines.length; r++) {
            double weight = readerWeights[r];
            if (weight > 0) {
                double[] line = lines[r];
                for (int c = 0; c < column.length; c++) {
                    column[c] += weight * line[c];
                }
            }
        }
        double sum = 0;
        for (int c = 0; c < column.length; c++) {
            sum += caseWeights[c] * column[c];
        }
        return sum;
    }
}
