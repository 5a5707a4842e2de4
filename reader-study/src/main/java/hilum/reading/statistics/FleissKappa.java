package hilum.reading.statistics;

import java.util.Arrays;

/**
 * Fleiss' kappa ("Measuring nominal scale agreement among many raters", Psychological Bulletin 76, 1971). With missing answers as in Gwet ("Handbook of
 * Inter-Rater Reliability", 4th edition 2014, chapter 2): observed agreement over the cases with at least two answers, shares of the classes as the mean over
 * all cases with an answer. NaN when undefined: one class only, or no case with two answers.
 */
public final class FleissKappa {
    private final double[] agreement;
    private final double[][] shares;

    /**
     * @param counts {@code [case][class]}: how many readers chose the class
     */
    public FleissKappa(int[][] counts) {
        agreement = new double[counts.length];
        shares = new double[counts.length][];
        for (int c = 0; c < counts.length; c++) {
            double answers = Arrays.stream(counts[c]).sum();
            double pairs = Arrays.stream(counts[c])
                    .mapToDouble(n -> (double) n * (n - 1))
                    .sum();
            agreement[c] = answers < 2 ? Double.NaN : pairs / (answers * (answers - 1));
            shares[c] = Arrays.stream(counts[c]).mapToDouble(n -> n / answers).toArray();
        }
    }

    /** The kappa of three classes of a grid: below 0, 0, above 0. */
    static FleissKappa ofSigns(AnswerGrid grid) {
        int[][] counts = new int[grid.caseCount()][3];
        for (double[] line : grid.values()) {
            for (int c = 0; c < line.length; c++) {
                if (!Double.isNaN(line[c])) {
                    counts[c][(int) Math.signum(line[c]) + 1]++;
                }
            }
        }
        return new FleissKappa(counts);
    }

    /** The coefficient. */
    public double value() {
        int[] once = new int[agreement.length];
        Arrays.fill(once, 1);
        return of(once);
    }

    /** The coefficient when case i occurs {@code weights[i]} times. */
    double of(int[] weights) {
        double observed = 0;
        int paired = 0;
        int answered = 0;
        double[] classes = new double[shares.length == 0 ? 0 : shares[0].length];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] == 0 || Double.isNaN(shares[c][0])) {
                continue;
            }
            answered += weights[c];
            for (int k = 0; k < classes.length; k++) {
                classes[k] += weights[c] * shares[c][k];
            }
            if (!Double.isNaN(agreement[c])) {
                observed += weights[c] * agreement[c];
                paired += weights[c];
            }
        }
        double all = answered;
        long used = Arrays.stream(classes).filter(share -> share > 0).count();
        double expected =
                Arrays.stream(classes).map(share -> share / all * share / all).sum();
        return paired == 0 || used < 2 ? Double.NaN : (observed / paired - expected) / (1 - expected);
    }
}
