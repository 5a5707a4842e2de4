package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Completion;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.weights.Activation;
import hilum.model.weights.CheXagent2Config;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import hilum.model.weights.WeightsForTests;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published widths with two layers each and weights of zero, in a sparse file: shapes, positions and speed, not words. */
@Tag("slow")
class PublishedWidthsTest {
    private static final int LAYERS = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"BF16, 1", "BF16, 2", "FP32, 1"})
    void pictures_of_1024_slots_are_answered_beyond_the_trained_length(Precision precision, int pictures)
            throws Exception {
        writeSnapshot();
        byte[] grey = new byte[700 * 600];
        Prompt prompt = Prompt.of(
                Collections.nCopies(pictures, RgbImage.ofGrey(700, 600, grey)), "Determine the view of this CXR");
        try (VisionLanguageModel model =
                TorchModel.load(Checkpoint.open(folder), RunSettings.AUTO.withPrecision(precision.name()), f -> {})) {
            Completion first = model.generate(prompt, 8, piece -> {});
            Completion second = model.generate(prompt, 8, piece -> {});
            assertThat(first.ids()).hasSize(8).isEqualTo(second.ids());
            assertThat(second.timings().imageReused()).isTrue();
            assertThat(first.timings().promptTokens()).isGreaterThan(1026 * pictures);
        }
    }

    @Test
    void a_file_of_the_published_widths_is_verified_without_reading_it() throws Exception {
        writeSnapshot();
        assertThat(TorchModel.problems(folder)).isEmpty();
    }

    private void writeSnapshot() throws Exception {
        Golden.copySnapshot(Golden.BF16, folder);
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("safetensors")).toList()) {
                Files.delete(file);
            }
        }
        String config = Files.readString(folder.resolve("config.json"))
                .replace("\"hidden_size\": 80", "\"hidden_size\": 2560")
                .replace("\"intermediate_size\": 192", "\"intermediate_size\": 10240")
                .replace(
                        "\"num_attention_heads\": 4,\n  \"num_hidden_layers\": 3",
                        "\"num_attention_heads\": 32,\n  \"num_hidden_layers\": " + LAYERS)
                .replace("\"num_key_value_heads\": 4", "\"num_key_value_heads\": 32")
                .replace("\"vocab_size\": 640", "\"vocab_size\": 51200")
                .replace("\"image_size\": 64", "\"image_size\": 512")
                .replace("\"output_dim\": 80", "\"output_dim\": 2560")
                .replaceAll(
                        "(?s)\"vision_config\": \\{.*?\\}",
                        "\"vision_config\": {\"num_hidden_layers\": " + LAYERS + "}");
        Files.writeString(folder.resolve("config.json"), config);
        writeZeros(folder.resolve("model.safetensors"));
    }

    private static void writeZeros(Path file) throws Exception {
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        CheXagent2Config config = new CheXagent2Config(
                new CheXagent2Config.Tower(512, 16, 1024, 4096, LAYERS, 16, 1e-6, Activation.TANH, half, half),
                new CheXagent2Config.Decoder(2560, 10240, LAYERS, 32, 32, 10000, 1e-5, 2048, 51200, Set.of(480)),
                10240);
        StringBuilder header = new StringBuilder("{");
        long offset = 0;
        for (Map.Entry<String, List<Long>> tensor :
                WeightsForTests.layout(config).entrySet()) {
            long bytes = 2 * tensor.getValue().stream().reduce(1L, Math::multiplyExact);
            header.append(offset == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"BF16\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.getKey(), tensor.getValue(), offset, offset + bytes));
            offset += bytes;
        }
        header.append('}').append(" ".repeat((8 - header.length() % 8) % 8));
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            out.setLength(8 + json.length + offset);
        }
    }
}
