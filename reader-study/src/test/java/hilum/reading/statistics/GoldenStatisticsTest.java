package hilum.reading.statistics;

import static hilum.reading.statistics.Recorded.file;
import static hilum.reading.statistics.Recorded.number;
import static hilum.reading.statistics.Recorded.numbers;
import static hilum.reading.statistics.Recorded.rows;
import static hilum.reading.statistics.Recorded.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import hilum.reading.statistics.KrippendorffAlpha.Level;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agreement with the metrics goldens: scikit-learn, statsmodels, SciPy, published tables. */
class GoldenStatisticsTest {
    private static void assertEqual(double actual, double expected, double tolerance, String what) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
        }
    }

    @Test
    void krippendorff_alpha_of_every_level_equals_the_golden() {
        for (JsonObject row : rows(file("krippendorff_alpha.json"), "cases")) {
            KrippendorffAlpha alpha = new KrippendorffAlpha(table(row, "data"));
            String name = row.get("name").getAsString();
            assertEqual(alpha.of(Level.NOMINAL), number(row, "nominal"), 1e-12, name);
            assertEqual(alpha.of(Level.ORDINAL), number(row, "ordinal"), 1e-12, name);
            assertEqual(alpha.of(Level.INTERVAL), number(row, "interval"), 1e-12, name);
        }
    }

    @Test
    void fleiss_kappa_equals_the_golden() {
        for (JsonObject row : rows(file("fleiss_kappa.json"), "cases")) {
            int[][] counts = Arrays.stream(table(row, "table"))
                    .map(line -> Arrays.stream(line).mapToInt(v -> (int) v).toArray())
                    .toArray(int[][]::new);
            assertEqual(
                    new FleissKappa(counts).value(),
                    number(row, "kappa"),
                    1e-12,
                    row.get("name").getAsString());
        }
    }

    @Test
    void cohen_kappa_of_every_weight_equals_the_golden() {
        for (JsonObject row : rows(file("cohen_kappa.json"), "cases")) {
            CohenKappa kappa = CohenKappa.of(numbers(row, "a"), numbers(row, "b"));
            assertEqual(kappa.unweighted(), number(row, "kappa_none"), 1e-12, row.toString());
            assertEqual(kappa.linear(), number(row, "kappa_linear"), 1e-12, row.toString());
            assertEqual(kappa.quadratic(), number(row, "kappa_quadratic"), 1e-12, row.toString());
        }
    }

    @Test
    void signed_rank_tests_equal_the_golden() {
        for (JsonObject row : rows(file("wilcoxon.json"), "cases")) {
            JsonObject options = row.getAsJsonObject("options");
            String zeros =
                    options.has("zero_method") ? options.get("zero_method").getAsString() : "wilcox";
            if ("zsplit".equals(zeros)) {
                continue; // A third rule for zeros, which no result of ours uses.
            }
            double[] x = numbers(row, "x");
            if (!row.get("y").isJsonNull()) {
                double[] y = numbers(row, "y");
                double[] first = x;
                x = IntStream.range(0, y.length)
                        .mapToDouble(i -> first[i] - y[i])
                        .toArray();
            }
            ZeroRule rule = "pratt".equals(zeros) ? ZeroRule.PRATT : ZeroRule.WILCOXON;
            assertSignedRank(row, options, x, rule);
        }
    }

    private static void assertSignedRank(JsonObject row, JsonObject options, double[] x, ZeroRule rule) {
        SignedRankTest.Ranks ranks = SignedRankTest.Ranks.of(x, rule);
        String alternative =
                options.has("alternative") ? options.get("alternative").getAsString() : "two-sided";
        boolean exact =
                options.has("mode") && "exact".equals(options.get("mode").getAsString());
        boolean corrected =
                options.has("correction") && options.get("correction").getAsBoolean();
        double expected = number(row, "pvalue");
        String what = row.get("name") + " " + options;
        if ("two-sided".equals(alternative)) {
            SignedRankResult result = SignedRankTest.of(x, rule);
            double p = exact ? result.exactP() : corrected ? result.correctedP() : result.normalP();
            assertEqual(p, expected, 1e-12, what);
            assertEqual(Math.min(result.positiveRanks(), result.negativeRanks()), number(row, "statistic"), 1e-9, what);
        } else if (exact) {
            assertEqual(
                    "greater".equals(alternative) ? ranks.exactAtLeast() : ranks.exactAtMost(), expected, 1e-12, what);
        } else if (!corrected) {
            double above = SpecialFunctions.normalAbove(ranks.z(false));
            assertEqual("greater".equals(alternative) ? above : 1 - above, expected, 1e-12, what);
        }
    }

    @Test
    void the_one_way_bootstrap_equals_the_golden_draw_by_draw_with_both_generators() {
        for (JsonObject row : rows(file("bootstrap.json"), "cases")) {
            long seed = row.get("seed").getAsLong();
            Random random = new Random(seed);
            Draws draws =
                    row.get("generator").getAsString().startsWith("java") ? random::nextInt : new SplitMix64(seed);
            double[] data = numbers(row, "data");
            if (!row.get("data2").isJsonNull()) {
                double[] other = numbers(row, "data2");
                double sign = Math.signum(number(row, "estimate"))
                        * Math.signum(
                                Arrays.stream(data).sum() - Arrays.stream(other).sum());
                double[] first = data;
                data = IntStream.range(0, other.length)
                        .mapToDouble(i -> sign * (first[i] - other[i]))
                        .toArray();
            }
            double[] replicates = OneWayBootstrap.means(data, row.get("B").getAsInt(), draws);
            double[] expected = numbers(row, "first_10_replicates");
            String what = row.get("generator") + " " + row.get("statistic");
            for (int i = 0; i < expected.length; i++) {
                assertEqual(replicates[i], expected[i], 1e-12, what);
            }
            Interval interval = Percentiles.interval(replicates, 0.95);
            assertEqual(interval.low(), numbers(row, "ci95_type7")[0], 1e-12, what);
            assertEqual(interval.high(), numbers(row, "ci95_type7")[1], 1e-12, what);
            assertEqual(TwoWayInterval.deviation(replicates), number(row, "replicates_sd_ddof1"), 1e-12, what);
        }
    }
}
