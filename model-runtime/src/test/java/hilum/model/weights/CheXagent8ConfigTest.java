package hilum.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheXagent8ConfigTest {
    /** Only what the published file stores; the rest are class defaults. */
    private static final String PUBLISHED = """
            {"model_type": "chexagent", "num_query_tokens": 128, "num_max_images": 2, "tie_word_embeddings": false,
             "vision_config": {"image_size": 448, "num_hidden_layers": 40},
             "qformer_config": {"vocab_size": 30523},
             "text_config": {"_name_or_path": "mistralai/Mistral-7B-v0.1", "model_type": "mistral", "hidden_size": 4096,
               "intermediate_size": 14336, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
               "hidden_act": "silu", "rms_norm_eps": 1e-05, "rope_theta": 10000.0, "rope_scaling": null,
               "sliding_window": 4096, "max_position_embeddings": 32768, "vocab_size": 32000, "bos_token_id": 1,
               "eos_token_id": 2, "pad_token_id": null}}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_published_files_give_the_published_sizes_and_decoding() throws Exception {
        Files.writeString(folder.resolve("config.json"), PUBLISHED);
        Files.writeString(folder.resolve("generation_config.json"), """
                {"do_sample": false, "num_beams": 5, "min_length": 0, "max_length": 256, "top_p": 1.0,
                 "repetition_penalty": 1.0, "length_penalty": 1.0, "temperature": 1, "bos_token_id": 1, "eos_token_id": 2}
                """);
        CheXagent8Config config = read();
        assertThat(config.tower())
                .isEqualTo(new CheXagent8Config.Tower(
                        448,
                        14,
                        1408,
                        6144,
                        40,
                        16,
                        1e-6,
                        List.of(0.48145466f, 0.4578275f, 0.40821073f),
                        List.of(0.26862954f, 0.26130258f, 0.27577711f)));
        assertThat(config.former()).isEqualTo(new CheXagent8Config.Former(128, 768, 3072, 12, 12, 2, 1e-12));
        assertThat(config.decoder())
                .isEqualTo(new CheXagent8Config.Decoder(
                        4096, 14336, 32, 32, 8, 10000, 1e-5, 4096, 32768, 32000, Set.of(2)));
        assertThat(config.publishedDecoding()).isEqualTo(new ModelConfig.PublishedDecoding(5, 256, 1));
        assertThat(config.cacheNumbersPerPosition() * 4).isEqualTo(262_144);
        assertThat(config.tower().tokens()).isEqualTo(1025);
    }

    @Test
    void the_layout_of_the_published_sizes_is_the_published_table() throws Exception {
        Files.writeString(folder.resolve("config.json"), PUBLISHED);
        Map<String, List<Long>> layout = read().usedTensors();
        JsonObject names = Golden.json("names/chexagent8-8b.json").getAsJsonObject("tensors");
        assertThat(layout.keySet()).isEqualTo(names.keySet()).hasSize(1034);
        for (String name : names.keySet()) {
            assertThat(layout.get(name))
                    .as(name)
                    .isEqualTo(Golden.ints(names.getAsJsonArray(name)).stream()
                            .map(Integer::longValue)
                            .toList());
        }
        long values = layout.values().stream()
                .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
                .sum();
        assertThat(values).isEqualTo(8_362_401_664L);
    }

    @Test
    void what_no_file_says_is_the_class_default() throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"chexagent\", \"text_config\": {}}");
        CheXagent8Config config = read();
        assertThat(config.tower().imagePx()).isEqualTo(224);
        assertThat(config.tower().layers()).isEqualTo(39);
        assertThat(config.former().queries()).isEqualTo(128);
        assertThat(config.maxPictures()).isEqualTo(2);
        assertThat(config.endIds()).containsExactly(2);
        assertThat(config.publishedDecoding()).isEqualTo(ModelConfig.PublishedDecoding.GREEDY);
    }

    @Test
    void a_tiny_snapshot_is_complete_and_greedy() throws Exception {
        Checkpoint checkpoint = Checkpoint.open(Golden.path(Golden.EIGHT));
        assertThat(checkpoint.config().publishedDecoding()).isEqualTo(ModelConfig.PublishedDecoding.GREEDY);
        assertThat(checkpoint.config().abilities().boxes()).isFalse();
        assertThat(checkpoint.weightCount()).isEqualTo(364_104);
    }

    @Test
    void tables_without_their_leading_axes_are_taken_and_other_shapes_are_not() throws Exception {
        Golden.copySnapshot(Golden.EIGHT, folder);
        reshape("[1, 8, 48]", "[8, 48]", "[1,8,48]", "[8,48]");
        reshape("[1, 1, 40]", "[40]", "[1,1,40]", "[40]");
        assertThat(Checkpoint.problems(folder)).isEmpty();
        reshape("[8, 48]", "[48, 8]", "[8,48]", "[48,8]");
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains("query_tokens [48, 8]");
    }

    private void reshape(String spaced, String spacedNew, String tight, String tightNew) throws Exception {
        for (int shard = 1; shard <= 3; shard++) {
            Path file = folder.resolve("model-0000" + shard + "-of-00003.safetensors");
            byte[] bytes = Files.readAllBytes(file);
            int length = java.nio.ByteBuffer.wrap(bytes)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            String header = new String(bytes, 8, length, java.nio.charset.StandardCharsets.UTF_8);
            String changed = header.replace(spaced, spacedNew).replace(tight, tightNew);
            byte[] padded = (changed + " ".repeat(header.length() - changed.length()))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            System.arraycopy(padded, 0, bytes, 8, length);
            Files.write(file, bytes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.json | \"rope_scaling\": null | \"rope_scaling\": {\"factor\": 2} | rope_scaling",
                "config.json | \"silu\" | \"gelu\" | hidden_act is not silu",
                "config.json | \"hidden_act\": \"gelu\" | \"hidden_act\": \"gelu_new\" | hidden_act is not gelu",
                "config.json | \"tie_word_embeddings\": false | \"tie_word_embeddings\": true | tie_word_embeddings",
                "config.json | \"attention_bias\": false | \"attention_bias\": true | attention_bias",
                "config.json | \"qkv_bias\": true | \"qkv_bias\": false | qkv_bias",
                "config.json | \"absolute\" | \"relative_key\" | position_embedding_type",
                "config.json | \"num_key_value_heads\": 2 | \"num_key_value_heads\": 3 | num_key_value_heads",
                "config.json | \"model_type\": \"mistral\" | \"model_type\": \"mixtral\" | mistral",
                "config.json | \"num_hidden_layers\": 3 | \"num_hidden_layers\": 90000 | num_hidden_layers",
                "config.json | \"text_config\" | \"other_config\" | text_config is missing",
                "preprocessor_config.json | \"resample\": 3 | \"resample\": 2 | resample",
                "preprocessor_config.json | \"height\": 56 | \"height\": 64 | size differs",
                "preprocessor_config.json | \"do_rescale\": true | \"do_rescale\": false | do_rescale",
                "preprocessor_config.json | 0.00392156862745098 | 0.01 | rescale_factor",
                "generation_config.json | \"bos_token_id\": 1 | \"do_sample\": true | do_sample",
                "generation_config.json | \"bos_token_id\": 1 | \"repetition_penalty\": 1.2 | repetition_penalty",
                "generation_config.json | \"bos_token_id\": 1 | \"min_length\": 4 | min_length",
                "generation_config.json | \"bos_token_id\": 1 | \"num_beams\": 99 | num_beams",
                "generation_config.json | \"bos_token_id\": 1 | \"early_stopping\": true | early_stopping",
                "generation_config.json | \"bos_token_id\": 1 | \"length_penalty\": \"x\" | length_penalty",
                "generation_config.json | \"eos_token_id\": 2 | \"eos_token_id\": \"end\" | eos_token_id"
            })
    void what_would_be_computed_wrongly_is_refused(String file, String found, String replacement, String words)
            throws Exception {
        Golden.copySnapshot(Golden.EIGHT, folder);
        String json = Files.readString(folder.resolve(file));
        assertThat(json).contains(found);
        Files.writeString(folder.resolve(file), json.replace(found, replacement));
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains(words);
        assertThatThrownBy(() -> Checkpoint.open(folder)).isInstanceOf(ModelFailure.BadCheckpoint.class);
    }

    private CheXagent8Config read() {
        List<String> problems = new ArrayList<>();
        ModelConfig config = ConfigReader.read(folder, problems);
        assertThat(problems).isEmpty();
        return (CheXagent8Config) config;
    }
}
