package hilum.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Golden;
import hilum.model.ModelFailure;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerSelfTestTest {
    @Test
    void a_sound_tokenizer_passes() throws Exception {
        TokenizerSelfTest.Result result = TokenizerSelfTest.run(TokenizerFiles.read(Golden.path(Golden.BF16), 480));
        assertThat(result.problems()).isEmpty();
        assertThat(result.sentences()).isEqualTo(10);
        assertThat(result.published()).isFalse();
    }

    /** As the published vocabulary by its size and by two words at their places, but without any merge. */
    @Test
    void a_vocabulary_that_poses_as_the_published_one_must_give_its_ids() {
        Map<String, Integer> words = new HashMap<>();
        List<String> alphabet = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            alphabet.add(String.valueOf(ByteAlphabet.character((byte) b)));
        }
        alphabet.stream().sorted().forEach(letter -> words.put(letter, words.size()));
        for (int id = 256; id < 50256; id++) {
            words.put(id == 8796 ? "Ġassistant" : id == 7721 ? "Ġchest" : "word" + id, id);
        }
        words.put("<|endoftext|>", 50256);
        Tokenizer tokenizer = new ByteLevelTokenizer(words, List.of(), Map.of("<|endoftext|>", 50256, "  ", 50286));
        TokenizerSelfTest.Result result = TokenizerSelfTest.run(tokenizer);
        assertThat(result.published()).isTrue();
        assertThat(result.problems()).singleElement().asString().contains("other ids than published");
    }

    @Test
    void a_tag_that_is_a_part_of_another_is_told() throws Exception {
        Map<String, Integer> words = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            words.put(String.valueOf(ByteAlphabet.character((byte) b)), b);
        }
        // A tag of one ordinary byte: whoever types that letter would forge it.
        Tokenizer tokenizer = new ByteLevelTokenizer(words, List.of(), Map.of("<|img|>", 256, "x", words.get("x")));
        assertThat(TokenizerSelfTest.run(tokenizer).problems())
                .singleElement()
                .asString()
                .contains("control tags");
    }

    /** The file's size is looked at before a byte of it is read; the file takes no room on the disk. */
    @Test
    void a_file_that_is_too_large_is_refused_unread(@TempDir Path folder) throws Exception {
        Golden.copySnapshot(Golden.BF16, folder);
        for (String name : List.of("vocab.json", "merges.txt")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(80_000_000_000L);
            }
            Assertions.assertThatThrownBy(() -> TokenizerFiles.read(folder, 480))
                    .isInstanceOf(ModelFailure.BadCheckpoint.class)
                    .hasMessageContaining("too large");
        }
    }

    @Test
    void the_other_familys_tokenizer_passes_too() throws Exception {
        TokenizerSelfTest.Result result = TokenizerSelfTest.run(LlamaTokenizerFile.read(Golden.path(Golden.EIGHT)));
        assertThat(result.problems()).isEmpty();
        assertThat(result.published()).isFalse();
    }
}
