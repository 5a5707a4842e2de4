package hilum.reading.export;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of the figure: a task and an attribute.
 *
 * @param counts answers in each class, from "first arm significantly" to "second arm significantly"; an odd number of classes with the
 *     undecided one in the middle
 * @param mean on the scale of the figure
 * @param holmP empty outside the primary family and where there is nothing to test
 */
public record FigurePanel(
        String task,
        String attribute,
        List<Integer> counts,
        Optional<Mean> mean,
        int readers,
        int cases,
        OptionalDouble p,
        OptionalDouble holmP) {
    public FigurePanel {
        counts = List.copyOf(counts);
        if (counts.size() % 2 == 0) {
            throw new IllegalArgumentException("an odd number of classes is needed, to have a middle one");
        }
    }

    /** A mean with its interval, low to high, at {@code level} (0.95); NaN where there is no interval. */
    public record Mean(double value, double low, double high, double level) {
        boolean hasInterval() {
            return Double.isFinite(low) && Double.isFinite(high);
        }
    }

    /** All answers of the panel. */
    public int answers() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of class {@code index}, 0 to 1; 0 when there are no answers. */
    double share(int index) {
        int all = answers();
        return all == 0 ? 0 : (double) counts.get(index) / all;
    }
}
