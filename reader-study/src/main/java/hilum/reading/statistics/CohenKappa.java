package hilum.reading.statistics;

import java.util.Arrays;

/**
 * Cohen's kappa of two lists of answers, unweighted ("A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960) or
 * weighted by the distance of the values ("Weighted kappa", Psychological Bulletin 70, 1968): 1 - observed / expected disagreement. Places where one of the
 * two is missing are left out. NaN when there is no expected disagreement.
 *
 * @param answers places where both gave an answer
 * @param exactShare share of them with the same answer; NaN without any
 */
public record CohenKappa(int answers, double unweighted, double linear, double quadratic, double exactShare) {
    /** The coefficients of {@code first[i]} and {@code second[i]}; NaN among them are missing. */
    public static CohenKappa of(double[] first, double[] second) {
        double[] levels = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, levels, first.length, second.length);
        levels = Arrays.stream(levels)
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .sorted()
                .toArray();
        double[] ofFirst = new double[levels.length];
        double[] ofSecond = new double[levels.length];
        double[] observed = new double[3];
        int answers = 0;
        for (int i = 0; i < first.length; i++) {
            if (!Double.isNaN(first[i]) && !Double.isNaN(second[i])) {
                answers++;
                ofFirst[Arrays.binarySearch(levels, first[i])]++;
                ofSecond[Arrays.binarySearch(levels, second[i])]++;
                add(observed, Math.abs(first[i] - second[i]), 1);
            }
        }
        double[] expected = new double[3];
        for (int a = 0; a < levels.length; a++) {
            for (int b = 0; b < levels.length && ofFirst[a] > 0; b++) {
                add(expected, Math.abs(levels[a] - levels[b]), ofFirst[a] * ofSecond[b] / answers);
            }
        }
        return new CohenKappa(
                answers,
                kappa(observed[0], expected[0]),
                kappa(observed[1], expected[1]),
                kappa(observed[2], expected[2]),
                answers == 0 ? Double.NaN : 1 - observed[0] / answers);
    }

    private static void add(double[] sums, double distance, double times) {
        sums[0] += distance > 0 ? times : 0;
        sums[1] += distance * times;
        sums[2] += distance * distance * times;
    }

    private static double kappa(double observed, double expected) {
        return expected == 0 ? Double.NaN : 1 - observed / expected;
    }
}
