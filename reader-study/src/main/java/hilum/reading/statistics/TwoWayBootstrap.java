package hilum.reading.statistics;

import java.util.Arrays;

/**
 * Replicates of the mean of case means when readers and cases are both drawn again with replacement (Owen, "The pigeonhole bootstrap", Annals of
 * Applied Statistics 1, 2007).
 *
 * <p>Draw order: one {@link Mrg32k3a} per cell, seeded once. In each round first as many readers as there are, then as many cases as there are, by
 * {@code nextInt}, both from the list in order of names. A reader drawn twice counts twice in every case mean, a case drawn twice counts twice in the
 * mean. Missing cells: a case mean is over the drawn readers that answered it; a drawn case that none of them answered is left out of that round; a
 * round without any answer gives NaN.
 */
final class TwoWayBootstrap {
    private final double[][] values;
    private final double[][] present;
    private final boolean complete;
    private final int readers;
    private final int cases;

    TwoWayBootstrap(AnswerGrid grid) {
        readers = grid.readerCount();
        cases = grid.caseCount();
        complete = grid.isComplete();
        values = new double[readers][cases];
        present = new double[readers][cases];
        for (int r = 0; r < readers; r++) {
            for (int c = 0; c < cases; c++) {
                boolean there = !Double.isNaN(grid.values()[r][c]);
                values[r][c] = there ? grid.values()[r][c] : 0;
                present[r][c] = there ? 1 : 0;
            }
        }
    }

    /**
     * One replicate per round, in order of drawing.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    double[] replicates(int rounds, Draws draws) throws InterruptedException {
        double[] replicates = new double[rounds];
        int[] readerWeights = new int[readers];
        int[] caseWeights = new int[cases];
        double[] sums = new double[cases];
        double[] masses = new double[cases];
        for (int round = 0; round < rounds; round++) {
            if ((round & 255) == 0 && Thread.interrupted()) {
                throw new InterruptedException();
            }
            weigh(readerWeights, draws);
            weigh(caseWeights, draws);
            add(values, readerWeights, sums);
            if (complete) {
                replicates[round] = completeMean(sums, caseWeights);
            } else {
                add(present, readerWeights, masses);
                replicates[round] = incompleteMean(sums, masses, caseWeights);
            }
        }
        return replicates;
    }

    /** How often each of the weights' places was drawn. */
    static void weigh(int[] weights, Draws draws) {
        Arrays.fill(weights, 0);
        for (int i = 0; i < weights.length; i++) {
            weights[draws.nextInt(weights.length)]++;
        }
    }

    private static void add(double[][] lines, int[] weights, double[] sums) {
        Arrays.fill(sums, 0);
        for (int r = 0; r < weights.length; r++) {
            double weight = weights[r];
            if (weight > 0) {
                double[] line = lines[r];
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += weight * line[c];
                }
            }
        }
    }

    private double completeMean(double[] sums, int[] caseWeights) {
        double total = 0;
        for (int c = 0; c < cases; c++) {
            total += caseWeights[c] * sums[c];
        }
        return total / ((double) readers * cases);
    }

    private static double incompleteMean(double[] sums, double[] masses, int[] caseWeights) {
        double total = 0;
        int counted = 0;
        for (int c = 0; c < sums.length; c++) {
            if (caseWeights[c] > 0 && masses[c] > 0) {
                total += caseWeights[c] * sums[c] / masses[c];
                counted += caseWeights[c];
            }
        }
        return counted == 0 ? Double.NaN : total / counted;
    }
}
