package hilum.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.assistant.Answer.Warning;
import hilum.model.TokenPiece;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnswerParserTest {
    private static Answer parse(String output) {
        return AnswerParser.parse(ScriptedModel.pieces(output), true);
    }

    @Test
    void a_box_belongs_to_its_words_in_fractions_of_the_picture() {
        Answer answer = parse("There is <|ref|>an opacity<|/ref|><|box|>(10,20),(40,60)<|/box|> in the right lung.");

        assertThat(answer.text()).isEqualTo("There is an opacity in the right lung.");
        assertThat(answer.warnings()).isEmpty();
        GroundedRegion region = answer.regions().getFirst();
        assertThat(answer.text().substring(region.textStart(), region.textEnd()))
                .isEqualTo("an opacity");
        assertThat(new double[] {region.x0(), region.y0(), region.x1(), region.y1()})
                .containsExactly(new double[] {0.1, 0.2, 0.4, 0.6}, within(1e-9));
    }

    @Test
    void several_boxes_of_one_label_share_its_words() {
        Answer answer = parse("<|ref|>rib fracture<|/ref|><|box|>(1,2),(3,4)<|/box|>"
                + "<|ref|>rib fracture<|/ref|><|box|>(5,6),(7,8)<|/box|><|box|>(9,9),(10,10)<|/box|>");

        assertThat(answer.text()).isEqualTo("rib fracture");
        assertThat(answer.regions()).extracting(GroundedRegion::number).containsExactly(1, 2, 3);
        assertThat(answer.regions()).allSatisfy(r -> assertThat(r.textEnd()).isEqualTo(12));
        assertThat(answer.warnings()).isEmpty();
    }

    @Test
    void different_labels_are_set_apart() {
        Answer answer = parse("<|ref|>Cardiomegaly<|/ref|><|box|>(1,2),(3,4)<|/box|>"
                + "<|ref|>Edema<|/ref|><|box|>(5,6),(7,8)<|/box|>");

        assertThat(answer.text()).isEqualTo("Cardiomegaly, Edema");
        assertThat(answer.regions().get(1).textStart()).isEqualTo(14);
    }

    @Test
    void the_spaces_of_the_slow_tokenizer_do_no_harm() {
        Answer answer = parse("<|ref|> pneumothorax <|/ref|> <|box|> (12,34),(56,78) <|/box|></s>");

        assertThat(answer.text()).isEqualTo("pneumothorax");
        assertThat(answer.regions()).hasSize(1);
    }

    @Test
    void words_that_only_look_like_a_tag_stay_words() {
        Answer answer = AnswerParser.parse(List.of(new TokenPiece(1, "<|box|>(1,2),(3,4)<|/box|>", false)), false);

        assertThat(answer.text()).isEqualTo("<|box|>(1,2),(3,4)<|/box|>");
        assertThat(answer.regions()).isEmpty();
    }

    @Test
    void a_negative_sentence_has_no_location() {
        Answer answer = parse("No pneumothorax detected.");

        assertThat(answer.text()).isEqualTo("No pneumothorax detected.");
        assertThat(answer.noLocation()).isTrue();
    }

    @Test
    void numbers_out_of_range_are_clamped_and_swapped_corners_put_in_order() {
        Answer answer = parse("<|ref|>a<|/ref|><|box|>(150,70),(20,-5)<|/box|>");

        assertThat(answer.warnings()).containsExactly(Warning.OUT_OF_RANGE, Warning.SWAPPED_CORNERS);
        GroundedRegion region = answer.regions().getFirst();
        assertThat(new double[] {region.x0(), region.y0(), region.x1(), region.y1()})
                .containsExactly(new double[] {0.2, 0.0, 1.0, 0.7}, within(1e-9));
    }

    @Test
    void an_unfinished_box_keeps_the_words() {
        Answer answer = parse("<|ref|>nodule<|/ref|><|box|>(12,34),(5");

        assertThat(answer.text()).isEqualTo("nodule");
        assertThat(answer.warnings()).contains(Warning.UNFINISHED_BOX, Warning.LABEL_WITHOUT_BOX, Warning.NO_LOCATION);
    }

    @Test
    void a_box_of_three_numbers_is_left_out() {
        assertThat(parse("<|ref|>a<|/ref|><|box|>(1,2),(3)<|/box|>").warnings()).contains(Warning.NOT_FOUR_NUMBERS);
    }

    @Test
    void a_box_without_label_is_kept_and_named_so() {
        Answer answer = parse("<|box|>(1,2),(3,4)<|/box|>");

        assertThat(answer.regions()).hasSize(1);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.warnings()).containsExactly(Warning.BOX_WITHOUT_LABEL);
    }

    @Test
    void nested_and_stray_tags_are_read_each_on_its_own() {
        Answer answer = parse("<|ref|>left<|ref|>lung<|/ref|><|box|>(1,2),(3,4)<|/box|><|/box|><|quad|> clear");

        assertThat(answer.text()).isEqualTo("left, lung clear");
        assertThat(answer.regions()).hasSize(1);
        assertThat(answer.warnings()).contains(Warning.NESTED_TAG, Warning.STRAY_TAG, Warning.LABEL_WITHOUT_BOX);
    }

    @Test
    void silence_is_said_to_be_silence() {
        assertThat(AnswerParser.parse(List.of(), false).warnings()).containsExactly(Warning.EMPTY);
    }

    @Provide
    Arbitrary<List<TokenPiece>> anyPieces() {
        Arbitrary<TokenPiece> markers = Arbitraries.of("<|ref|>", "<|/ref|>", "<|box|>", "<|/box|>", "<|quad|>", "")
                .map(text -> new TokenPiece(50_300, text, true));
        Arbitrary<TokenPiece> numbers = Arbitraries.of("(", ")", ",", "12", "-3", "999999999999", "0.5", "(1,2),(3,4)")
                .map(text -> new TokenPiece(1, text, false));
        Arbitrary<TokenPiece> words = Arbitraries.strings()
                .withChars(" \n\tab.,<|>s/\u00e9\ud83d\ude00")
                .ofMaxLength(8)
                .map(text -> new TokenPiece(2, text, false));
        return Arbitraries.oneOf(markers, numbers, words).list().ofMaxSize(40);
    }

    @Property(tries = 5_000)
    void whatever_comes_the_answer_is_sound(@ForAll("anyPieces") List<TokenPiece> pieces) {
        Answer answer = AnswerParser.parse(pieces, true);

        assertThat(answer.text()).isEqualTo(answer.text().stripTrailing());
        assertThat(answer.noLocation()).isEqualTo(answer.regions().isEmpty());
        int number = 1;
        for (GroundedRegion region : answer.regions()) {
            assertThat(region.number()).isEqualTo(number++);
            assertThat(region.x0()).isBetween(0.0, region.x1());
            assertThat(region.y0()).isBetween(0.0, region.y1());
            assertThat(region.x1()).isLessThanOrEqualTo(1);
            assertThat(region.y1()).isLessThanOrEqualTo(1);
            assertThat(answer.text().substring(region.textStart(), region.textEnd()))
                    .isEqualTo(region.label());
        }
    }
}
