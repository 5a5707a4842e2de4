package hilum.app.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static List<Guess> guesses(int n, long seed) {
        Random random = new Random(seed);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            guesses.add(new Guess("x", random.nextDouble(), random.nextBoolean()));
        }
        return guesses;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Test
    void f1_is_the_harmonic_mean_of_precision_and_sensitivity() {
        Confusion counted = Confusion.of(List.of(
                new Guess("a", 0.9, true),
                new Guess("a", 0.8, true),
                new Guess("a", 0.7, false),
                new Guess("a", 0.2, true),
                new Guess("a", 0.1, false)));
        assertThat(counted).isEqualTo(new Confusion(2, 1, 1, 1));
        assertThat(counted.f1()).isCloseTo(2 * (2.0 / 3) * (2.0 / 3) / (4.0 / 3), within(1e-12));
        assertThat(Confusion.of(List.of(new Guess("a", 0.1, false))).f1()).isNaN();
    }

    @Property(tries = 100)
    void f1_lies_between_nothing_and_all_and_every_guess_is_counted_once(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        Confusion counted = Confusion.of(guesses(n, seed));
        assertThat(counted.truePositive() + counted.falsePositive() + counted.falseNegative() + counted.trueNegative())
                .isEqualTo(n);
        if (!Double.isNaN(counted.f1())) {
            assertThat(counted.f1()).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 200)
    void overlap_is_symmetric_bounded_and_whole_with_itself(
            @ForAll @DoubleRange(min = 0, max = 0.8) double x,
            @ForAll @DoubleRange(min = 0, max = 0.8) double y,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double w,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double h) {
        List<Box> one = List.of(new Box(x, y, x + w, y + h));
        List<Box> other = List.of(new Box(0.4, 0.4, 0.6, 0.7), new Box(0.1, 0.1, 0.3, 0.2));
        assertThat(Box.overlap(one, one)).isCloseTo(1, within(1e-9));
        assertThat(Box.overlap(one, other))
                .isCloseTo(Box.overlap(other, one), within(1e-12))
                .isBetween(0.0, 1.0);
        assertThat(Box.overlap(one, List.of())).isZero();
        assertThat(Box.overlap(List.of(), one)).isZero();
    }

    @Test
    void overlap_of_one_box_each_is_intersection_over_union_and_doubled_boxes_count_once() {
        Box left = new Box(0, 0, 0.5, 1);
        Box middle = new Box(0.25, 0, 0.75, 1);
        assertThat(Box.overlap(List.of(left), List.of(middle))).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Box.overlap(List.of(left, left), List.of(middle))).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Box.overlap(List.of(new Box(0.5, 0, 0.5, 1)), List.of(left))).isZero();
    }

    @Property(tries = 100)
    void calibration_error_is_a_share_and_nothing_for_sure_and_right_guesses(
            @ForAll @IntRange(min = 1, max = 80) int n, @ForAll long seed) {
        List<Guess> guesses = guesses(n, seed);
        assertThat(Calibration.expectedError(guesses, 10)).isBetween(0.0, 1.0);
        List<Guess> sure = guesses.stream()
                .map(guess -> new Guess("x", guess.truth() ? 1 : 0, guess.truth()))
                .toList();
        assertThat(Calibration.expectedError(sure, 10)).isZero();
        List<Guess> wrong = sure.stream()
                .map(guess -> new Guess("x", guess.yes(), !guess.truth()))
                .toList();
        assertThat(Calibration.expectedError(wrong, 10)).isEqualTo(1);
    }

    @Test
    void calibration_error_holds_the_mean_of_each_bin_against_its_share() {
        List<Guess> guesses = List.of(
                new Guess("x", 0.62, true),
                new Guess("x", 0.64, false),
                new Guess("x", 0.92, true),
                new Guess("x", 0.94, true));
        // |1.26 - 1| + |1.86 - 2|, over four guesses
        assertThat(Calibration.expectedError(guesses, 10)).isCloseTo((0.26 + 0.14) / 4, within(1e-12));
        assertThatThrownBy(() -> new Guess("x", 1.01, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 30)
    void a_bootstrap_interval_holds_the_mean_and_is_the_same_for_the_same_seed(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll long seed) {
        List<Double> values = new Random(seed).doubles(n).boxed().toList();
        Interval interval = Interval.bootstrap(values, StatisticsTest::mean, 400, seed);
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
        assertThat(mean(values)).isBetween(interval.low(), interval.high());
        assertThat(Interval.bootstrap(values, StatisticsTest::mean, 400, seed)).isEqualTo(interval);
    }

    @Test
    void a_bootstrap_interval_covers_the_truth_about_as_often_as_it_says() {
        Random random = new Random(11);
        int covered = 0;
        for (int trial = 0; trial < 300; trial++) {
            List<Double> sample = random.doubles(60).boxed().toList();
            Interval interval = Interval.bootstrap(sample, StatisticsTest::mean, 300, trial);
            covered += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
        }
        assertThat(covered / 300.0).isBetween(0.90, 0.98);
    }

    @Test
    void none_among_many_is_no_promise_for_ever() {
        Interval none = Interval.ofShare(0, 500);
        assertThat(none.low()).isZero();
        // Wilson without correction: z^2 / (n + z^2)
        assertThat(none.high()).isCloseTo(0.00762, within(0.00002));
        assertThat(Interval.ofShare(500, 500).low()).isCloseTo(1 - none.high(), within(1e-12));
    }

    @Test
    void a_target_is_reached_or_missed_as_its_words_say() {
        assertThat(Figure.meets(0.95, "at least 0.95")).isTrue();
        assertThat(Figure.meets(0.949, "at least 0.95")).isFalse();
        assertThat(Figure.meets(0.08, "at most 0.08")).isTrue();
        assertThat(Figure.meets(0.7, "at most 0.4 s")).isFalse();
        assertThatThrownBy(() -> Figure.meets(1, "about 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void other_films_and_lengths_are_found_in_words_and_plain_findings_are_not() {
        assertThat(Invention.namesPrior("No change since the prior film.")).isTrue();
        assertThat(Invention.namesPrior("There is a new nodule.")).isTrue();
        assertThat(Invention.namesPrior("The renewed priority of a nodule.")).isFalse();
        assertThat(Invention.namesMeasurement("A nodule of 12 mm.")).isTrue();
        assertThat(Invention.namesMeasurement("A nodule of 1.5cm.")).isTrue();
        assertThat(Invention.namesMeasurement("There are 2 areas of consolidation."))
                .isFalse();
        String plain = "There is a small right pleural effusion. The heart is moderately enlarged.";
        assertThat(Invention.namesPrior(plain) || Invention.namesMeasurement(plain))
                .isFalse();
    }
}
