package hilum.reading.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Replicates of a statistic when one list is drawn again with replacement (Efron, "Bootstrap methods: another look at the jackknife", Annals of
 * Statistics 7, 1979). Draw order: in each round as many places as the list has, by {@code nextInt}, from one generator seeded once.
 */
final class OneWayBootstrap {
    private OneWayBootstrap() {}

    /** Means of {@code values} drawn again, summed in the order of drawing. */
    static double[] means(double[] values, int rounds, Draws draws) {
        double[] replicates = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[draws.nextInt(values.length)];
            }
            replicates[round] = sum / values.length;
        }
        return replicates;
    }

    /**
     * Statistics of how often each of {@code size} places was drawn, each over the same draws.
     *
     * @return {@code [statistic][round]}
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    static double[][] of(int size, int rounds, Draws draws, List<ToDoubleFunction<int[]>> statistics)
            throws InterruptedException {
        double[][] replicates = new double[statistics.size()][rounds];
        int[] weights = new int[size];
        for (int round = 0; round < rounds; round++) {
            if ((round & 255) == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            TwoWayBootstrap.weigh(weights, draws);
            for (int s = 0; s < replicates.length; s++) {
                replicates[s][round] = statistics.get(s).applyAsDouble(weights);
            }
        }
        return replicates;
    }
}
