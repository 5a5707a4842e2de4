package hilum.reading.statistics;

import java.util.Arrays;

/**
 * Signed-rank test of values against 0 (Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945), two-sided.
 *
 * <p>Conventions: ranks of the absolute values, ties get their mean rank. Zeros by {@link ZeroRule}. The exact p value is the share of the 2^n sign
 * assignments to the ranks of the n values that are not 0 whose rank sum lies at least as far from its middle, ties included: a permutation distribution,
 * counted by the shift algorithm over doubled ranks (Streitberg and Roehmel, "Exact distributions for permutation and rank tests", Statistical
 * Software Newsletter 12, 1986). The normal approximation has mean sum(ranks) / 2 and variance sum(ranks^2) / 4, which holds the tie and zero corrections
 * (Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank procedures", JASA 54, 1959); the continuity correction moves the sum by 0.5 towards
 * its mean. Values whose absolutes are equal up to 1e-9 of the largest count as ties, since case means are sums of thirds and fifths.
 *
 * <p>The effect is the matched-pairs rank-biserial correlation (Kerby, "The simple difference formula", Comprehensive Psychology 3, 2014).
 */
public final class SignedRankTest {
    /** The largest number of values that are not 0 for which the exact p value is given. */
    public static final int EXACT_LIMIT = 25;

    private SignedRankTest() {}

    /** The test of {@code values}; NaN among them are missing. Without a value that is not 0, p is 1 and z is NaN. */
    public static SignedRankResult of(double[] values, ZeroRule rule) {
        Ranks ranks = Ranks.of(values, rule);
        double p = ranks.count() <= EXACT_LIMIT ? ranks.exactTwoSided() : Double.NaN;
        double z = ranks.z(false);
        double corrected = ranks.z(true);
        double total = ranks.positive() + ranks.negative();
        return new SignedRankResult(
                rule,
                ranks.values(),
                ranks.zeros(),
                ranks.positive(),
                ranks.negative(),
                p,
                z,
                twoSided(z),
                twoSided(corrected),
                total == 0 ? Double.NaN : (ranks.positive() - ranks.negative()) / total);
    }

    private static double twoSided(double z) {
        return Double.isNaN(z) ? 1 : Math.min(1, 2 * SpecialFunctions.normalAbove(Math.abs(z)));
    }

    /** The signed ranks of a sample. */
    static final class Ranks {
        private final int values;
        private final int zeros;
        private final long[] doubled;
        private final double positive;
        private final double negative;

        private Ranks(int values, int zeros, long[] doubled, double positive, double negative) {
            this.values = values;
            this.zeros = zeros;
            this.doubled = doubled;
            this.positive = positive;
            this.negative = negative;
        }

        static Ranks of(double[] raw, ZeroRule rule) {
            double[] all = Arrays.stream(raw).filter(v -> !Double.isNaN(v)).toArray();
            double tie = Arrays.stream(all).map(Math::abs).max().orElse(0) * 1e-9;
            double[] kept = Arrays.stream(all)
                    .filter(v -> rule == ZeroRule.PRATT || Math.abs(v) > tie)
                    .boxed()
                    .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            int zeros = (int) Arrays.stream(all).filter(v -> Math.abs(v) <= tie).count();
            int skipped = rule == ZeroRule.PRATT ? zeros : 0;
            long[] doubled = new long[kept.length - skipped];
            double positive = 0;
            double negative = 0;
            for (int start = 0; start < kept.length; ) {
                int end = start + 1;
                while (end < kept.length && Math.abs(kept[end]) - Math.abs(kept[end - 1]) <= tie) {
                    end++;
                }
                for (int i = Math.max(start, skipped); i < end; i++) {
                    doubled[i - skipped] = (long) start + end + 1;
                    if (kept[i] > 0) {
                        positive += doubled[i - skipped] / 2.0;
                    } else {
                        negative += doubled[i - skipped] / 2.0;
                    }
                }
                start = end;
            }
            return new Ranks(all.length, zeros, doubled, positive, negative);
        }

        int values() {
            return values;
        }

        int zeros() {
            return zeros;
        }

        double positive() {
            return positive;
        }

        double negative() {
            return negative;
        }

        /** Twice the rank of each value that is not 0: a whole number even with ties. */
        long[] doubled() {
            return doubled.clone();
        }

        int count() {
            return doubled.length;
        }

        /** (positive sum - its mean) / its standard deviation. */
        double z(boolean continuity) {
            double mean = Arrays.stream(doubled).sum() / 4.0;
            double deviation = Math.sqrt(
                    Arrays.stream(doubled).mapToDouble(d -> (double) d * d).sum() / 16);
            double distance = positive - mean;
            double correction = continuity ? Math.signum(distance) * 0.5 : 0;
            return deviation == 0 ? Double.NaN : (distance - correction) / deviation;
        }

        double exactTwoSided() {
            return Math.min(1, 2 * Math.min(exactAtLeast(), exactAtMost()));
        }

        /** P(positive rank sum at least the observed one). */
        double exactAtLeast() {
            double[] ways = ways();
            int observed = (int) Math.round(positive * 2);
            return Arrays.stream(ways, observed, ways.length).sum() / Math.pow(2, count());
        }

        /** P(positive rank sum at most the observed one). */
        double exactAtMost() {
            int observed = (int) Math.round(positive * 2);
            return Arrays.stream(ways(), 0, observed + 1).sum() / Math.pow(2, count());
        }

        /** For each doubled rank sum, how many of the 2^n sign assignments give it: whole numbers, exact up to 2^53. */
        private double[] ways() {
            double[] ways = new double[(int) Arrays.stream(doubled).sum() + 1];
            ways[0] = 1;
            int reach = 0;
            for (long rank : doubled) {
                reach += (int) rank;
                for (int sum = reach; sum >= rank; sum--) {
                    ways[sum] += ways[sum - (int) rank];
                }
            }
            return ways;
        }
    }
}
