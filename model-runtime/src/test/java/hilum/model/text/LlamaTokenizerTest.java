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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlamaTokenizerTest {
    private static final int A = 3 + 'a';

    private final LlamaTokenizer tokenizer;

    LlamaTokenizerTest() throws Exception {
        tokenizer = LlamaTokenizerFile.read(Golden.path(Golden.EIGHT));
    }

    @Test
    void every_golden_text_gets_its_official_ids_and_comes_back_as_officially() throws Exception {
        List<JsonObject> cases = cases("tokenizer.json", "cases");
        assertThat(cases).hasSize(43);
        for (JsonObject golden : cases) {
            String text = golden.get("text").getAsString();
            List<Integer> ids = Golden.ints(golden.getAsJsonArray("ids_no_special"));
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids);
            List<Integer> begun = new ArrayList<>(List.of(tokenizer.beginId()));
            begun.addAll(ids);
            assertThat(begun).isEqualTo(Golden.ints(golden.getAsJsonArray("ids")));
            assertThat(tokenizer.decode(begun)).isEqualTo(golden.get("decoded").getAsString());
            assertThat(streamed(begun))
                    .isEqualTo(golden.get("decoded_skip_special").getAsString());
        }
    }

    @Test
    void lone_ids_are_decoded_as_officially_and_unknown_ones_are_empty() throws Exception {
        for (JsonObject golden : cases("tokenizer.json", "raw_decode")) {
            List<Integer> ids = Golden.ints(golden.getAsJsonArray("ids"));
            assertThat(tokenizer.decode(ids)).isEqualTo(golden.get("decoded").getAsString());
            assertThat(streamed(ids))
                    .isEqualTo(golden.get("decoded_skip_special").getAsString());
        }
        assertThat(tokenizer.decode(List.of(-1, 560, 1_000_000))).isEmpty();
    }

    @Test
    void three_hundred_random_texts_get_their_official_ids_and_come_back() throws Exception {
        List<JsonObject> fuzz = cases("tokenizer_fuzz.json", "cases");
        assertThat(fuzz).hasSize(300);
        for (JsonObject golden : fuzz) {
            String text = golden.get("text").getAsString();
            List<Integer> ids = Golden.ints(golden.getAsJsonArray("ids"));
            assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids.subList(1, ids.size()));
            if (ids.subList(1, ids.size()).stream().noneMatch(tokenizer::isMarker)) {
                assertThat(streamed(ids)).isEqualTo(text);
            }
        }
    }

    @Property(tries = 400, seed = "20261122")
    void any_text_comes_back(@ForAll @StringLength(max = 60) String text) {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        // The official decoder writes its blank sign as a blank.
        String expected = sound.replace(LlamaTokenizer.BLANK, ' ');
        assertThat(streamed(tokenizer.encodeWords(sound))).isEqualTo(expected);
        assertThat(tokenizer.decode(tokenizer.encodeWords(sound))).isEqualTo(expected);
    }

    @Property(tries = 300, seed = "20261122")
    void streamed_pieces_of_any_ids_join_to_the_whole_text(@ForAll long seed) {
        List<Integer> ids = new Random(seed).ints(40, 0, 560).boxed().toList();
        PieceStream stream = tokenizer.pieces();
        List<TokenPiece> pieces = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            pieces.addAll(stream.next(ids.get(i)));
            assertThat(pieces).hasSizeLessThanOrEqualTo(i + 1);
        }
        pieces.addAll(stream.end());
        assertThat(pieces.stream().map(TokenPiece::id)).isEqualTo(ids);
        List<Integer> words = ids.stream().filter(id -> !tokenizer.isMarker(id)).toList();
        assertThat(joined(pieces)).isEqualTo(tokenizer.decode(words));
    }

    @Test
    void a_character_of_several_bytes_appears_when_its_row_of_bytes_has_ended() {
        PieceStream stream = tokenizer.pieces();
        assertThat(stream.next(235)).isEmpty();
        assertThat(stream.next(134)).isEmpty();
        assertThat(stream.next(187)).isEmpty();
        assertThat(stream.next(300)).extracting(TokenPiece::text).containsExactly("", "", "\u80f8", "tion");
        assertThat(stream.next(A)).isEmpty();
        assertThat(stream.end()).containsExactly(new TokenPiece(A, "a", false));
    }

    @Test
    void a_row_of_bytes_that_is_no_sound_text_becomes_one_replacement_a_byte() {
        assertThat(streamed(List.of(A, 235, A))).isEqualTo("\ufffd\ufffd\ufffd");
    }

    @Test
    void control_tokens_within_an_answer_say_nothing_and_interrupt_nothing() {
        assertThat(streamed(List.of(235, 1, 134, 187, 300))).isEqualTo("\u80f8tion");
    }

    @Test
    void tags_written_by_a_person_stay_words() {
        String text = "see <s> and </s> or <unk>";
        List<Integer> ids = tokenizer.encodeWords(text);
        assertThat(ids).noneMatch(tokenizer::isMarker);
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
    }

    @Test
    void tags_stay_words_even_where_merges_would_spell_them() {
        Map<String, Integer> vocabulary = new HashMap<>(Map.of("<unk>", 0, "<s>", 1, "</s>", 2));
        for (int b = 0; b < 256; b++) {
            vocabulary.put("<0x%02X>".formatted(b), 3 + b);
        }
        List.of("<", "/", "s", ">", "</", "s>").forEach(word -> vocabulary.put(word, vocabulary.size()));
        LlamaTokenizer own = new LlamaTokenizer(
                vocabulary,
                List.of(new String[] {"<", "/"}, new String[] {"s", ">"}, new String[] {"</", "s>"}),
                Map.of("<unk>", 0, "<s>", 1, "</s>", 2),
                1);
        assertThat(own.encodeWords("</s>"))
                .endsWith(vocabulary.get("</"), vocabulary.get("s>"))
                .noneMatch(own::isMarker);
        assertThat(own.encode("</s>")).containsExactly(2);
    }

    @Test
    void half_a_surrogate_pair_becomes_a_replacement_character() {
        assertThat(streamed(tokenizer.encodeWords("a\ud83d"))).isEqualTo("a\ufffd");
    }

    @Test
    void long_input_is_tokenised_quickly() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 100_000) {
            text.append(random.nextInt(8) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(streamed(tokenizer.encodeWords(text.toString()))).isEqualTo(text.toString());
            assertThat(tokenizer.encodeWords("a".repeat(100_000))).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Prepend\" | \"NFKC\" | normalizer",
                "\"prepend\": \"[^\"]*\" | \"prepend\": \"x\" | normalizer",
                "\"pre_tokenizer\": null | \"pre_tokenizer\": {\"type\": \"Metaspace\"} | pre_tokenizer",
                "\"ByteFallback\" | \"Metaspace\" | decoder",
                "\"start\": 1 | \"start\": 0 | decoder",
                "\"TemplateProcessing\" | \"BertProcessing\" | template",
                "\"BPE\" | \"Unigram\" | byte-pair",
                "\"byte_fallback\": true | \"byte_fallback\": false | byte_fallback",
                "\"dropout\": null | \"dropout\": 0.1 | dropout",
                "\"truncation\": null | \"truncation\": {} | truncation",
                "\"<0x41>\" | \"<0xZZ>\" | <0x41>",
                "\"h e\" | \"h qqq\" | qqq",
                "\"h e\" | \"he\" | no pair",
                "\"<s>\": 1 | \"<s>\": 77 | vocabulary",
                "\"<s>\": 1 | \"<s>\": \"one\" | no id"
            })
    void every_other_kind_of_tokenizer_is_refused_in_words(
            String found, String replacement, String words, @TempDir Path folder) throws Exception {
        damage(folder, found, replacement);
        assertThatThrownBy(() -> LlamaTokenizerFile.read(folder))
                .isInstanceOf(ModelFailure.BadCheckpoint.class)
                .hasMessageContaining(words);
    }

    @Test
    void what_the_settings_file_says_of_a_control_token_goes_before(@TempDir Path folder) throws Exception {
        damage(folder, "\"normalized\": false", "\"normalized\": true");
        assertThat(LlamaTokenizerFile.read(folder).encode("a<s>b")).contains(1);
        Files.delete(folder.resolve("tokenizer_config.json"));
        assertThatThrownBy(() -> LlamaTokenizerFile.read(folder)).hasMessageContaining("normalized");
    }

    @Test
    void merges_written_as_lists_are_read_too(@TempDir Path folder) throws Exception {
        damage(folder, "\"([^\" ]+) ([^\" ]+)\"(?=,|\\])", "[\"$1\", \"$2\"]");
        assertThat(Files.readString(folder.resolve("tokenizer.json"))).contains("[\"h\", \"e\"]");
        assertThat(LlamaTokenizerFile.read(folder).encode("the heart")).isEqualTo(tokenizer.encode("the heart"));
    }

    private static void damage(Path folder, String found, String replacement) throws Exception {
        Path file = folder.resolve("tokenizer.json");
        if (!Files.exists(file)) {
            Golden.copySnapshot(Golden.EIGHT, folder);
        }
        String json = Files.readString(file);
        String damaged = json.replaceAll(found, replacement);
        assertThat(damaged).isNotEqualTo(json);
        Files.writeString(file, damaged);
    }

    private String streamed(List<Integer> ids) {
        PieceStream stream = tokenizer.pieces();
        List<TokenPiece> pieces = new ArrayList<>();
        ids.forEach(id -> pieces.addAll(stream.next(id)));
        pieces.addAll(stream.end());
        return joined(pieces);
    }

    private static String joined(List<TokenPiece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    private static List<JsonObject> cases(String file, String part) throws Exception {
        return Golden.objects(Golden.json("chexagent8-tiny/golden/" + file).getAsJsonArray(part));
    }
}
