package hilum.reading.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction ("A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {
    private Holm() {}

    /** The adjusted p values in the order given: running maximum of (m - rank) * p, at most 1. NaN stay NaN and do not count. */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = p.clone();
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }
}
