package hilum.reading.statistics;

/**
 * The mean of case means with what can be said about its error.
 *
 * @param estimate every case counts alike, however many readers answered it
 * @param interval the interval to show: two-way bootstrap, its width calibrated ({@link TwoWayInterval})
 * @param percentile the plain percentile interval of the same bootstrap rounds
 * @param components where the error comes from
 */
public record MeanResult(
        double estimate, Interval interval, Interval percentile, double standardError, VarianceComponents components) {}
