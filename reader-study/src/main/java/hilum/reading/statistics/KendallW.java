package hilum.reading.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Kendall's coefficient of concordance (Kendall and Babington Smith, "The problem of m rankings", Annals of Mathematical Statistics 10, 1939) with the
 * correction for ties (Siegel and Castellan, "Nonparametric Statistics", 2nd edition 1988, 9.6). Only cases that every reader answered are ranked. The
 * chi-squared is that of Friedman's test.
 */
public final class KendallW {
    private KendallW() {}

    /** The coefficient of {@code [reader][case]} values, NaN where missing. */
    public static KendallResult of(double[][] values) {
        int readers = values.length;
        int width = readers == 0 ? 0 : values[0].length;
        int[] common = IntStream.range(0, width)
                .filter(c -> Arrays.stream(values).noneMatch(line -> Double.isNaN(line[c])))
                .toArray();
        int cases = common.length;
        double[] sums = new double[cases];
        double ties = 0;
        for (double[] line : values) {
            double[] answers = Arrays.stream(common).mapToDouble(c -> line[c]).toArray();
            double[] ranks = midRanks(answers);
            for (int c = 0; c < cases; c++) {
                sums[c] += ranks[c];
            }
            ties += tieTerm(answers);
        }
        double mean = readers * (cases + 1) / 2.0;
        double squares = Arrays.stream(sums).map(s -> (s - mean) * (s - mean)).sum();
        double largest = (double) readers * readers * ((double) cases * cases * cases - cases) - readers * ties;
        double w = readers < 2 || cases < 2 || largest <= 0 ? Double.NaN : 12 * squares / largest;
        double chiSquared = readers * (cases - 1) * w;
        double p = Double.isNaN(w) ? Double.NaN : SpecialFunctions.chiSquaredAbove(chiSquared, cases - 1);
        return new KendallResult(w, chiSquared, p, readers, cases);
    }

    /** Ranks from 1, ties get their mean rank. */
    static double[] midRanks(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return Arrays.stream(values)
                .map(v -> (first(sorted, v) + last(sorted, v)) / 2.0)
                .toArray();
    }

    /** Sum of t^3 - t over groups of t equal values. */
    private static double tieTerm(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return Arrays.stream(sorted)
                .distinct()
                .map(v -> last(sorted, v) - first(sorted, v) + 1)
                .map(t -> t * t * t - t)
                .sum();
    }

    /** Rank from 1 of the first of the values equal to {@code value}. */
    private static int first(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        while (place > 0 && sorted[place - 1] == value) {
            place--;
        }
        return place + 1;
    }

    private static int last(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        while (place < sorted.length - 1 && sorted[place + 1] == value) {
            place++;
        }
        return place + 1;
    }
}
