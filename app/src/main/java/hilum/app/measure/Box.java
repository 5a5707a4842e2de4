package hilum.app.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** A box, min/max in fractions of the picture, (0, 0) at the top left corner. */
public record Box(double x0, double y0, double x1, double y1) {

    /** Width by height; nothing for a box that is turned inside out. */
    public double area() {
        return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
    }

    /** Where its middle lies from left to right. */
    public double middle() {
        return (x0 + x1) / 2;
    }

    private boolean holds(double x, double y) {
        return x > x0 && x < x1 && y > y0 && y < y1;
    }

    /**
     * What both cover together, divided by what either covers, 0..1. For one box each it is their intersection over union. 0 when one
     * side has no box or no area.
     */
    public static double overlap(List<Box> found, List<Box> truth) {
        double[] xs = edges(found, truth, true);
        double[] ys = edges(found, truth, false);
        double both = 0;
        double either = 0;
        for (int i = 0; i + 1 < xs.length; i++) {
            for (int j = 0; j + 1 < ys.length; j++) {
                double x = (xs[i] + xs[i + 1]) / 2;
                double y = (ys[j] + ys[j + 1]) / 2;
                double area = (xs[i + 1] - xs[i]) * (ys[j + 1] - ys[j]);
                boolean inFound = found.stream().anyMatch(box -> box.holds(x, y));
                boolean inTruth = truth.stream().anyMatch(box -> box.holds(x, y));
                both += inFound && inTruth ? area : 0;
                either += inFound || inTruth ? area : 0;
            }
        }
        return either > 0 ? Math.min(1, both / either) : 0;
    }

    /** Every line at which cover can begin or end, once and in order. */
    private static double[] edges(List<Box> found, List<Box> truth, boolean across) {
        return Arrays.stream(new List<?>[] {found, truth})
                .flatMap(List::stream)
                .map(Box.class::cast)
                .flatMapToDouble(box -> across ? DoubleStream.of(box.x0, box.x1) : DoubleStream.of(box.y0, box.y1))
                .distinct()
                .sorted()
                .toArray();
    }
}
