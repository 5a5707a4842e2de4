package hilum.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.TokenPiece;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final String CASES = "chexagent2-tiny/golden/tokenizer.json";

    private final ByteLevelTokenizer tokenizer;
    private final OfficialText official;

    TokenizerTest() throws Exception {
        tokenizer = TokenizerFiles.read(Golden.path(Golden.BF16), 480);
        official = new OfficialText(tokenizer, 16);
    }

    @Test
    void every_golden_text_gets_its_official_ids() throws Exception {
        for (JsonObject golden : cases("cases")) {
            assertThat(official.encode(golden.get("text").getAsString()))
                    .as(golden.get("text").getAsString())
                    .isEqualTo(ids(golden));
        }
    }

    @Test
    void every_golden_text_is_decoded_as_officially() throws Exception {
        for (JsonObject golden : cases("cases")) {
            assertThat(official.decode(ids(golden), true))
                    .isEqualTo(golden.get("decoded").getAsString());
            assertThat(official.decode(ids(golden), false))
                    .isEqualTo(golden.get("decoded_no_cleanup").getAsString());
        }
    }

    @Test
    void every_golden_text_without_pictures_comes_back_unchanged() throws Exception {
        for (JsonObject golden : cases("cases")) {
            String text = golden.get("text").getAsString();
            if (!text.contains("<|img|>")) {
                assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
                assertThat(streamed(tokenizer.encode(text))).isEqualTo(text);
            }
        }
    }

    @Test
    void three_hundred_random_texts_get_their_official_ids_and_come_back() throws Exception {
        List<JsonObject> fuzz = Golden.objects(
                Golden.json("chexagent2-tiny/golden/tokenizer_fuzz.json").getAsJsonArray("cases"));
        assertThat(fuzz).hasSize(300);
        for (JsonObject golden : fuzz) {
            String text = golden.get("text").getAsString();
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids(golden));
            assertThat(tokenizer.decode(ids(golden))).isEqualTo(text);
            assertThat(streamed(ids(golden))).isEqualTo(text);
        }
    }

    @Test
    void lone_ids_are_decoded_as_officially_and_unknown_ones_are_empty() throws Exception {
        for (JsonObject golden : cases("raw_decode")) {
            if (golden.get("decoded").isJsonPrimitive()) {
                assertThat(official.decode(ids(golden), true))
                        .isEqualTo(golden.get("decoded").getAsString());
            } else {
                assertThat(official.decode(ids(golden), true)).isNotNull();
            }
        }
        assertThat(tokenizer.decode(List.of(600))).isEmpty();
        assertThat(tokenizer.decode(List.of(-1, 1_000_000))).isEmpty();
    }

    @Test
    void what_the_official_encoder_refuses_is_refused() throws Exception {
        for (JsonObject golden : cases("encode_errors")) {
            assertThatThrownBy(() -> official.encode(golden.get("text").getAsString()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_chats_decode_as_officially() throws Exception {
        for (JsonObject golden : cases("chat")) {
            if (golden.has("decoded")) {
                assertThat(official.encode(golden.get("prompt").getAsString())).isEqualTo(ids(golden));
                assertThat(official.decode(ids(golden), true))
                        .isEqualTo(golden.get("decoded").getAsString());
            }
        }
    }

    @Property(tries = 400, seed = "20261121")
    void any_text_comes_back(@ForAll @StringLength(max = 60) String text) {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(tokenizer.decode(tokenizer.encode(sound))).isEqualTo(sound);
        assertThat(tokenizer.decode(tokenizer.encodeWords(sound))).isEqualTo(sound);
        assertThat(streamed(tokenizer.encodeWords(sound))).isEqualTo(sound);
    }

    @Test
    void tags_written_by_a_person_stay_words() {
        String text = "see <|box|>(1,2)<|/box|> and <|endoftext|> <|img|>  end";
        List<Integer> ids = tokenizer.encodeWords(text);
        assertThat(ids).noneMatch(tokenizer::isMarker).contains(tokenizer.control("  "));
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
    }

    @Test
    void a_split_character_appears_with_its_last_token() {
        PieceStream stream = tokenizer.pieces();
        assertThat(List.of(160, 103, 119).stream()
                        .flatMap(id -> stream.next(id).stream())
                        .map(TokenPiece::text))
                .containsExactly("", "", "\u4abb");
    }

    @Test
    void a_broken_character_appears_as_replacement_before_words_and_not_before_a_tag() {
        assertThat(streamed(List.of(160, 37))).isEqualTo("\ufffdF");
        PieceStream stream = tokenizer.pieces();
        stream.next(160);
        assertThat(stream.next(524)).containsExactly(new TokenPiece(524, "<|box|>", true));
        assertThat(stream.next(37).getFirst().text()).isEqualTo("F");
    }

    @Test
    void long_input_is_tokenised_in_reasonable_time() {
        String text = "a".repeat(100_000);
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
    }

    @Test
    void damaged_tokenizer_files_are_refused_in_words(@TempDir Path folder) throws Exception {
        Golden.copySnapshot(Golden.BF16, folder);
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\nq zzz\n");
        assertThatThrownBy(() -> TokenizerFiles.read(folder, 480))
                .isInstanceOf(ModelFailure.BadCheckpoint.class)
                .hasMessageContaining("zzz");
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"b\": 7}");
        assertThatThrownBy(() -> TokenizerFiles.read(folder, 480)).isInstanceOf(ModelFailure.BadCheckpoint.class);
        Files.writeString(folder.resolve("vocab.json"), "no json");
        assertThatThrownBy(() -> TokenizerFiles.read(folder, 480)).isInstanceOf(ModelFailure.BadCheckpoint.class);
    }

    private String streamed(List<Integer> ids) {
        PieceStream stream = tokenizer.pieces();
        return ids.stream()
                .flatMap(id -> stream.next(id).stream())
                .map(TokenPiece::text)
                .collect(Collectors.joining());
    }

    private static List<JsonObject> cases(String part) throws Exception {
        return Golden.objects(Golden.json(CASES).getAsJsonArray(part));
    }

    private static List<Integer> ids(JsonObject golden) {
        return Golden.ints(golden.getAsJsonArray("ids"));
    }
}
