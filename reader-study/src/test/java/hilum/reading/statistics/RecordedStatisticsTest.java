package hilum.reading.statistics;

import static hilum.reading.statistics.Recorded.file;
import static hilum.reading.statistics.Recorded.number;
import static hilum.reading.statistics.Recorded.numbers;
import static hilum.reading.statistics.Recorded.rows;
import static hilum.reading.statistics.Recorded.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Agreement with R and SciPy: record.R and record.py beside the recorded values say with which versions. */
class RecordedStatisticsTest {
    private final JsonObject r = file("from-r.json");
    private final JsonObject python = file("from-python.json");

    private static void assertEqual(double actual, double expected, double relative, String what) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(relative * Math.max(1e-3, Math.abs(expected))));
        }
    }

    @Test
    void signed_rank_and_sign_tests_equal_r() {
        for (JsonObject row : rows(r, "signed_rank")) {
            String name = row.get("name").getAsString();
            double[] x = numbers(row, "x");
            SignedRankResult pratt = SignedRankTest.of(x, ZeroRule.PRATT);
            SignedRankResult wilcoxon = SignedRankTest.of(x, ZeroRule.WILCOXON);
            if ("only_zeros".equals(name)) {
                assertThat(pratt.p()).isEqualTo(1);
                assertThat(SignTest.of(x, 0.95).p()).isEqualTo(1);
                continue;
            }
            if (pratt.isExact()) {
                assertEqual(pratt.exactP(), number(row, "pratt_exact"), 1e-11, name);
                assertEqual(wilcoxon.exactP(), number(row, "wilcoxon_exact"), 1e-11, name);
            }
            assertEqual(pratt.normalP(), number(row, "pratt_normal"), 1e-11, name);
            assertEqual(wilcoxon.normalP(), number(row, "wilcoxon_normal"), 1e-11, name);
            assertEqual(wilcoxon.correctedP(), number(row, "wilcoxon_corrected"), 1e-11, name);
            assertEqual(SignTest.of(x, 0.95).p(), number(row, "sign"), 1e-11, name);
        }
    }

    @Test
    void the_exact_count_is_right_beyond_its_limit_too() {
        for (JsonObject row : rows(r, "signed_rank")) {
            if ("thirty".equals(row.get("name").getAsString())) {
                SignedRankTest.Ranks ranks = SignedRankTest.Ranks.of(numbers(row, "x"), ZeroRule.PRATT);
                assertEqual(ranks.exactTwoSided(), number(row, "pratt_exact"), 1e-11, "thirty");
            }
        }
    }

    @Test
    void signed_rank_tests_and_win_rates_equal_scipy() {
        for (JsonObject row : rows(python, "signed_rank")) {
            String name = row.get("name").getAsString();
            double[] x = numbers(row, "x");
            for (ZeroRule rule : ZeroRule.values()) {
                String prefix = rule == ZeroRule.PRATT ? "pratt" : "wilcoxon";
                SignedRankResult result = SignedRankTest.of(x, rule);
                assertEqual(result.normalP(), number(row, prefix + "_normal"), 1e-11, name);
                assertEqual(result.correctedP(), number(row, prefix + "_corrected"), 1e-11, name);
            }
            SignTestResult sign = SignTest.of(x, 0.95);
            assertEqual(sign.p(), number(row, "sign"), 1e-11, name);
            assertEqual(sign.interval().low(), number(row, "win_low"), 1e-9, name);
            assertEqual(sign.interval().high(), number(row, "win_high"), 1e-9, name);
        }
    }

    @Test
    void distributions_equal_r() {
        for (JsonObject row : rows(r, "normal")) {
            assertEqual(SpecialFunctions.normalAbove(number(row, "z")), number(row, "p"), 1e-12, row.toString());
        }
        for (JsonObject row : rows(r, "chi_squared")) {
            double p = SpecialFunctions.chiSquaredAbove(number(row, "x"), number(row, "df"));
            assertEqual(p, number(row, "p"), 1e-11, row.toString());
        }
        for (JsonObject row : rows(r, "student_975")) {
            assertEqual(
                    SpecialFunctions.studentQuantile(0.975, number(row, "df")),
                    number(row, "t"),
                    1e-10,
                    row.toString());
        }
        for (JsonObject row : rows(r, "clopper_pearson")) {
            Interval interval = SignTest.exactInterval((int) number(row, "hits"), (int) number(row, "n"), 0.95);
            assertEqual(interval.low(), number(row, "low"), 1e-9, row.toString());
            assertEqual(interval.high(), number(row, "high"), 1e-9, row.toString());
        }
    }

    @Test
    void holm_equals_r_and_statsmodels() {
        for (JsonObject row : new JsonObject[] {r.getAsJsonObject("holm"), python.getAsJsonObject("holm")}) {
            assertThat(Holm.adjust(numbers(row, "p"))).containsExactly(numbers(row, "adjusted"), within(1e-15));
        }
        assertThat(Holm.adjust(new double[] {0.02, Double.NaN, 0.01})).containsExactly(0.02, Double.NaN, 0.02);
    }

    @Test
    void kendall_w_with_ties_equals_friedman_in_r() {
        for (JsonObject row : rows(r, "kendall")) {
            KendallResult result = KendallW.of(table(row, "values"));
            String name = row.get("name").getAsString();
            assertEqual(result.w(), number(row, "w"), 1e-12, name);
            assertEqual(result.chiSquared(), number(row, "chi_squared"), 1e-12, name);
            assertEqual(result.p(), number(row, "p"), 1e-11, name);
        }
    }

    @Test
    void fleiss_kappa_of_three_classes_equals_statsmodels() {
        JsonObject row = python.getAsJsonObject("fleiss");
        double[][] byCase = table(row, "ratings");
        double[][] byReader = new double[byCase[0].length][byCase.length];
        for (int c = 0; c < byCase.length; c++) {
            for (int reader = 0; reader < byReader.length; reader++) {
                byReader[reader][c] = byCase[c][reader];
            }
        }
        assertEqual(FleissKappa.ofSigns(AnswerGrid.of(byReader)).value(), number(row, "kappa"), 1e-12, "three classes");
        assertThat(FleissKappa.ofSigns(AnswerGrid.of(new double[2][2])).value()).isNaN();
    }

    @Test
    void areas_and_quartiles_equal_scipy_and_numpy() {
        for (JsonObject row : rows(python, "auc")) {
            assertEqual(
                    Auc.of(numbers(row, "reference"), numbers(row, "second")),
                    number(row, "auc"),
                    1e-12,
                    row.toString());
        }
        double[] sorted = Arrays.stream(numbers(python.getAsJsonObject("quartiles"), "values"))
                .sorted()
                .toArray();
        double[] quartiles = numbers(python.getAsJsonObject("quartiles"), "quartiles");
        for (int q = 0; q < 3; q++) {
            assertEqual(Percentiles.ofSorted(sorted, 0.25 * (q + 1)), quartiles[q], 1e-12, "quartile");
        }
    }

    @Test
    void the_crossed_error_of_a_full_table_comes_from_the_mean_squares_of_r() {
        JsonObject row = r.getAsJsonObject("crossed");
        AnswerGrid grid = AnswerGrid.of(table(row, "values"));
        CrossedError error = CrossedError.of(grid);
        assertEqual(grid.meanOfCaseMeans(), number(row, "mean"), 1e-12, "mean");
        assertEqual(error.standardError(), number(row, "standard_error"), 1e-12, "standard error");
        assertEqual(error.degreesOfFreedom(), number(row, "df"), 1e-12, "df");
        assertEqual(error.components().reader(), number(row, "reader"), 1e-12, "reader");
        assertEqual(error.components().ofCase(), number(row, "case"), 1e-12, "case");
        assertEqual(error.components().rest(), number(row, "rest"), 1e-12, "rest");
    }

    @Test
    void the_generator_is_that_of_r() {
        Mrg32k3a random = Mrg32k3a.seeded(r.get("seed").getAsLong());
        double[] state = numbers(r, "state");
        assertThat(random.state().stream().mapToDouble(Long::doubleValue)).containsExactly(box(state));
        for (double uniform : numbers(r, "uniforms")) {
            assertThat(random.nextDouble()).isCloseTo(uniform, within(1e-16));
        }
    }

    private static Double[] box(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @Test
    void r_repeats_the_two_way_bootstrap_draw_by_draw_with_and_without_missing_cells() throws InterruptedException {
        for (JsonObject row : rows(r, "two_way_bootstrap")) {
            AnswerGrid grid = AnswerGrid.of(table(row, "values"));
            double[] replicates = new TwoWayBootstrap(grid)
                    .replicates(
                            row.get("rounds").getAsInt(),
                            Mrg32k3a.seeded(r.get("seed").getAsLong()));
            double[] first = numbers(row, "first");
            for (int i = 0; i < first.length; i++) {
                assertEqual(replicates[i], first[i], 1e-12, "replicate " + i);
            }
            Interval interval = Percentiles.interval(replicates, 0.95);
            assertEqual(interval.low(), number(row, "low"), 1e-12, "low");
            assertEqual(interval.high(), number(row, "high"), 1e-12, "high");
            assertEqual(grid.meanOfCaseMeans(), number(row, "estimate"), 1e-12, "estimate");
        }
    }
}
