package hilum.reading.statistics;

/**
 * The smallest true mean that a study of this size would find.
 *
 * @param mean in units of the score; NaN when even the largest mean of the scale stays below the wanted power
 * @param power the wanted share of studies that find it
 * @param alpha two-sided level of the signed-rank test on case means
 * @param assumed the variances that the simulated studies had
 * @param rounds simulated studies per tried mean
 */
public record SmallestEffect(
        double mean,
        double power,
        double alpha,
        int readers,
        int cases,
        VarianceComponents assumed,
        int rounds,
        long seed) {}
