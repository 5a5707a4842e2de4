package hilum.reading.statistics;

/**
 * A two-sided signed-rank test against 0.
 *
 * @param values number of values, zeros included
 * @param zeros how many were 0
 * @param positiveRanks sum of the ranks of positive values
 * @param negativeRanks sum of the ranks of negative values
 * @param exactP from the permutation distribution; NaN above {@link SignedRankTest#EXACT_LIMIT} values that are not 0
 * @param z normal deviate without continuity correction; NaN without a value that is not 0
 * @param normalP two-sided, tie-corrected, without continuity correction
 * @param correctedP the same with continuity correction
 * @param rankBiserial (positive - negative) / (positive + negative) rank sum, -1 to 1; NaN without a value that is not 0
 */
public record SignedRankResult(
        ZeroRule zeroRule,
        int values,
        int zeros,
        double positiveRanks,
        double negativeRanks,
        double exactP,
        double z,
        double normalP,
        double correctedP,
        double rankBiserial) {
    /** The p value to show: exact where there is one, else the normal approximation without continuity correction. */
    public double p() {
        return isExact() ? exactP : normalP;
    }

    public boolean isExact() {
        return !Double.isNaN(exactP);
    }
}
