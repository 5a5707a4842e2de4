package hilum.reading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.reading.statistics.KrippendorffAlpha.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StatisticsPropertiesTest {
    /** Two to five readers, two to nine cases, the comparative scale, about a tenth missing. */
    @Provide
    Arbitrary<double[][]> studies() {
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            double[][] scores = new double[2 + random.nextInt(4)][2 + random.nextInt(8)];
            for (double[] line : scores) {
                Arrays.setAll(line, c -> random.nextInt(10) == 0 ? Double.NaN : 5.0 * (random.nextInt(5) - 2));
            }
            return scores;
        });
    }

    private static double[][] shuffled(double[][] scores, long seed) {
        Random random = new Random(seed);
        double[][] lines = scores.clone();
        Collections.shuffle(Arrays.asList(lines), random);
        var order = new ArrayList<>(IntStream.range(0, scores[0].length).boxed().toList());
        Collections.shuffle(order, random);
        return Arrays.stream(lines)
                .map(line -> order.stream().mapToDouble(c -> line[c]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] flipped(double[][] scores) {
        return Arrays.stream(scores)
                .map(line -> Arrays.stream(line).map(v -> 0.0 - v).toArray())
                .toArray(double[][]::new);
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9));
        }
    }

    private static double[] agreement(double[][] scores) {
        KrippendorffAlpha alpha = new KrippendorffAlpha(scores);
        return new double[] {
            alpha.of(Level.NOMINAL),
            alpha.of(Level.ORDINAL),
            alpha.of(Level.INTERVAL),
            FleissKappa.ofSigns(AnswerGrid.of(scores)).value(),
            KendallW.of(scores).w(),
            CohenKappa.of(scores[0], scores[1]).quadratic(),
            CohenKappa.of(scores[0], scores[1]).linear()
        };
    }

    @Property(tries = 200)
    void agreement_does_not_change_with_the_order_of_cases_or_the_direction_of_the_scale(
            @ForAll("studies") double[][] scores, @ForAll long seed) {
        double[] once = agreement(scores);
        double[] turned = agreement(flipped(scores));
        for (int i = 0; i < once.length; i++) {
            assertSame(turned[i], once[i]);
        }
        double[] mixed = agreement(shuffled(scores, seed));
        // The last two are of the first two readers, who may be others now.
        for (int i = 0; i < once.length - 2; i++) {
            assertSame(mixed[i], once[i]);
        }
    }

    @Property(tries = 200)
    void resampled_alphas_are_those_of_the_table_with_cases_repeated(
            @ForAll("studies") double[][] scores, @ForAll long seed) {
        int cases = scores[0].length;
        int[] drawn = new Random(seed).ints(cases, 0, cases).toArray();
        int[] weights = new int[cases];
        Arrays.stream(drawn).forEach(c -> weights[c]++);
        double[][] repeated = Arrays.stream(scores)
                .map(line -> Arrays.stream(drawn).mapToDouble(c -> line[c]).toArray())
                .toArray(double[][]::new);
        double[] resampled = new KrippendorffAlpha(scores).ofEachLevel(weights);
        for (Level level : Level.values()) {
            assertSame(resampled[level.ordinal()], new KrippendorffAlpha(repeated).of(level));
            assertSame(new KrippendorffAlpha(scores).of(level, weights), resampled[level.ordinal()]);
        }
    }

    @Property(tries = 200)
    void coefficients_stay_in_their_ranges(@ForAll("studies") double[][] scores) {
        double[] values = agreement(scores);
        for (double value : values) {
            assertThat(Double.isNaN(value) || value <= 1 + 1e-12).isTrue();
        }
        assertThat(Double.isNaN(values[4]) || values[4] >= -1e-12).isTrue();
    }

    @Property(tries = 200)
    void readers_who_agree_everywhere_reach_1(@ForAll("studies") double[][] scores) {
        double[][] alike = IntStream.range(0, 3).mapToObj(r -> scores[0]).toArray(double[][]::new);
        for (double value : agreement(alike)) {
            assertThat(Double.isNaN(value) || Math.abs(value - 1) < 1e-9).isTrue();
        }
    }

    @Property(tries = 200)
    void tests_are_symmetric_in_sign_and_blind_to_order(@ForAll("studies") double[][] scores, @ForAll long seed) {
        double[] means = AnswerGrid.of(scores).caseMeans();
        double[] mirrored = AnswerGrid.of(shuffled(flipped(scores), seed)).caseMeans();
        for (ZeroRule rule : ZeroRule.values()) {
            SignedRankResult one = SignedRankTest.of(means, rule);
            SignedRankResult other = SignedRankTest.of(mirrored, rule);
            assertSame(other.exactP(), one.exactP());
            assertSame(other.normalP(), one.normalP());
            assertSame(other.correctedP(), one.correctedP());
            assertSame(other.rankBiserial(), -one.rankBiserial());
            assertThat(one.exactP()).isBetween(0.0, 1.0);
            assertThat(one.correctedP()).isGreaterThanOrEqualTo(one.normalP() - 1e-12);
            if (!Double.isNaN(one.rankBiserial())) {
                assertThat(one.rankBiserial()).isBetween(-1.0, 1.0);
            }
        }
        assertSame(SignTest.of(mirrored, 0.95).p(), SignTest.of(means, 0.95).p());
        assertThat(SignTest.of(mirrored, 0.95).wins())
                .isEqualTo(SignTest.of(means, 0.95).losses());
    }

    @Property(tries = 200)
    void the_exact_distribution_equals_full_enumeration(@ForAll("studies") double[][] scores) {
        SignedRankTest.Ranks ranks =
                SignedRankTest.Ranks.of(AnswerGrid.of(scores).caseMeans(), ZeroRule.PRATT);
        long atLeast = 0;
        for (int signs = 0; signs < 1 << ranks.count(); signs++) {
            long sum = 0;
            for (int i = 0; i < ranks.count(); i++) {
                sum += (signs >> i & 1) == 1 ? ranks.doubled()[i] : 0;
            }
            atLeast += sum >= Math.round(2 * ranks.positive()) ? 1 : 0;
        }
        assertThat(ranks.exactAtLeast()).isEqualTo(atLeast / Math.pow(2, ranks.count()));
    }

    @Property(tries = 100)
    void the_error_of_a_mean_does_not_depend_on_order_or_sign_and_scales_with_the_scores(
            @ForAll("studies") double[][] scores, @ForAll long seed) {
        CrossedError one = CrossedError.of(AnswerGrid.of(scores));
        assertSame(
                CrossedError.of(AnswerGrid.of(shuffled(flipped(scores), seed))).standardError(), one.standardError());
        double[][] doubled = Arrays.stream(scores)
                .map(line -> Arrays.stream(line).map(v -> 2 * v).toArray())
                .toArray(double[][]::new);
        assertSame(CrossedError.of(AnswerGrid.of(doubled)).standardError(), 2 * one.standardError());
    }

    @Property(tries = 100)
    void holm_never_lowers_a_p_value_and_keeps_their_order(@ForAll("studies") double[][] scores) {
        double[] p = Arrays.stream(scores[0])
                .map(v -> Double.isNaN(v) ? v : (v + 10) / 20)
                .toArray();
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(Double.isNaN(p[i]) == Double.isNaN(adjusted[i])).isTrue();
            assertThat(adjusted[i] < p[i]).isFalse();
            for (int j = 0; j < p.length; j++) {
                assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
            }
        }
    }

    @Property(tries = 100)
    void fewer_pairs_are_positive_the_lower_the_shift_and_the_count_is_the_rank_sum(@ForAll long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(12).map(v -> v - 0.4).sorted().toArray();
        assertThat((double) SmallestEffectSearch.positiveSum(values, 0))
                .isEqualTo(SignedRankTest.of(values, ZeroRule.PRATT).positiveRanks());
        assertThat(SmallestEffectSearch.positiveSum(values, -0.1))
                .isLessThanOrEqualTo(SmallestEffectSearch.positiveSum(values, 0));
    }
}
