package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Krippendorff's alpha = 1 - observed / expected disagreement (Krippendorff, "Computing Krippendorff's alpha-reliability", 2011; "Content Analysis", 4th
 * edition 2018, chapter 12). Missing answers are allowed: a case counts when at least two readers answered it. NaN when there is no expected disagreement.
 *
 * <p>The ordinal distance of two values is the squared difference of their mid-ranks among all pairable answers, which is Krippendorff's sum of marginals;
 * the marginals are those of the sample at hand, so a resampled one has its own.
 */
public final class KrippendorffAlpha {
    /** What the values are. */
    public enum Level {
        NOMINAL,
        ORDINAL,
        INTERVAL
    }

    /** Up to so many different values a case's coincidences are kept as a small triangle, which makes resampling fast. */
    private static final int DENSE = 12;

    private final double[] levels;
    private final List<Unit> units;
    /** Per case, for values i at least j: answers of i times answers of j (ordered pairs without itself where equal) / (answers - 1). */
    private final double[][] coincidences;

    /** The answers of one case: indices into the values and how many readers gave each. */
    private static final class Unit {
        private final int[] values;
        private final int[] counts;
        private final int answers;

        Unit(int[] values, int[] counts, int answers) {
            this.values = values;
            this.counts = counts;
            this.answers = answers;
        }
    }

    /**
     * @param values {@code [reader][case]}, NaN where missing
     */
    public KrippendorffAlpha(double[][] values) {
        levels = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .sorted()
                .toArray();
        units = new ArrayList<>();
        for (int c = 0; values.length > 0 && c < values[0].length; c++) {
            int[] counts = new int[levels.length];
            int answers = 0;
            for (double[] line : values) {
                if (!Double.isNaN(line[c])) {
                    counts[Arrays.binarySearch(levels, line[c])]++;
                    answers++;
                }
            }
            int[] given =
                    IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
            units.add(new Unit(given, Arrays.stream(given).map(k -> counts[k]).toArray(), answers));
        }
        coincidences = levels.length > DENSE
                ? new double[0][]
                : units.stream().map(this::coincidences).toArray(double[][]::new);
    }

    private double[] coincidences(Unit unit) {
        double[] triangle = new double[levels.length * (levels.length + 1) / 2];
        for (int i = 0; i < unit.values.length && unit.answers > 1; i++) {
            for (int j = 0; j <= i; j++) {
                double other = i == j ? unit.counts[i] - 1 : unit.counts[j];
                int value = unit.values[i];
                triangle[value * (value + 1) / 2 + unit.values[j]] = unit.counts[i] * other / (unit.answers - 1);
            }
        }
        return triangle;
    }

    /** The coefficients of every level, in their order, when case i occurs {@code weights[i]} times. */
    double[] ofEachLevel(int[] weights) {
        if (levels.length > DENSE) {
            return Arrays.stream(Level.values())
                    .mapToDouble(level -> of(level, weights))
                    .toArray();
        }
        double[] sums = new double[levels.length * (levels.length + 1) / 2];
        for (int u = 0; u < weights.length; u++) {
            double weight = weights[u];
            if (weight > 0) {
                double[] triangle = coincidences[u];
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weight * triangle[i];
                }
            }
        }
        double[] marginals = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j <= i; j++) {
                double pairs = sums[i * (i + 1) / 2 + j];
                marginals[i] += pairs;
                marginals[j] += i == j ? 0 : pairs;
            }
        }
        double total = Arrays.stream(marginals).sum();
        double[] ranks = midRanks(marginals);
        double[] alphas = {
            unequalPairs(marginals, total),
            squaredDistances(marginals, ranks, total),
            squaredDistances(marginals, levels, total)
        };
        double[] observed = new double[3];
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < i; j++) {
                double pairs = 2 * sums[i * (i + 1) / 2 + j];
                observed[0] += pairs;
                observed[1] += pairs * (ranks[i] - ranks[j]) * (ranks[i] - ranks[j]);
                observed[2] += pairs * (levels[i] - levels[j]) * (levels[i] - levels[j]);
            }
        }
        for (int level = 0; level < alphas.length; level++) {
            alphas[level] = alphas[level] <= 0 ? Double.NaN : 1 - (total - 1) * observed[level] / alphas[level];
        }
        return alphas;
    }

    /** The coefficient. */
    public double of(Level level) {
        int[] once = new int[units.size()];
        Arrays.fill(once, 1);
        return of(level, once);
    }

    /** The coefficient when case i occurs {@code weights[i]} times. */
    double of(Level level, int[] weights) {
        double[] marginals = marginals(weights);
        double total = Arrays.stream(marginals).sum();
        double[] place = level == Level.ORDINAL ? midRanks(marginals) : levels;
        double observed = 0;
        for (int u = 0; u < weights.length; u++) {
            Unit unit = units.get(u);
            if (weights[u] > 0 && unit.answers > 1) {
                double within = level == Level.NOMINAL ? unequalPairs(unit) : squaredDistances(unit, place);
                observed += weights[u] * within / (unit.answers - 1);
            }
        }
        double expected =
                level == Level.NOMINAL ? unequalPairs(marginals, total) : squaredDistances(marginals, place, total);
        return expected <= 0 ? Double.NaN : 1 - (total - 1) * observed / expected;
    }

    private double[] marginals(int[] weights) {
        double[] marginals = new double[levels.length];
        for (int u = 0; u < weights.length; u++) {
            Unit unit = units.get(u);
            if (weights[u] > 0 && unit.answers > 1) {
                for (int i = 0; i < unit.values.length; i++) {
                    marginals[unit.values[i]] += weights[u] * unit.counts[i];
                }
            }
        }
        return marginals;
    }

    private static double[] midRanks(double[] marginals) {
        double[] ranks = new double[marginals.length];
        double below = 0;
        for (int k = 0; k < ranks.length; k++) {
            ranks[k] = below + marginals[k] / 2;
            below += marginals[k];
        }
        return ranks;
    }

    /** Ordered pairs of unequal answers in a case. */
    private static double unequalPairs(Unit unit) {
        double pairs = (double) unit.answers * unit.answers;
        for (int count : unit.counts) {
            pairs -= (double) count * count;
        }
        return pairs;
    }

    private static double unequalPairs(double[] marginals, double total) {
        return total * total - Arrays.stream(marginals).map(n -> n * n).sum();
    }

    /** Sum over ordered pairs of answers of the squared distance of their places. */
    private static double squaredDistances(Unit unit, double[] place) {
        double sum = 0;
        for (int i = 0; i < unit.values.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = place[unit.values[i]] - place[unit.values[j]];
                sum += 2.0 * unit.counts[i] * unit.counts[j] * distance * distance;
            }
        }
        return sum;
    }

    private static double squaredDistances(double[] marginals, double[] place, double total) {
        double mean = 0;
        for (int k = 0; k < marginals.length; k++) {
            mean += marginals[k] * place[k] / total;
        }
        double squares = 0;
        for (int k = 0; k < marginals.length; k++) {
            squares += marginals[k] * (place[k] - mean) * (place[k] - mean);
        }
        // Rounding of the mean must not make disagreement out of a constant.
        long used = Arrays.stream(marginals).filter(n -> n > 0).count();
        return used < 2 ? 0 : 2 * total * squares;
    }
}
