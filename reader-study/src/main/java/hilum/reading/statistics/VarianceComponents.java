package hilum.reading.statistics;

/**
 * Variances of the model score = mean + reader + case + rest, in squared units of the score.
 *
 * @param reader how much readers differ in their mean; never negative
 * @param ofCase how much cases differ in their mean; never negative
 * @param rest everything else; never negative
 */
public record VarianceComponents(double reader, double ofCase, double rest) {
    public VarianceComponents {
        if (reader < 0 || ofCase < 0 || rest < 0) {
            throw new IllegalArgumentException("a variance is never negative");
        }
    }
}
