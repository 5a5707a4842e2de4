package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Completion;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheXagent2Test {
    private static final String QUESTION = "Please write the Findings section of the radiology report.";

    @Test
    void loading_reports_progress_and_describes_the_model() throws Exception {
        List<Double> progress = new ArrayList<>();
        Checkpoint checkpoint = Checkpoint.open(Golden.path(Golden.BF16));
        try (VisionLanguageModel model = TorchModel.load(checkpoint, RunSettings.AUTO, progress::add)) {
            assertThat(progress).isSorted().endsWith(1.0);
            assertThat(model.description().name()).isEqualTo(Golden.BF16);
            assertThat(model.description().sha256()).isEqualTo(checkpoint.sha256());
            // Which of the two, the machine decides: RunPlanTest holds how.
            assertThat(model.description().precision()).isIn("fp32", "bf16");
            assertThat(model.description().wiringOnly()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"FP32", "BF16"})
    void a_wished_precision_is_the_one_that_is_described(Precision precision) throws Exception {
        try (VisionLanguageModel model = load(Golden.BF16, precision)) {
            assertThat(model.description().precision())
                    .isEqualTo(precision.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void a_second_question_reuses_the_pictures_and_answers_as_if_it_were_the_first() throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png"), image("im1.png")), "Compare.");
        try (VisionLanguageModel fresh = load(Golden.FP32, Precision.FP32);
                VisionLanguageModel used = load(Golden.FP32, Precision.FP32)) {
            used.generate(Prompt.of(prompt.images(), QUESTION), 30, piece -> {});
            Completion expected = fresh.generate(prompt, 16, piece -> {});
            Completion reused = used.generate(prompt, 16, piece -> {});
            assertThat(reused.timings().imageReused()).isTrue();
            assertThat(reused.timings().visionMs()).isZero();
            assertThat(reused.ids()).isEqualTo(expected.ids());
            assertThat(used.score(prompt, List.of("yes", "no"))).isEqualTo(fresh.score(prompt, List.of("yes", "no")));
        }
    }

    @Test
    void a_longer_question_grows_the_cache_without_losing_the_pictures() throws Exception {
        Prompt longer = Prompt.of(List.of(image("im0.png")), QUESTION.repeat(12));
        try (VisionLanguageModel fresh = load(Golden.FP32, Precision.FP32);
                VisionLanguageModel used = load(Golden.FP32, Precision.FP32)) {
            used.generate(Prompt.of(longer.images(), "q"), 4, piece -> {});
            assertThat(used.generate(longer, 8, piece -> {}).ids())
                    .isEqualTo(fresh.generate(longer, 8, piece -> {}).ids());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Golden.BF16, Golden.FP32})
    void bfloat16_weights_score_close_to_float32(String snapshot) throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        List<String> options = List.of("yes", "no pleural effusion", "The trachea is midline.");
        try (VisionLanguageModel narrow = load(snapshot, Precision.BF16);
                VisionLanguageModel wide = load(snapshot, Precision.FP32)) {
            assertThat(narrow.description().precision()).isEqualTo("bf16");
            List<OptionScore> expected = wide.score(prompt, options);
            List<OptionScore> actual = narrow.score(prompt, options);
            for (int i = 0; i < options.size(); i++) {
                assertThat(actual.get(i).mean()).isCloseTo(expected.get(i).mean(), within(0.1));
            }
            assertThat(narrow.generate(prompt, 8, piece -> {}).ids()).hasSize(8);
        }
    }

    @Test
    void float16_weights_are_read_too(@TempDir Path folder) throws Exception {
        Golden.copySnapshot(Golden.FP32, folder);
        for (String shard : List.of("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")) {
            Files.write(folder.resolve(shard), HalfPrecision.of(Files.readAllBytes(folder.resolve(shard))));
        }
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        List<String> options = List.of("yes", "no pleural effusion");
        Checkpoint halves = Checkpoint.open(folder);
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            try (VisionLanguageModel half = TorchModel.load(halves, wish(precision), fraction -> {});
                    VisionLanguageModel whole = load(Golden.FP32, precision)) {
                for (int i = 0; i < options.size(); i++) {
                    assertThat(half.score(prompt, options).get(i).mean())
                            .isCloseTo(whole.score(prompt, options).get(i).mean(), within(0.01));
                }
            }
        }
    }

    @Test
    void an_interrupt_ends_the_answer_within_a_token_and_is_cleared() throws Exception {
        try (VisionLanguageModel model = load(Golden.FP32, Precision.FP32)) {
            Thread caller = Thread.currentThread();
            List<Integer> heard = new ArrayList<>();
            Completion completion = model.generate(Prompt.of(List.of(), QUESTION), 1000, piece -> {
                heard.add(piece.id());
                if (heard.size() == 3) {
                    caller.interrupt();
                    awaitCleared(caller);
                }
            });
            assertThat(completion.finish()).isEqualTo(Completion.Finish.CANCELLED);
            assertThat(completion.ids()).hasSizeBetween(3, 4);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(model.generate(Prompt.of(List.of(), QUESTION), 2, piece -> {})
                            .finish())
                    .isEqualTo(Completion.Finish.LENGTH);
        }
    }

    @Test
    void a_caller_already_interrupted_gets_no_token() throws Exception {
        try (VisionLanguageModel model = load(Golden.FP32, Precision.FP32)) {
            Thread.currentThread().interrupt();
            Completion completion = model.generate(Prompt.of(List.of(image("im0.png")), QUESTION), 5, piece -> {});
            assertThat(completion.finish()).isEqualTo(Completion.Finish.CANCELLED);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void a_prompt_that_does_not_fit_is_refused() throws Exception {
        try (VisionLanguageModel model = load(Golden.FP32, Precision.FP32)) {
            assertThatThrownBy(() -> model.generate(Prompt.of(List.of(), QUESTION.repeat(200)), 5, piece -> {}))
                    .isInstanceOf(ModelFailure.ContextOverflow.class);
        }
    }

    @Test
    void a_closed_model_refuses_calls_and_may_be_closed_again() throws Exception {
        VisionLanguageModel model = load(Golden.BF16, Precision.BF16);
        model.close();
        model.close();
        assertThatThrownBy(() -> model.generate(Prompt.of(List.of(), "q"), 1, piece -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_shard_cut_short_after_verification_is_a_failure_in_words(@TempDir Path folder) throws Exception {
        Checkpoint checkpoint = Checkpoint.open(Golden.copySnapshot(Golden.BF16, folder));
        Path shard = folder.resolve("model-00002-of-00003.safetensors");
        Files.write(shard, java.util.Arrays.copyOf(Files.readAllBytes(shard), 1000));
        assertThatThrownBy(() -> TorchModel.load(checkpoint, RunSettings.AUTO, f -> {}))
                .isInstanceOf(ModelFailure.BadCheckpoint.class);
    }

    @Test
    void checking_a_folder_includes_its_tokenizer(@TempDir Path folder) throws Exception {
        Golden.copySnapshot(Golden.BF16, folder);
        assertThat(TorchModel.problems(folder)).isEmpty();
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<|img|>\": 700}");
        assertThat(TorchModel.problems(folder)).singleElement().asString().contains("tags for pictures");
    }

    @Test
    @Tag("slow")
    void two_hundred_answers_leave_no_memory_behind() throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        Prompt other = Prompt.of(List.of(image("im1.png"), image("im2.png")), QUESTION);
        try (VisionLanguageModel model = load(Golden.FP32, Precision.FP32)) {
            for (int i = 0; i < 40; i++) {
                model.generate(i % 2 == 0 ? prompt : other, 24, piece -> {});
            }
            System.gc();
            long before = residentBytes();
            for (int i = 0; i < 200; i++) {
                model.generate(i % 2 == 0 ? prompt : other, 24, piece -> {});
                model.score(prompt, List.of("yes", "no"));
            }
            System.gc();
            assertThat(residentBytes() - before).isLessThan(40L << 20);
        }
    }

    private static long residentBytes() throws Exception {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }

    private static void awaitCleared(Thread caller) {
        while (caller.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static VisionLanguageModel load(String snapshot, Precision precision) throws Exception {
        return TorchModel.load(Checkpoint.open(Golden.path(snapshot)), wish(precision), fraction -> {});
    }

    private static RunSettings wish(Precision precision) {
        return RunSettings.AUTO.withPrecision(precision.name());
    }

    private static RgbImage image(String name) throws Exception {
        return Golden.image("chexagent2-tiny/images/" + name);
    }
}
