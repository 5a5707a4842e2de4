package hilum.reading.statistics;

/**
 * Wins against losses, ties dropped.
 *
 * @param p two-sided exact binomial; 1 without wins and losses
 * @param winRate wins / (wins + losses); NaN without either
 * @param interval of the win rate, exact (Clopper and Pearson 1934)
 */
public record SignTestResult(int wins, int losses, int ties, double p, double winRate, Interval interval) {}
