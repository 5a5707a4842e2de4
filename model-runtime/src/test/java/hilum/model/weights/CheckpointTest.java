package hilum.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        folder = Golden.copySnapshot(Golden.BF16, Files.createDirectories(temporary.resolve("my-model")));
    }

    @Test
    void a_sound_snapshot_has_no_problems() throws Exception {
        assertThat(Checkpoint.problems(folder)).isEmpty();
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.weightCount()).isEqualTo(442_880);
        assertThat(checkpoint.storedBytes()).isEqualTo(885_760);
        assertThat(checkpoint.name()).isEqualTo("my-model");
        assertThat(checkpoint.wiringOnly()).isFalse();
    }

    @Test
    void every_size_comes_from_the_configuration() throws Exception {
        CheXagent2Config config = (CheXagent2Config) Checkpoint.open(folder).config();
        assertThat(config.decoder())
                .isEqualTo(new CheXagent2Config.Decoder(80, 192, 3, 4, 8, 10000, 1e-5, 2048, 640, Set.of(480)));
        assertThat(config.tower().tokens()).isEqualTo(16);
        assertThat(config.tower().activation()).isEqualTo(Activation.TANH);
        assertThat(config.bridgeHidden()).isEqualTo(320);
        assertThat(config.contextTokens(1)).isEqualTo(2048);
        assertThat(config.contextTokens(2)).isEqualTo(2048 + 18);
    }

    @Test
    void the_layout_of_the_published_sizes_is_the_published_table() throws Exception {
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        CheXagent2Config published = new CheXagent2Config(
                new CheXagent2Config.Tower(512, 16, 1024, 4096, 24, 16, 1e-6, Activation.TANH, half, half),
                new CheXagent2Config.Decoder(2560, 10240, 32, 32, 32, 10000, 1e-5, 2048, 51200, Set.of(50256)),
                10240);
        CheXagent2Layout layout = new CheXagent2Layout(published);
        Map<String, List<Long>> all = new HashMap<>(layout.used());
        all.putAll(layout.unused());
        JsonObject names = Golden.json("names/chexagent2-3b.json").getAsJsonObject("tensors");
        assertThat(all.keySet()).isEqualTo(names.keySet()).hasSize(861);
        for (String name : names.keySet()) {
            assertThat(all.get(name))
                    .as(name)
                    .isEqualTo(Golden.ints(names.getAsJsonArray(name)).stream()
                            .map(Integer::longValue)
                            .toList());
        }
    }

    @Test
    void a_snapshot_that_says_nothing_about_its_tower_gets_the_published_one() throws Exception {
        replace("config.json", "(?s)\"vision_config\": \\{.*?\\}", "\"n\": 1");
        replace("config.json", "\"image_size\": 64", "\"image_size\": 512");
        String problems = String.join(" ", Checkpoint.problems(folder));
        assertThat(problems)
                .contains("model.visual.model.encoder.layers.3-23.", "more.")
                .contains("instead of [1024");
    }

    @Test
    void the_towers_own_files_override_its_constants() throws Exception {
        Files.createDirectories(folder.resolve("vision_tower"));
        Files.writeString(
                folder.resolve("vision_tower/config.json"), "{\"vision_config\": {\"hidden_act\": \"gelu\"}}");
        Files.writeString(
                folder.resolve("vision_tower/preprocessor_config.json"),
                "{\"image_mean\": [0.4, 0.5, 0.6], \"image_std\": [0.1, 0.2, 0.3]}");
        CheXagent2Config.Tower tower =
                ((CheXagent2Config) Checkpoint.open(folder).config()).tower();
        assertThat(tower.activation()).isEqualTo(Activation.ERF);
        assertThat(tower.mean()).containsExactly(0.4f, 0.5f, 0.6f);
        assertThat(tower.std()).containsExactly(0.1f, 0.2f, 0.3f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"gelu_new\" | \"relu\" | hidden_act",
                "\"rope_scaling\": null | \"rope_scaling\": {} | rope_scaling",
                "\"qk_layernorm\": false | \"qk_layernorm\": true | qk_layernorm",
                "\"tie_word_embeddings\": false | \"tie_word_embeddings\": true | tie_word_embeddings",
                "\"num_key_value_heads\": 4 | \"num_key_value_heads\": 2 | num_key_value_heads",
                "\"hidden_size\": 80 | \"hidden_size\": 80.5 | hidden_size",
                "\"vocab_size\": 640 | \"x\": 1 | vocab_size",
                "\"eos_token_id\": 480, | | eos_token_id",
                "\"output_dim\": 80 | \"output_dim\": 96 | output_dim",
                "\"gelu_pytorch_tanh\" | \"quick_gelu\" | vision tower",
                "CheXagentForCausalLM\" | PhiForCausalLM\" | no CheXagent model",
                "\"phi\" | \"llama\" | no CheXagent model"
            })
    void what_would_be_computed_wrongly_is_refused(String found, String replacement, String words) throws Exception {
        replace("config.json", found, replacement == null ? "" : replacement);
        String last = Files.readString(folder.resolve("config.json")).replaceAll(",(\\s*})", "$1");
        Files.writeString(folder.resolve("config.json"), last);
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains(words);
        assertThatThrownBy(() -> Checkpoint.open(folder)).isInstanceOf(ModelFailure.BadCheckpoint.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vocab.json",
                "merges.txt",
                "added_tokens.json",
                "config.json",
                "model-00002-of-00003.safetensors"
            })
    void a_missing_file_is_named(String file) throws Exception {
        Files.delete(folder.resolve(file));
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains(file + " is missing");
    }

    @Test
    void a_truncated_shard_is_noticed() throws Exception {
        Path shard = folder.resolve("model-00002-of-00003.safetensors");
        byte[] bytes = Files.readAllBytes(shard);
        Files.write(shard, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        assertThat(Checkpoint.problems(folder))
                .singleElement()
                .asString()
                .contains(shard.getFileName().toString(), "100 bytes short", "download it again");
    }

    @Test
    void a_wrong_shape_missing_and_extra_tensors_are_named() throws Exception {
        replace("config.json", "\"intermediate_size\": 192", "\"intermediate_size\": 193");
        assertThat(Checkpoint.problems(folder))
                .singleElement()
                .asString()
                .contains("model.layers.0-2.mlp.fc1.weight [192, 80] instead of [193, 80]");
        replace("config.json", "\"intermediate_size\": 193", "\"intermediate_size\": 192");
        replace("config.json", "(\"max_position_embeddings\".*?\"num_hidden_layers\": )3", "$14");
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains("lack", "model.layers.3.mlp.fc1.bias");
        replace("config.json", "(\"max_position_embeddings\".*?\"num_hidden_layers\": )4", "$12");
        assertThat(String.join(" ", Checkpoint.problems(folder)))
                .contains("does not have", "model.layers.2.input_layernorm.bias");
    }

    @Test
    void a_folder_with_pickles_only_is_refused_in_words() throws Exception {
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("safetensors")).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(folder.resolve("pytorch_model.bin"), "pickle");
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains("safetensors only");
    }

    @Test
    void an_index_cannot_lead_out_of_the_folder() throws Exception {
        replace("model.safetensors.index.json", "model-00003-of-00003.safetensors", "../../other.safetensors");
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains("safetensors only");
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem_in_words() {
        assertThat(Checkpoint.problems(folder.resolve("nothing"))).containsExactly("There is no such folder.");
    }

    @Test
    void the_marker_tells_random_weights_and_their_name() throws Exception {
        Files.writeString(folder.resolve(Checkpoint.WIRING_MARKER), "{\"name\": \"Random weights\"}");
        assertThat(Checkpoint.open(folder).wiringOnly()).isTrue();
        assertThat(Checkpoint.open(folder).name()).isEqualTo("Random weights");
        Files.writeString(folder.resolve(Checkpoint.WIRING_MARKER), "");
        assertThat(Checkpoint.open(folder).name()).isEqualTo("my-model");
    }

    @Test
    void a_hugging_face_cache_entry_is_named_after_its_repository() throws Exception {
        Path entry = Files.createDirectories(temporary.resolve("models--StanfordAIMI--CheXagent-2-3b/snapshots/0a1b"));
        assertThat(Checkpoint.open(Golden.copySnapshot(Golden.FP32, entry)).name())
                .isEqualTo("CheXagent-2-3b");
    }

    @Test
    void the_digest_is_that_of_all_weight_files_in_order() throws Exception {
        MessageDigest expected = MessageDigest.getInstance("SHA-256");
        for (int shard = 1; shard <= 3; shard++) {
            expected.update(Files.readAllBytes(folder.resolve("model-0000" + shard + "-of-00003.safetensors")));
        }
        assertThat(Checkpoint.open(folder).sha256()).isEqualTo(HexFormat.of().formatHex(expected.digest()));
    }

    @Test
    void a_digest_is_remembered_until_a_file_changes() throws Exception {
        DigestCache cache = DigestCache.in(temporary.resolve("cache/digests.json"));
        String first = Checkpoint.open(folder, cache).sha256();
        Path shard = folder.resolve("model-00001-of-00003.safetensors");
        FileTime time = Files.getLastModifiedTime(shard);
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length - 1] ^= 1;
        Files.write(shard, bytes);
        Files.setLastModifiedTime(shard, time);
        assertThat(Checkpoint.open(folder, cache).sha256()).isEqualTo(first);
        Files.setLastModifiedTime(shard, FileTime.fromMillis(time.toMillis() + 5000));
        assertThat(Checkpoint.open(folder, cache).sha256()).isNotEqualTo(first);
    }

    private void replace(String file, String pattern, String replacement) throws IOException {
        String text = Files.readString(folder.resolve(file));
        String changed = java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL)
                .matcher(text)
                .replaceAll(replacement);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(folder.resolve(file), changed);
    }
}
