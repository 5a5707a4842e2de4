package hilum.reading.statistics;

import java.util.function.Function;

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
     * {@code count} statistics of how often each of {@code size} places was drawn, each over the same draws.
     *
     * @return {@code [statistic][round]}
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    static double[][] of(int size, int rounds, Draws draws, int count, Function<int[], double[]> statistics)
            throws InterruptedException {
        double[][] replicates = new double[count][rounds];
        int[] weights = new int[size];
        for (int round = 0; round < rounds; round++) {
            if ((round & 255) == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            TwoWayBootstrap.weigh(weights, draws);
            double[] values = statistics.apply(weights);
            for (int s = 0; s < count; s++) {
                replicates[s][round] = values[s];
            }
        }
        return replicates;
    }
}
