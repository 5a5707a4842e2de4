package hilum.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
    private static List<String> split(String text) {
        return SentenceSplitter.split(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void full_stops_question_marks_and_line_breaks_end_a_sentence() {
        assertThat(split("The lungs are clear. Is it? No\nThe heart is normal.  "))
                .containsExactly("The lungs are clear.", "Is it?", "No", "The heart is normal.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The tube ends 3.5 cm above the carina.",
                "Devices, e.g. pacemaker leads, are seen.",
                "Seen by Dr. Smith on review.",
                "The tip projects over T5 vs. T6 level.",
                "Lines (i.e. PICC) are unchanged.",
                "Patient J. Doe was rotated.",
                "1. The lungs are clear.",
                "Nodule of approx. 8 mm in the left base",
                "Slide No. 4 shows it."
            })
    void abbreviations_decimals_initials_and_list_numbers_do_not(String sentence) {
        assertThat(split(sentence)).containsExactly(sentence);
    }

    @Test
    void the_word_no_ends_a_sentence_before_a_word() {
        assertThat(split("Effusion? The answer is no. The heart is large."))
                .containsExactly("Effusion?", "The answer is no.", "The heart is large.");
    }

    @Test
    void closing_marks_belong_to_their_sentence() {
        assertThat(split("**There is an effusion.** (Seen before.) Stable."))
                .containsExactly("**There is an effusion.**", "(Seen before.)", "Stable.");
    }

    @Property(tries = 1_000)
    void no_word_is_lost(@ForAll @Chars({'a', 'B', '.', ' ', '\n', '3', '?', ')', '*'}) String text) {
        assertThat(String.join("", split(text)).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }
}
