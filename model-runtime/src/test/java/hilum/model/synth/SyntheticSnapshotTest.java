package hilum.model.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import hilum.model.Completion;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.text.LlamaTokenizer;
import hilum.model.text.LlamaTokenizerFile;
import hilum.model.text.SyntheticVocabulary;
import hilum.model.text.Tokenizer;
import hilum.model.text.TokenizerFiles;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.torch.SnapshotCheck;
import hilum.model.torch.TorchModel;
import hilum.model.weights.CheXagent2Config;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.Dtype;
import hilum.model.weights.SafetensorsWriter.Entry;
import hilum.model.weights.SnapshotReport;
import hilum.model.weights.WeightLayout;
import hilum.model.weights.WeightsForTests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticSnapshotTest {
    private static final long FIVE_GB = SyntheticSnapshot.Order.PUBLISHED_SHARD_BYTES;

    @TempDir
    Path temporary;

    private ShardPlan published(Dtype dtype) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("published"));
        new SmallFiles(folder).likeCheXagent2(dtype, OptionalInt.empty());
        return ShardPlan.of(WeightLayout.promisedBy(folder), dtype, FIVE_GB);
    }

    @Test
    void the_plan_of_the_3b_is_the_published_table_of_names_and_shapes() throws Exception {
        Map<String, List<Long>> planned = new HashMap<>();
        published(Dtype.BF16).files().values().forEach(f -> f.forEach(e -> planned.put(e.name(), e.shape())));
        JsonObject names = Golden.json("names/chexagent2-3b.json").getAsJsonObject("tensors");
        assertThat(planned.keySet()).isEqualTo(names.keySet()).hasSize(861);
        for (String name : names.keySet()) {
            assertThat(planned.get(name))
                    .as(name)
                    .isEqualTo(Golden.ints(names.getAsJsonArray(name)).stream()
                            .map(Integer::longValue)
                            .toList());
        }
    }

    @Test
    void in_float32_the_shards_break_where_the_published_ones_do() throws Exception {
        ShardPlan plan = published(Dtype.F32);
        assertThat(plan.files().keySet())
                .containsExactly(
                        "model-00001-of-00003.safetensors",
                        "model-00002-of-00003.safetensors",
                        "model-00003-of-00003.safetensors");
        assertThat(plan.tensorBytes()).isEqualTo(12_562_987_008L);
        assertThat(plan.files()
                        .get("model-00002-of-00003.safetensors")
                        .getFirst()
                        .name())
                .isEqualTo("model.layers.14.self_attn.v_proj.weight");
        assertThat(plan.files()
                        .get("model-00003-of-00003.safetensors")
                        .getFirst()
                        .name())
                .isEqualTo("model.layers.30.self_attn.q_proj.weight");
        assertThat(plan.index()).hasSize(75_808); // the published file's size
    }

    @Test
    void its_vocabulary_has_the_published_size_and_control_ids() throws Exception {
        SyntheticVocabulary.writeLikeCheXagent2(temporary);
        assertThat(Files.size(temporary.resolve("added_tokens.json"))).isEqualTo(2_849);
        Tokenizer tokenizer = TokenizerFiles.read(temporary, 50256);
        assertThat(tokenizer.size()).isEqualTo(50368);
        assertThat(tokenizer.encode("<|endoftext|><|img|><|/img|><|imgpad|><|ref|><|box|><|/quad|><|coord_0|>"
                        + "<|extra_53|>  \t\t"))
                .containsExactly(50256, 50295, 50296, 50297, 50298, 50300, 50303, 50304, 50367, 50286, 50294);
        TokenizerSelfTest.Result test = TokenizerSelfTest.run(tokenizer);
        assertThat(test.problems()).isEmpty();
        assertThat(test.published()).isFalse();
        String sentence = "There is a small left pleural effusion with adjacent atelectasis in the lower lobe.";
        assertThat(tokenizer.encode(sentence)).hasSizeBetween(15, 35);
    }

    private SyntheticSnapshot.Order tiny(Dtype dtype, long seed) {
        return new SyntheticSnapshot.Order(dtype, seed, 300_000, OptionalInt.empty());
    }

    @Test
    void a_snapshot_like_another_is_whole_marked_and_answers() throws Exception {
        Path folder = temporary.resolve("tiny");
        List<Double> heard = new ArrayList<>();
        SyntheticSnapshot.Written written = new SyntheticSnapshot()
                .write(Golden.path(Golden.BF16).toString(), folder, tiny(Dtype.BF16, 1), heard::add);
        assertThat(written.bytes()).isEqualTo(885_760);
        assertThat(written.files()).isGreaterThan(2);
        assertThat(heard).isSorted().last().isEqualTo(1.0);
        SnapshotReport report = new SnapshotCheck(DigestCache.none()).quick(folder);
        assertThat(report.problems()).isEmpty();
        assertThat(report.wiringOnly()).isTrue();
        assertThat(report.name()).contains("random weights");
        try (VisionLanguageModel model = TorchModel.load(Checkpoint.open(folder), RunSettings.AUTO, f -> {})) {
            Completion answer = model.generate(
                    Prompt.of(List.of(RgbImage.ofGrey(50, 40, new byte[2000])), "View?"), 8, piece -> {});
            assertThat(answer.ids()).isNotEmpty();
            assertThat(model.description().wiringOnly()).isTrue();
            assertThat(model.score(Prompt.of(List.of(), "View?"), List.of("frontal", "lateral")))
                    .allSatisfy(score -> assertThat(score.sum()).isFinite().isNegative());
        }
    }

    @Test
    void every_number_format_rounds_the_same_weights() throws Exception {
        Map<Dtype, float[]> weights = new HashMap<>();
        for (Dtype dtype : List.of(Dtype.F32, Dtype.F16, Dtype.BF16)) {
            Path folder = temporary.resolve(dtype.name());
            new SyntheticSnapshot().write(Golden.path(Golden.BF16).toString(), folder, tiny(dtype, 7), fraction -> {});
            assertThat(Checkpoint.problems(folder)).isEmpty();
            weights.put(dtype, WeightsForTests.values(folder, "model.layers.1.mlp.fc2.weight"));
        }
        for (int i = 0; i < weights.get(Dtype.F32).length; i++) {
            float exact = weights.get(Dtype.F32)[i];
            assertThat(weights.get(Dtype.F16)[i]).isCloseTo(exact, within(Math.abs(exact) / 1024 + 1e-7f));
            assertThat(weights.get(Dtype.BF16)[i]).isCloseTo(exact, within(Math.abs(exact) / 128));
        }
    }

    /** The expected numbers were computed by another program, from SplitMix64 and the exact quantiles of the normal distribution. */
    @Test
    void the_same_seed_gives_the_same_weights_everywhere() throws Exception {
        String golden = Golden.path(Golden.BF16).toString();
        Path one = temporary.resolve("one");
        Path other = temporary.resolve("other");
        new SyntheticSnapshot().write(golden, one, tiny(Dtype.F32, 1), fraction -> {});
        new SyntheticSnapshot()
                .write(
                        golden,
                        other,
                        new SyntheticSnapshot.Order(Dtype.F32, 1, FIVE_GB, OptionalInt.empty()),
                        fraction -> {});
        assertThat(other.resolve("model.safetensors")).exists();
        String name = "model.layers.1.mlp.fc2.weight";
        float[] values = WeightsForTests.values(one, name);
        assertThat(WeightsForTests.values(other, name)).isEqualTo(values);
        assertThat(values[0]).isEqualTo(0.005981553345918655f);
        assertThat(values[values.length - 1]).isEqualTo(0.031196657568216324f);
        Path third = temporary.resolve("third");
        new SyntheticSnapshot().write(golden, third, tiny(Dtype.F32, 2), fraction -> {});
        assertThat(WeightsForTests.values(third, name)).isNotEqualTo(values);
    }

    @Test
    void the_numbers_are_normal() {
        int count = 1 << 20;
        ByteBuffer buffer = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        new NormalNumbers().new Series(Dtype.F32, 5, 1, 0.5f).fill(buffer);
        buffer.flip();
        double sum = 0;
        double squares = 0;
        int inOne = 0;
        int inTwo = 0;
        double farthest = 0;
        for (int i = 0; i < count; i++) {
            double z = (buffer.getFloat() - 1) / 0.5;
            sum += z;
            squares += z * z;
            inOne += Math.abs(z) < 1 ? 1 : 0;
            inTwo += Math.abs(z) < 2 ? 1 : 0;
            farthest = Math.max(farthest, Math.abs(z));
        }
        assertThat(sum / count).isCloseTo(0, within(0.005));
        assertThat(squares / count).isCloseTo(1, within(0.01));
        assertThat((double) inOne / count).isCloseTo(0.6827, within(0.002));
        assertThat((double) inTwo / count).isCloseTo(0.9545, within(0.001));
        assertThat(farthest).isBetween(4.1, 4.4); // the middle of the outermost share of 65,536 is at 4.32
    }

    @Test
    void fewer_layers_make_a_smaller_checkpoint_of_both_tower_and_decoder() throws Exception {
        Path folder = temporary.resolve("small");
        new SyntheticSnapshot()
                .write(
                        Golden.path(Golden.BF16).toString(),
                        folder,
                        new SyntheticSnapshot.Order(Dtype.BF16, 1, FIVE_GB, OptionalInt.of(1)),
                        fraction -> {});
        CheXagent2Config config = (CheXagent2Config) Checkpoint.open(folder).config();
        assertThat(config.decoder().layers()).isEqualTo(1);
        assertThat(config.tower().layers()).isEqualTo(1);
    }

    @Test
    void the_plan_of_the_8b_is_the_published_table_of_names_and_shapes() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("large"));
        new SmallFiles(folder).likeCheXagent8(Dtype.F32, OptionalInt.empty());
        ShardPlan plan = ShardPlan.of(WeightLayout.promisedBy(folder), Dtype.F32, FIVE_GB);
        assertThat(plan.tensorBytes()).isEqualTo(33_449_606_656L);
        assertThat(plan.files()).hasSize(7);
        Map<String, List<Long>> planned = new HashMap<>();
        plan.files().values().forEach(f -> f.forEach(e -> planned.put(e.name(), e.shape())));
        JsonObject names = Golden.json("names/chexagent8-8b.json").getAsJsonObject("tensors");
        assertThat(planned.keySet()).isEqualTo(names.keySet()).hasSize(1034);
        for (String name : names.keySet()) {
            assertThat(planned.get(name))
                    .as(name)
                    .isEqualTo(Golden.ints(names.getAsJsonArray(name)).stream()
                            .map(Integer::longValue)
                            .toList());
        }
        LlamaTokenizer tokenizer = LlamaTokenizerFile.read(folder);
        assertThat(tokenizer.size()).isEqualTo(32000);
        assertThat(TokenizerSelfTest.run(tokenizer).problems()).isEmpty();
    }

    @Test
    void layers_of_a_published_checkpoint_can_be_fewer_too() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("few"));
        new SmallFiles(folder).likeCheXagent2(Dtype.BF16, OptionalInt.of(2));
        ShardPlan plan = ShardPlan.of(WeightLayout.promisedBy(folder), Dtype.BF16, FIVE_GB);
        assertThat(plan.files().values().iterator().next())
                .extracting(Entry::name)
                .contains("model.layers.1.mlp.fc1.bias", "model.visual.model.encoder.layers.1.mlp.fc1.bias")
                .doesNotContain("model.layers.2.mlp.fc1.bias", "model.visual.model.encoder.layers.2.mlp.fc1.bias");
    }

    @Test
    void what_was_not_written_to_the_end_is_incomplete() throws Exception {
        Path folder = temporary.resolve("killed");
        RuntimeException killed = new IllegalStateException("killed");
        assertThatThrownBy(() -> new SyntheticSnapshot()
                        .write(Golden.path(Golden.BF16).toString(), folder, tiny(Dtype.BF16, 1), fraction -> {
                            if (fraction > 0.7) {
                                throw killed;
                            }
                        }))
                .isSameAs(killed);
        assertThat(String.join(" ", Checkpoint.problems(folder))).contains("incomplete");
        assertThat(new SnapshotCheck(DigestCache.none()).quick(folder).wiringOnly())
                .isTrue();
    }

    @Test
    void a_folder_with_files_is_left_alone() throws Exception {
        Files.writeString(temporary.resolve("mine.txt"), "mine");
        assertThatThrownBy(() ->
                        new SyntheticSnapshot().write("chexagent-2-3b", temporary, tiny(Dtype.BF16, 1), fraction -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
        assertThat(temporary.toFile().list()).containsExactly("mine.txt");
    }

    @Test
    void a_disk_that_is_too_small_is_told_before_any_weight_is_written() {
        Path folder = temporary.resolve("big");
        assertThatThrownBy(() -> new SyntheticSnapshot(where -> 1_000_000_000L)
                        .write(
                                "chexagent-2-3b",
                                folder,
                                new SyntheticSnapshot.Order(Dtype.BF16, 1, FIVE_GB, OptionalInt.empty()),
                                fraction -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("6.3 GB are needed, 1.0 GB are free");
        assertThat(folder).doesNotExist();
    }
}
