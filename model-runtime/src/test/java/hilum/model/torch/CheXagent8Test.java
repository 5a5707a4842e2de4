package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.model.decode.BeamProbe;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheXagent8Test {
    private static final String QUESTION = "Describe \"Airway\"";
    private static final int WINDOW = 6;
    private static final int LAYERS = 3;
    private static final int VOCABULARY = 560;

    @TempDir
    private Path folder;

    @Test
    void the_model_says_what_can_be_asked() throws Exception {
        try (VisionLanguageModel model = load(Golden.path(Golden.EIGHT), "fp32")) {
            assertThat(model.description().abilities().family()).isEqualTo("CheXagent-8b");
            assertThat(model.description().abilities().maxPictures()).isEqualTo(2);
            assertThat(model.description().abilities().boxes()).isFalse();
            assertThatThrownBy(() -> model.generate(
                            Prompt.of(List.of(new RgbImage(2, 2, new byte[12])), QUESTION), 4, piece -> {}))
                    .isInstanceOf(ModelFailure.Unsupported.class);
            assertThat(model.generate(Prompt.of(List.of(), QUESTION), 4, piece -> {})
                            .ids())
                    .hasSize(4);
        }
    }

    @Test
    void the_published_decoding_is_that_of_the_snapshot_and_bounds_only_itself() throws Exception {
        Golden.copySnapshot(Golden.EIGHT, folder);
        Files.writeString(
                folder.resolve("generation_config.json"), "{\"num_beams\": 5, \"max_length\": 9, \"eos_token_id\": 2}");
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        try (VisionLanguageModel model = load(folder, "fp32")) {
            Completion published = model.generate(prompt, 512, piece -> {});
            assertThat(published.ids()).hasSize(9);
            assertThat(published.ids())
                    .isEqualTo(model.generate(prompt, new Decoding(9, 5), piece -> {})
                            .ids());
            assertThat(model.generate(prompt, Decoding.greedy(12), piece -> {}).ids())
                    .hasSize(12);
            assertThat(model.generate(prompt, 4, piece -> {}).ids()).hasSize(4);
        }
    }

    @Test
    void a_second_question_reuses_the_pictures_and_answers_as_if_it_were_the_first() throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png"), image("im1.png")), QUESTION);
        try (VisionLanguageModel fresh = load(Golden.path(Golden.EIGHT), "fp32");
                VisionLanguageModel used = load(Golden.path(Golden.EIGHT), "fp32")) {
            used.generate(Prompt.of(prompt.images(), "Compare."), new Decoding(80, 5), piece -> {});
            Completion reused = used.generate(prompt, new Decoding(20, 5), piece -> {});
            assertThat(reused.timings().imageReused()).isTrue();
            assertThat(reused.ids())
                    .isEqualTo(fresh.generate(prompt, new Decoding(20, 5), piece -> {})
                            .ids());
            assertThat(used.score(prompt, List.of("yes", "no"))).isEqualTo(fresh.score(prompt, List.of("yes", "no")));
        }
    }

    @Test
    void an_interrupt_ends_a_beam_search_and_keeps_what_was_told() throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        try (VisionLanguageModel model = load(Golden.path(Golden.EIGHT), "fp32")) {
            Completion whole = model.generate(prompt, new Decoding(24, 5), piece -> {});
            Thread caller = Thread.currentThread();
            List<TokenPiece> heard = new ArrayList<>();
            Completion stopped = model.generate(prompt, new Decoding(1000, 5), piece -> {
                heard.add(piece);
                if (heard.size() == 2) {
                    caller.interrupt();
                    while (caller.isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }
            });
            assertThat(stopped.finish()).isEqualTo(Completion.Finish.CANCELLED);
            assertThat(stopped.pieces()).isEqualTo(heard).hasSizeBetween(2, 500);
            assertThat(model.generate(prompt, new Decoding(24, 5), piece -> {}).ids())
                    .isEqualTo(whole.ids());
        }
    }

    @Test
    void bfloat16_and_int8_weights_score_close_to_float32() throws Exception {
        Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
        List<String> options = List.of("yes", "no pleural effusion", "The trachea is midline.");
        try (VisionLanguageModel wide = load(Golden.path(Golden.EIGHT), "fp32")) {
            List<OptionScore> expected = wide.score(prompt, options);
            for (String precision : List.of("bf16", "int8")) {
                for (String snapshot : List.of(Golden.EIGHT, Golden.EIGHT_BF16)) {
                    try (VisionLanguageModel narrow = load(Golden.path(snapshot), precision)) {
                        List<OptionScore> actual = narrow.score(prompt, options);
                        for (int i = 0; i < options.size(); i++) {
                            assertThat(actual.get(i).mean())
                                    .as(precision)
                                    .isCloseTo(expected.get(i).mean(), within(precision.equals("bf16") ? 0.15 : 0.5));
                        }
                        assertThat(narrow.generate(prompt, new Decoding(8, 5), piece -> {})
                                        .ids())
                                .hasSize(8);
                    }
                }
            }
        }
    }

    /** A row sees the last keys of the window, itself included; so three layers reach back three times the window less one. */
    @Test
    void a_row_sees_exactly_its_window() throws Exception {
        try (ProgramProbe probe = windowed()) {
            Prompt prompt = Prompt.of(List.of(), "The heart size is normal. No acute abnormality is seen here.");
            List<Integer> ids = new ArrayList<>(probe.frame(prompt).ids());
            int reach = LAYERS * (WINDOW - 1);
            int changed = 4;
            assertThat(ids).hasSizeGreaterThan(changed + reach + 2);
            float[] before = logits(probe, ids);
            ids.set(changed, ids.get(changed) + 1);
            float[] after = logits(probe, ids);
            assertThat(difference(before, after, changed - 1)).isZero();
            assertThat(difference(before, after, changed + reach)).isGreaterThan(1e-7);
            assertThat(difference(before, after, changed + reach + 1)).isZero();
        }
    }

    @Test
    void a_window_gives_the_same_answer_at_once_step_by_step_and_with_beams() throws Exception {
        try (ProgramProbe probe = windowed()) {
            Prompt prompt = Prompt.of(List.of(image("im0.png")), QUESTION);
            int length = probe.frame(prompt).ids().size();
            List<Integer> greedy = probe.generator()
                    .generate(prompt, Decoding.greedy(16), piece -> {})
                    .ids();
            TorchCache cache = probe.readWhole(prompt, 0);
            List<BeamProbe.Found> one = BeamProbe.search(cache, probe.state, 1, 2, length, 16);
            assertThat(one.getFirst().ids()).isEqualTo(greedy);
            BeamProbe.Found best =
                    BeamProbe.search(cache, probe.state, 5, 2, length, 16).getFirst();
            cache.reserve(length + 16, length);
            double sum = 0;
            for (double p : cache.score(best.ids(), length)) {
                sum += p;
            }
            assertThat(sum / best.ids().size()).isCloseTo(best.score(), within(1e-5));
        }
    }

    @Test
    void one_beam_is_greedy_with_the_other_family_too() throws Exception {
        RunPlan plan = new RunPlan("cpu", Precision.FP32, false, 48, 1L << 30, "a test");
        try (ProgramProbe probe = new ProgramProbe(Checkpoint.open(Golden.path(Golden.FP32)), plan)) {
            Prompt prompt = Prompt.of(List.of(image("im0.png"), image("im1.png")), "Compare.");
            int length = probe.frame(prompt).ids().size();
            List<Integer> greedy = probe.generator()
                    .generate(prompt, Decoding.greedy(24), piece -> {})
                    .ids();
            TorchCache cache = probe.readWhole(prompt, 0);
            assertThat(BeamProbe.search(cache, probe.state, 1, 480, length, 24)
                            .getFirst()
                            .ids())
                    .isEqualTo(greedy);
            for (BeamProbe.Found found : BeamProbe.search(cache, probe.state, 4, 480, length, 24)) {
                cache.reserve(length + 24, length);
                double sum = 0;
                for (double p : cache.score(found.ids(), length)) {
                    sum += p;
                }
                assertThat(sum / found.ids().size()).isCloseTo(found.score(), within(1e-5));
            }
        }
    }

    private ProgramProbe windowed() throws Exception {
        Golden.copySnapshot(Golden.EIGHT, folder);
        Path config = folder.resolve("config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"sliding_window\": 4096", "\"sliding_window\": " + WINDOW));
        return new ProgramProbe(
                Checkpoint.open(folder), new RunPlan("cpu", Precision.FP32, false, 48, 1L << 30, "a test"));
    }

    private static float[] logits(ProgramProbe probe, List<Integer> ids) throws Exception {
        probe.fresh(ids.size()).read(ids, 0, false);
        return probe.lastLogits();
    }

    private static double difference(float[] a, float[] b, int row) {
        double most = 0;
        for (int i = row * VOCABULARY; i < (row + 1) * VOCABULARY; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    private static VisionLanguageModel load(Path snapshot, String precision) throws Exception {
        return TorchModel.load(Checkpoint.open(snapshot), RunSettings.AUTO.withPrecision(precision), fraction -> {});
    }

    private static RgbImage image(String name) throws Exception {
        return Golden.image("chexagent2-tiny/images/" + name);
    }
}
