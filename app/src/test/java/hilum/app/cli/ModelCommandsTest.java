package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import hilum.app.RandomWeights;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {
    @TempDir
    Path temporary;

    private Path like;
    private Path folder;

    private Called call(String... arguments) {
        return Called.with(temporary.resolve("home"), arguments);
    }

    @BeforeEach
    void write_a_small_random_checkpoint_in_several_files() throws IOException {
        like = RandomWeights.folder();
        folder = temporary.resolve("random");
        Called written = call("model", "synth", like.toString(), folder.toString(), "--shard-bytes", "300000");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("random weights", "words mean nothing");
        assertThat(written.err()).as("no progress without a terminal").isEmpty();
    }

    private Path shard() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList()
                    .get(1);
        }
    }

    @Test
    void a_whole_snapshot_is_described_with_what_it_can_do_and_needs() throws Exception {
        Called check = call("model", "check", folder.toString());
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("(CheXagent-2)", "as its header promises", "sha256 over all", "sentences came back")
                .contains("up to 2 pictures, boxes on the picture", "in fp32", "in bf16")
                .contains("with random weights: its words mean nothing.");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        assertThat(check.out()).contains(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(shard()))));
    }

    @Test
    void as_json_everything_is_there_for_scripts() {
        JsonObject check = call("model", "check", folder.toString(), "--json").json();
        assertThat(check.keySet())
                .contains(
                        "usable",
                        "problems",
                        "name",
                        "wiringOnly",
                        "tensors",
                        "weights",
                        "bytes",
                        "sha256",
                        "files",
                        "missing",
                        "extra",
                        "wrongShape",
                        "wrongFormat",
                        "tokenizer",
                        "model");
        assertThat(check.get("usable").getAsBoolean()).isTrue();
        assertThat(check.get("sha256").getAsString()).matches("[0-9a-f]{64}");
        JsonObject file = check.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(file.get("bytes")).isEqualTo(file.get("promisedBytes"));
        assertThat(file.get("sha256").getAsString()).matches("[0-9a-f]{64}");
        JsonObject memory = check.getAsJsonObject("model").getAsJsonObject("memory");
        assertThat(memory.getAsJsonObject("fp32").get("weightBytes").getAsLong())
                .isEqualTo(2 * memory.getAsJsonObject("bf16").get("weightBytes").getAsLong());
    }

    @Test
    void a_shard_that_is_short_is_named_with_what_to_do() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(shard().toFile(), "rw")) {
            file.setLength(file.length() - 120_000);
        }
        Called check = call("model", "check", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains(shard().getFileName() + " is 120.0 kB short", "download it again", "cannot be used")
                .doesNotContain("sha256", "lack");
        Called ask = call("ask", "--model", folder.toString(), "View?");
        assertThat(ask.code()).isEqualTo(1);
        assertThat(ask.err()).as("loading says the same").contains("120.0 kB short");
    }

    @Test
    void a_missing_shard_is_told_once_and_not_tensor_by_tensor() throws Exception {
        String name = shard().getFileName().toString();
        Files.delete(shard());
        Called check = call("model", "check", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains(name + ": missing", name + " is missing: download it.");
        assertThat(check.out().lines().filter(line -> line.startsWith("problem: ")))
                .hasSize(1);
    }

    @Test
    void missing_layers_are_grouped_in_words_and_complete_in_json() throws Exception {
        Path config = folder.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst("(?m)^  \"num_hidden_layers\": [0-9]+", "  \"num_hidden_layers\": 9"));
        Called words = call("model", "check", folder.toString());
        assertThat(words.code()).isEqualTo(1);
        assertThat(words.out()).containsPattern("The weights lack [0-9]+ tensors: .*model\\.layers\\.[0-9]-8\\.mlp");
        JsonObject check = call("model", "check", folder.toString(), "--json").json();
        assertThat(check.getAsJsonArray("missing").size()).isGreaterThan(50);
        assertThat(check.getAsJsonArray("missing").toString()).contains("model.layers.8.mlp.fc1.bias");
    }

    /** The Hugging Face cache names files after their content: a file with another content was damaged. */
    @Test
    void a_file_that_differs_from_its_published_digest_is_told() throws Exception {
        Path blob = Files.createDirectories(temporary.resolve("blobs")).resolve("0123456789abcdef".repeat(4));
        Path shard = shard();
        Files.move(shard, blob);
        try {
            Files.createSymbolicLink(shard, blob);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("this system lets no ordinary user make links: " + e);
        }
        Called check = call("model", "check", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains(shard.getFileName() + " has another content than the published one");
    }

    @Test
    void wrong_orders_are_refused_with_code_2() {
        String target = temporary.resolve("x").toString();
        assertThat(call("model", "synth", "no-such-model", target).code()).isEqualTo(2);
        assertThat(call("model", "synth", like.toString(), target, "--dtype", "int3")
                        .code())
                .isEqualTo(2);
        assertThat(call("model", "synth", like.toString(), target, "--layers", "0")
                        .code())
                .isEqualTo(2);
        assertThat(call("model", "synth", like.toString()).code()).isEqualTo(2);
        assertThat(temporary.resolve("x")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_empty_is_left_alone() {
        Called again = call("model", "synth", like.toString(), folder.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("not empty").doesNotContain("Exception");
    }

    @Test
    void written_can_be_said_as_json() {
        JsonObject written = call(
                        "model",
                        "synth",
                        like.toString(),
                        temporary.resolve("y").toString(),
                        "--json")
                .json();
        assertThat(written.keySet()).containsExactly("folder", "files", "tensors", "bytes", "seconds");
    }

    @Test
    void bench_measures_a_checkpoint_and_prints_one_object() throws Exception {
        JsonObject report = call("model", "bench", like.toString(), "--device", "cpu", "--tokens", "3", "--json")
                .json();
        assertThat(report.keySet())
                .contains(
                        "loadSeconds",
                        "weightBytes",
                        "memoryLoaded",
                        "secondQuestionRatio",
                        "prefillShare",
                        "decodeShare",
                        "matmulPeakFlops",
                        "readBytesPerSecond");
        assertThat(report.get("decodeTokensPerSecond").getAsDouble()).isPositive();
    }

    @Test
    void compare_tells_what_a_precision_costs() throws Exception {
        Path picture = temporary.resolve("grey.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        JsonObject report = call(
                        "model",
                        "compare",
                        like.toString(),
                        "--precision",
                        "bf16",
                        "--image",
                        picture.toString(),
                        "--tokens",
                        "3",
                        "--json")
                .json();
        assertThat(report.get("answers").getAsInt()).isEqualTo(5);
        assertThat(report.get("decisions").getAsInt()).isEqualTo(8);
        assertThat(report.get("sameDecisions").getAsInt()).isBetween(0, 8);
        assertThat(report.get("perplexityRatio").getAsDouble()).isBetween(0.5, 2.0);
    }

    @Test
    void a_precision_or_device_that_does_not_exist_is_wrong_usage() {
        assertThat(call("model", "bench", like.toString(), "--precision", "fp7").code())
                .isEqualTo(2);
        assertThat(call("model", "compare", like.toString(), "--against", "best")
                        .code())
                .isEqualTo(2);
    }
}
