package hilum.reading.statistics;

import java.util.List;

/**
 * How often each answer was given.
 *
 * @param points counts per point of the scale, ascending, points with count 0 included; empty for a continuous scale
 * @param secondPreferred answers above 0
 * @param neither answers of exactly 0
 * @param referencePreferred answers below 0
 */
public record Distribution(List<Point> points, int secondPreferred, int neither, int referencePreferred) {
    /** One point of the scale. */
    public record Point(double score, int count) {}

    public Distribution {
        points = List.copyOf(points);
    }

    /** Number of answers. */
    public int answers() {
        return secondPreferred + neither + referencePreferred;
    }

    /** Share of answers for the second arm, 0 to 1; NaN without answers. */
    public double shareSecond() {
        return (double) secondPreferred / answers();
    }

    /** Share of answers for neither, 0 to 1; NaN without answers. */
    public double shareNeither() {
        return (double) neither / answers();
    }

    /** Share of answers for the reference, 0 to 1; NaN without answers. */
    public double shareReference() {
        return (double) referencePreferred / answers();
    }
}
