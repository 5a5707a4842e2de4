package hilum.reading.statistics;

/** What a signed-rank test does with differences of exactly 0. */
public enum ZeroRule {
    /** They are ranked, then left out of both sums (Pratt 1959). */
    PRATT,
    /** They are dropped before ranking (Wilcoxon 1945). */
    WILCOXON
}
