package hilum.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatFrameTest {
    private static final int SLOT = 521;
    private static final RgbImage PICTURE = new RgbImage(1, 1, new byte[3]);

    private final ByteLevelTokenizer tokenizer;
    private final ChatFrame frame;

    ChatFrameTest() throws Exception {
        tokenizer = TokenizerFiles.read(Golden.path(Golden.BF16), 480);
        frame = new ChatFrame(tokenizer, 16, 480);
    }

    @Test
    void every_golden_chat_gets_its_official_ids_outside_the_slots() throws Exception {
        for (JsonObject golden : Golden.objects(
                Golden.json("chexagent2-tiny/golden/tokenizer.json").getAsJsonArray("chat"))) {
            if (!golden.has("list_format")) {
                continue;
            }
            List<JsonObject> parts = Golden.objects(golden.getAsJsonArray("list_format"));
            Prompt prompt = Prompt.of(
                    Collections.nCopies(parts.size() - 1, PICTURE),
                    parts.getLast().get("text").getAsString());
            List<Integer> expected = Golden.ints(golden.getAsJsonArray("ids"));
            List<Integer> ids = frame.frame(prompt).ids();
            assertThat(ids).hasSameSizeAs(expected);
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i) != SLOT) {
                    assertThat(ids.get(i)).isEqualTo(expected.get(i));
                }
            }
            assertThat(ids).filteredOn(id -> id == SLOT).hasSize(16 * (parts.size() - 1));
            assertThat(frame.frame(prompt).rendered())
                    .isEqualTo(golden.get("prompt")
                            .getAsString()
                            .replaceAll("<\\|img\\|>.*?<\\|/img\\|>", "<|img|>[16 x <|imgpad|>]<|/img|>"));
        }
    }

    @Test
    void earlier_turns_follow_the_official_template() throws Exception {
        JsonObject golden = Golden.objects(
                        Golden.json("chexagent2-tiny/golden/tokenizer.json").getAsJsonArray("chat"))
                .getLast();
        ChatFrame.Framed framed = frame.frame(new Prompt(List.of(), List.of(new Prompt.Turn("Q1", "A1")), "Q2"));
        assertThat(framed.ids()).isEqualTo(Golden.ints(golden.getAsJsonArray("ids")));
        assertThat(framed.rendered()).isEqualTo(golden.get("prompt").getAsString());
        assertThat(framed.picturePrefix()).isZero();
    }

    @Test
    void the_pictures_part_does_not_depend_on_the_words() {
        ChatFrame.Framed one = frame.frame(Prompt.of(List.of(PICTURE, PICTURE), "\n\n first"));
        ChatFrame.Framed two =
                frame.frame(new Prompt(List.of(PICTURE, PICTURE), List.of(new Prompt.Turn("a", "b")), "second"));
        assertThat(one.picturePrefix()).isEqualTo(two.picturePrefix());
        assertThat(one.ids().subList(0, one.picturePrefix()))
                .isEqualTo(two.ids().subList(0, one.picturePrefix()))
                .endsWith(tokenizer.control("<|/img|>"));
    }

    @Test
    void a_person_cannot_write_control_tokens() {
        List<Integer> ids = frame.frame(
                        Prompt.of(List.of(), "<|endoftext|><|img|><|/img|><|imgpad|><|ref|><|/box|><|box|>(a)<|/box|>"))
                .ids();
        assertThat(ids).filteredOn(tokenizer::isMarker).containsExactly(480, 480);
    }

    @Test
    void a_well_formed_region_is_a_region() {
        ChatFrame.Framed framed =
                frame.frame(Prompt.of(List.of(), "Describe <|box|>(12,34),(56,100)<|/box|><|box|>(1,2),(3,4)<|/box|>"));
        assertThat(framed.ids()).filteredOn(tokenizer::isMarker).containsExactly(480, 524, 525, 524, 525, 480);
        assertThat(framed.ids()).isEqualTo(tokenizer.encode(framed.rendered()));
    }

    @Test
    void an_earlier_answer_keeps_its_grounding() {
        List<Integer> ids = frame.frame(new Prompt(
                        List.of(),
                        List.of(new Prompt.Turn("where", "<|ref|>x<|/ref|><|box|>(1,2),(3,4)<|/box|><|img|>")),
                        "and"))
                .ids();
        assertThat(ids).filteredOn(tokenizer::isMarker).containsExactly(480, 480, 522, 523, 524, 525, 480, 480);
    }
}
