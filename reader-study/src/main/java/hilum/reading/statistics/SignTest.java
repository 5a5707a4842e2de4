package hilum.reading.statistics;

/**
 * Sign test: wins against losses with the exact binomial distribution at one half (Arbuthnott 1710; Conover, "Practical Nonparametric Statistics", 3rd
 * edition 1999, 3.4). Zeros are ties and dropped. The interval of the win rate is exact (Clopper and Pearson, Biometrika 26, 1934).
 */
public final class SignTest {
    private SignTest() {}

    /** The test of {@code values}; NaN among them are missing. */
    public static SignTestResult of(double[] values, double confidence) {
        int wins = 0;
        int losses = 0;
        int ties = 0;
        for (double value : values) {
            // Case means of thirds and fifths can miss 0 by a rounding error.
            if (Math.abs(value) <= 1e-9) {
                ties++;
            } else if (value > 0) {
                wins++;
            } else if (value < 0) {
                losses++;
            }
        }
        int n = wins + losses;
        // P(X <= k) of a binomial X at 1/2 is I_{1/2}(n - k, k + 1).
        double tail = n == 0 ? 1 : SpecialFunctions.betaBelow(Math.max(wins, losses), Math.min(wins, losses) + 1, 0.5);
        return new SignTestResult(
                wins,
                losses,
                ties,
                Math.min(1, 2 * tail),
                n == 0 ? Double.NaN : (double) wins / n,
                exactInterval(wins, n, confidence));
    }

    /** The interval of Clopper and Pearson (1934) for {@code hits} of {@code n}; undefined when n is 0. */
    public static Interval exactInterval(int hits, int n, double confidence) {
        if (n == 0) {
            return Interval.undefined(confidence);
        }
        double tail = (1 - confidence) / 2;
        double low = hits == 0
                ? 0
                : SpecialFunctions.bisect(x -> SpecialFunctions.betaBelow(hits, n - hits + 1, x) - tail, 0, 1);
        double high = hits == n
                ? 1
                : SpecialFunctions.bisect(x -> SpecialFunctions.betaBelow(hits + 1, n - hits, x) - (1 - tail), 0, 1);
        return new Interval(low, high, confidence);
    }
}
