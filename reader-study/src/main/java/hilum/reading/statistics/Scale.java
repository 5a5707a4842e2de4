package hilum.reading.statistics;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The values that a score can take.
 *
 * @param points every possible score, ascending; empty when scores are continuous (log time ratio, edit distance)
 */
public record Scale(List<Double> points) {
    public Scale {
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i) <= points.get(i - 1)) {
                throw new IllegalArgumentException("the points of a scale ascend");
            }
        }
    }

    /** -10, -5, 0, 5, 10: above 0 when the second arm is preferred (CheXagent, arXiv 2401.12208 v1, section 6). */
    public static Scale comparative() {
        return new Scale(List.of(-10.0, -5.0, 0.0, 5.0, 10.0));
    }

    /** The differences second arm - reference of two whole grades between {@code lowest} and {@code highest}: -4 to 4 for grades 1 to 5. */
    public static Scale gradeDifference(int lowest, int highest) {
        int span = highest - lowest;
        return new Scale(
                DoubleStream.iterate(-span, d -> d <= span, d -> d + 1).boxed().toList());
    }

    /** Any number. */
    public static Scale continuous() {
        return new Scale(List.of());
    }

    /** Whether scores are categories that can be counted. */
    public boolean isDiscrete() {
        return !points.isEmpty();
    }

    /** The largest distance of a score from 0; infinite for a continuous scale. */
    public double reach() {
        return isDiscrete()
                ? Math.max(Math.abs(points.getFirst()), Math.abs(points.getLast()))
                : Double.POSITIVE_INFINITY;
    }
}
