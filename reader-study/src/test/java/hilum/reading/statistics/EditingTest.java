package hilum.reading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.reading.statistics.EditingResult.Counted;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EditingTest {
    private static final AnalysisOptions OPTIONS =
            AnalysisOptions.standard(4).withRounds(200).withPowerRounds(0);

    private static Edit edit(String reader, String caseId, boolean second, double seconds, String... reasons) {
        return new Edit(
                reader,
                "task",
                caseId,
                second,
                new Edit.Measures(seconds, 10 * seconds, seconds / 10),
                new Edit.Choices(Set.of(reasons), second ? Set.of("writing") : Set.of()));
    }

    @Test
    void distances_are_those_of_textbooks() {
        assertThat(EditDistance.characters("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.characters("saturday", "sunday")).isEqualTo(3);
        assertThat(EditDistance.characters("", "clear")).isEqualTo(5);
        assertThat(EditDistance.characters("a\uD83E\uDEC1b", "ab"))
                .as("a lung is one character")
                .isEqualTo(1);
        assertThat(EditDistance.words("No pleural effusion.", "Small left pleural effusion."))
                .isEqualTo(2);
        assertThat(EditDistance.words(" \n", "")).isZero();
        assertThat(EditDistance.words("the the lung", "the lung")).isEqualTo(1);
    }

    @Property(tries = 300)
    void the_distance_is_that_of_the_plain_recursion(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 7) String from,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 7) String to) {
        assertThat(EditDistance.characters(from, to)).isEqualTo(recursive(from, to));
        assertThat(EditDistance.words(spaced(from), spaced(to))).isEqualTo(recursive(from, to));
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split("", -1)).strip();
    }

    private static int recursive(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.length() + to.length();
        }
        int exchanged = recursive(from.substring(1), to.substring(1)) + (from.charAt(0) == to.charAt(0) ? 0 : 1);
        return exchanged == 0 || from.charAt(0) == to.charAt(0)
                ? exchanged
                : Math.min(exchanged, 1 + Math.min(recursive(from.substring(1), to), recursive(from, to.substring(1))));
    }

    @Test
    void a_crossover_is_the_difference_of_the_two_edits_of_a_case() throws InterruptedException {
        EditingResult result = Editing.of(
                        List.of(
                                edit("r1", "c1", false, 100, "poor_style"),
                                edit("r1", "c1", true, 70, "poor_style", "other"),
                                edit("r1", "c2", false, 200),
                                edit("r1", "c2", true, 150),
                                edit("r2", "c1", false, 90),
                                edit("r2", "c1", true, 80),
                                edit("r2", "c2", true, 500)),
                        OPTIONS)
                .getFirst();
        // The case that r2 edited once says nothing about a difference: means of cases (-30 - 10) / 2 and -50.
        assertThat(result.differences().getFirst().mean().estimate()).isCloseTo(-35, within(1e-12));
        assertThat(result.arms()).extracting(EditingResult.OfArm::edits).containsExactly(3, 4);
        assertThat(result.arms().getLast().measures().getFirst().mean().estimate())
                .as("means of cases 75 and 325")
                .isCloseTo(200, within(1e-12));
        assertThat(result.arms().getLast().reasons())
                .containsExactly(new Counted("other", 1), new Counted("poor_style", 1));
        assertThat(result.arms().getLast().efficiency()).containsExactly(new Counted("writing", 4));
        assertThat(result.arms().getFirst().efficiency()).isEmpty();
    }

    @Test
    void drafts_of_one_arm_each_are_compared_within_readers() throws InterruptedException {
        // The slow reader takes ten times as long; the second arm saves both of them 40 %.
        EditingResult result = Editing.of(
                        List.of(
                                edit("quick", "c1", false, 10),
                                edit("quick", "c2", true, 6),
                                edit("slow", "c1", true, 60),
                                edit("slow", "c2", false, 100)),
                        OPTIONS)
                .getFirst();
        assertThat(result.differences().getFirst().mean().estimate()).isCloseTo((-4 - 40) / 2.0, within(1e-12));
        assertThat(result.differences().get(2).mean().estimate()).isCloseTo(-2.2, within(1e-12));
    }

    @Test
    void an_arm_that_nobody_edited_has_no_difference() throws InterruptedException {
        EditingResult result =
                Editing.of(List.of(edit("r", "c", true, 5)), OPTIONS).getFirst();
        assertThat(result.arms()).hasSize(1);
        assertThat(result.differences()).isEmpty();
        assertThat(Editing.of(List.of(), OPTIONS)).isEmpty();
    }
}
