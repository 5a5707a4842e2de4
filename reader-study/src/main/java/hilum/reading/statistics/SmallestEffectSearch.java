package hilum.reading.statistics;

import java.util.Arrays;

/**
 * The smallest true mean that a design finds with a wanted power, by simulation. A study finds it when the two-sided {@link SignedRankTest} on case means is
 * below alpha and points the right way: exact up to 25 cases, by the normal approximation beyond.
 *
 * <p>Every simulated case mean is mean + reader part + case part + rest part, all normal: the reader part with variance reader / readers, the same for all
 * cases of a study; the case part with variance ofCase; the rest with variance rest / answers per case. Scores are not rounded to the points of a scale, so
 * ties are absent; a real study with many 'neither' has slightly less power. The same random numbers serve every tried mean, so that power rises with it and
 * bisection finds the place; draw order per study: the reader part, then case and rest part together per case.
 */
public final class SmallestEffectSearch {
    private SmallestEffectSearch() {}

    /**
     * The search.
     *
     * @param answersPerCase readers that answer a case: {@code readers} when fully crossed, less when split
     * @param reach the largest mean that the scale allows; may be infinite
     * @param power wanted share of studies, for example 0.8
     */
    public static SmallestEffect of(
            int readers,
            int cases,
            double answersPerCase,
            VarianceComponents components,
            double reach,
            double power,
            AnalysisOptions options) {
        Mrg32k3a random = Mrg32k3a.seeded(options.seed());
        double ofCase = Math.sqrt(components.ofCase() + components.rest() / answersPerCase);
        double ofReaders = Math.sqrt(components.reader() / readers);
        int critical = criticalSum(cases, options.alpha());
        double[] needed = new double[options.powerRounds()];
        for (int round = 0; round < needed.length; round++) {
            double shared = ofReaders * random.nextGaussian();
            double[] means = new double[cases];
            for (int c = 0; c < cases; c++) {
                means[c] = shared + ofCase * random.nextGaussian();
            }
            Arrays.sort(means);
            needed[round] = critical < 0 ? Double.POSITIVE_INFINITY : shiftNeeded(means, critical);
        }
        Arrays.sort(needed);
        // The power-th of the studies in order of the mean that each needs: from there on the wanted share finds it.
        double mean = Math.max(0, needed[Math.min(needed.length - 1, (int) Math.ceil(power * needed.length) - 1)]);
        return new SmallestEffect(
                mean <= reach && !Double.isInfinite(mean) ? mean : Double.NaN,
                power,
                options.alpha(),
                readers,
                cases,
                components,
                options.powerRounds(),
                options.seed());
    }

    /** The shift from which the positive rank sum reaches {@code critical}: that many pair sums x[i] + x[j], i at most j, are above -2 * shift. */
    private static double shiftNeeded(double[] ascending, int critical) {
        double low = -ascending[ascending.length - 1] - 1;
        double high = -ascending[0] + 1;
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (positiveSum(ascending, middle) >= critical) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The positive rank sum of values without ties is the number of pairs, each with itself included, whose mean is above 0 (Tukey 1949). */
    static long positiveSum(double[] ascending, double shift) {
        long pairs = 0;
        int other = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            while (other < ascending.length && ascending[i] + ascending[other] + 2 * shift <= 0) {
                other++;
            }
            // Partners at most i: the pairs of i with larger ones were counted with those.
            pairs += Math.max(0, i - other + 1);
        }
        return pairs;
    }

    /** The smallest positive rank sum of {@code n} values without ties that is significant; -1 when none is. */
    static int criticalSum(int n, double alpha) {
        int most = n * (n + 1) / 2;
        if (n > SignedRankTest.EXACT_LIMIT) {
            double z = SpecialFunctions.normalQuantile(1 - alpha / 2);
            return (int) Math.ceil(most / 2.0 + z * Math.sqrt(n * (n + 1.0) * (2 * n + 1) / 24));
        }
        double[] ways = new double[most + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        double above = 0;
        int critical = -1;
        for (int sum = most; sum >= 0; sum--) {
            above += ways[sum];
            if (2 * above / Math.pow(2, n) >= alpha) {
                break;
            }
            critical = sum;
        }
        return critical;
    }
}
