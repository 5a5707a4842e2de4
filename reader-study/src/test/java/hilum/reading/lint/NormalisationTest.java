package hilum.reading.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormalisationTest {
    /** Numbers, sides and negations: what no normalisation may touch. */
    private static final Pattern MEANING =
            Pattern.compile("\\d+(?:[.,/-]\\d+)*|(?<!\\p{L})(?:left|right|bilateral|lateral|[lr]|no|not|without|"
                    + "nor|never|denies|absent|negative)(?!\\p{L})");

    private static List<String> meaning(String text) {
        return MEANING.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Provide
    Arbitrary<String> reports() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "no",
                        "No",
                        "NOT",
                        "without",
                        "left",
                        "Right",
                        "LEFT",
                        "bilateral",
                        "l",
                        "R",
                        "effusion",
                        "Pneumothorax",
                        "CT",
                        "ct",
                        "3.5",
                        "3 . 5",
                        "5",
                        "-5",
                        "1.",
                        "2)",
                        "10/20",
                        "2019-03-04",
                        "cm",
                        "mm",
                        "T12",
                        "___",
                        "_____",
                        "_",
                        "XXXX",
                        "XXXXX",
                        "[REDACTED]",
                        "[redacted]",
                        "**",
                        "**left**",
                        "*no*",
                        "`3`",
                        "."),
                Arbitraries.of(
                        " ",
                        "  ",
                        "\n",
                        "\r\n",
                        "\n\n",
                        "\t",
                        "\u00A0",
                        " - ",
                        "\n- ",
                        "\n* ",
                        "\n## ",
                        "*",
                        "\n\u2022 ",
                        ". ",
                        ".",
                        ", ",
                        ": ",
                        ";",
                        "!",
                        "?",
                        " ,"),
                Arbitraries.strings().ofMaxLength(3));
        return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 1000)
    void no_number_side_or_negation_changes(@ForAll("reports") String text) {
        for (Normalisation normalisation : Normalisation.values()) {
            assertThat(meaning(normalisation.apply(text)))
                    .as(normalisation.id())
                    .isEqualTo(meaning(text));
        }
        String all = Normalisation.applyAll(List.of(Normalisation.values()), text);
        assertThat(meaning(all)).isEqualTo(meaning(text));
    }

    @Property(tries = 1000)
    void applying_a_normalisation_twice_is_applying_it_once(@ForAll("reports") String text) {
        for (Normalisation normalisation : Normalisation.values()) {
            String once = normalisation.apply(text);
            assertThat(normalisation.apply(once)).as(normalisation.id()).isEqualTo(once);
        }
    }

    @Example
    void sentence_case_restores_capitals_that_one_arm_lost() {
        assertThat(Normalisation.SENTENCE_CASE.apply(
                        "the heart is normal. ct shows 3.5 cm nodule, r lung.\nNO EFFUSION"))
                .isEqualTo("The heart is normal. CT shows 3.5 cm nodule, R lung.\nNo effusion");
    }

    @Example
    void joined_lines_keep_each_negation_with_its_own_finding() {
        assertThat(Normalisation.JOINED_LINES.apply("Effusion: no\nPneumothorax: yes\n\nthere is no\nCHF"))
                .isEqualTo("Effusion: no. Pneumothorax: yes. there is no CHF");
    }

    @Example
    void bullets_go_and_list_numbers_and_negative_numbers_stay() {
        assertThat(Normalisation.NO_BULLETS.apply("- one\n  * two\n\u2022 three\n1. four\n-5 HU"))
                .isEqualTo("one\ntwo\nthree\n1. four\n-5 HU");
    }

    @Example
    void markdown_marks_go_and_bullets_masks_and_products_stay() {
        assertThat(Normalisation.NO_MARKDOWN.apply("""
                        ## Findings
                        **Heart:** *normal* size, `T12` seen.
                        * **Left** lung 3 * 4 cm, see 5*. ___ and __ of ***no*** effusion**""")).isEqualTo("""
                        Findings
                        Heart: normal size, T12 seen.
                        * Left lung 3 * 4 cm, see 5*. ___ and __ of no effusion""");
    }

    @Example
    void a_mark_between_two_words_or_numbers_leaves_a_blank() {
        assertThat(Normalisation.NO_MARKDOWN.apply("no**t 3**5 and 3.**5**")).isEqualTo("no t 3 5 and 3. 5");
    }

    @Example
    void masks_become_one_kind() {
        assertThat(Normalisation.UNIFIED_MASKS.apply("Dr. _____ on XXXX, [REDACTED] and ___."))
                .isEqualTo("Dr. ___ on ___, ___ and ___.");
    }

    @Example
    void blanks_become_single_and_none_stands_before_punctuation() {
        assertThat(Normalisation.WHITESPACE.apply("  The  heart is normal .\n\n No effusion ,  clear. "))
                .isEqualTo("The heart is normal.\nNo effusion, clear.");
    }

    @Example
    void the_end_gets_a_full_stop() {
        assertThat(Normalisation.FINAL_STOP.apply("No effusion ")).isEqualTo("No effusion.");
        assertThat(Normalisation.FINAL_STOP.apply("No effusion?")).isEqualTo("No effusion?");
    }

    @Example
    void every_id_names_its_normalisation() {
        assertThat(Arrays.stream(Normalisation.values()))
                .allSatisfy(n -> assertThat(Normalisation.ofId(n.id())).contains(n));
        assertThat(Normalisation.ofId("rot13")).isEmpty();
    }
}
