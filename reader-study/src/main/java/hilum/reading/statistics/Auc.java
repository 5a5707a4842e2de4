package hilum.reading.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve as the Mann-Whitney statistic: the chance that a value of the second arm is larger than one of the reference, ties counting half
 * (Mann and Whitney, Annals of Mathematical Statistics 18, 1947; Bamber, Journal of Mathematical Psychology 12, 1975).
 *
 * @param area 0 to 1; NaN without values
 * @param interval percentile type 7; pairs drawn again with replacement, so that texts of one case stay together
 */
public record Auc(double area, Interval interval) {
    /**
     * The area of paired values, one pair per case.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static Auc ofPairs(double[] reference, double[] second, int rounds, double confidence, long seed)
            throws InterruptedException {
        if (reference.length != second.length) {
            throw new IllegalArgumentException("each case has two values");
        }
        int pairs = reference.length;
        double[] all = Arrays.copyOf(reference, 2 * pairs);
        System.arraycopy(second, 0, all, pairs, pairs);
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> all[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] once = new int[pairs];
        Arrays.fill(once, 1);
        double area = area(all, order, once);
        if (pairs == 0 || all[order[0]] == all[order[order.length - 1]]) {
            return new Auc(area, Interval.undefined(confidence));
        }
        double[][] replicates = OneWayBootstrap.of(
                pairs, rounds, Mrg32k3a.seeded(seed), 1, weights -> new double[] {area(all, order, weights)});
        return new Auc(area, Percentiles.interval(replicates[0], confidence));
    }

    /** The area of two samples of any sizes; NaN without a value in one of them. */
    public static double of(double[] reference, double[] second) {
        double wins = 0;
        for (double a : reference) {
            for (double b : second) {
                wins += b > a ? 1 : b == a ? 0.5 : 0;
            }
        }
        return wins / ((double) reference.length * second.length);
    }

    /** The area when pair i counts {@code weights[i]} times; values in ascending {@code order}, the reference arm first in {@code all}. */
    private static double area(double[] all, int[] order, int[] weights) {
        double wins = 0;
        double below = 0;
        double total = 0;
        for (int start = 0; start < order.length; ) {
            double references = 0;
            double seconds = 0;
            int end = start;
            while (end < order.length && all[order[end]] == all[order[start]]) {
                int place = order[end++];
                if (place < weights.length) {
                    references += weights[place];
                } else {
                    seconds += weights[place - weights.length];
                }
            }
            wins += seconds * (below + references / 2);
            below += references;
            total += seconds;
            start = end;
        }
        return wins / (below * total);
    }
}
