package hilum.reading.statistics;

/**
 * Kendall's coefficient of concordance with tie correction.
 *
 * @param w 0 to 1; NaN with fewer than two readers or two common cases, or when every reader gave one answer only
 * @param chiSquared readers * (cases - 1) * w
 * @param p of {@code chiSquared} with cases - 1 degrees of freedom
 * @param cases cases that every reader answered: the only ones that it can use
 */
public record KendallResult(double w, double chiSquared, double p, int readers, int cases) {}
