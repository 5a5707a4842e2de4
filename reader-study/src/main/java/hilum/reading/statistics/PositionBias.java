package hilum.reading.statistics;

/**
 * Mean score with the second arm on the left minus mean score with it on the right: near 0 when the side does not matter.
 *
 * @param difference NaN when one side has no answer
 */
public record PositionBias(
        int leftAnswers, int rightAnswers, double leftMean, double rightMean, double difference, Interval interval) {}
