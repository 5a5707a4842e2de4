package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.GoldenTensors;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.decode.BeamProbe;
import hilum.model.decode.BeamProbe.Found;
import hilum.model.text.PromptFrame;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of the forward pass against the official code, for both storage formats. */
@ParameterizedClass
@CsvSource({"chexagent8-tiny, false", "chexagent8-tiny-bf16, false", "chexagent8-tiny, true"})
class CheXagent8GoldenTest {
    private static final float PIXELS = 1e-6f;
    private static final float STATES = 2e-5f;
    private static final float LOGITS = 5e-5f;
    private static final float LOG_PROBABILITY = 1e-4f;
    private static final int VOCABULARY = 560;
    private static final int STEPS = 24;
    private static final int SLOTS = 8;
    private static final List<String> PICTURES = List.of("im0.png", "im1.png", "im2.png", "im3.png");

    private final ProgramProbe probe;
    private final GoldenTensors vision;
    private final GoldenTensors decoder;
    private final List<JsonObject> beams;

    CheXagent8GoldenTest(String snapshot, boolean fuse) throws Exception {
        Checkpoint checkpoint = Checkpoint.open(Golden.path(snapshot));
        probe = new ProgramProbe(checkpoint, new RunPlan("cpu", Precision.FP32, fuse, 48, 1L << 30, "a test"));
        vision = new GoldenTensors("chexagent8-tiny/golden/vision.safetensors");
        decoder = new GoldenTensors("chexagent8-tiny/golden/decoder.safetensors");
        beams = cases("beam.json");
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void pixels_agree_and_white_is_the_published_number() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent8-tiny/golden/preprocess.safetensors");
        for (String picture : PICTURES) {
            assertThat(probe.family
                            .words()
                            .preprocessing()
                            .square(image(picture))
                            .rgb())
                    .isEqualTo(golden.bytes("resized_u8." + picture));
            assertClose(picture, pixels(picture), golden.floats("pixel_values." + picture), PIXELS);
        }
        RgbImage white = RgbImage.ofGrey(1, 1, new byte[] {-1});
        assertThat(probe.family.words().preprocessing().pixels(white)[0]).isCloseTo(1.93033624f, within(1e-6f));
    }

    @Test
    void tower_states_agree_after_every_layer() throws Exception {
        for (String picture : PICTURES) {
            for (int layer = 0; layer <= 3; layer++) {
                assertClose(
                        picture + " layer " + layer,
                        probe.towerStates(pixels(picture), layer),
                        vision.floats(picture + ".hidden_states." + layer),
                        STATES);
            }
            assertClose(
                    picture,
                    probe.visionFloats("seen", pixels(picture)),
                    vision.floats(picture + ".last_hidden_state"),
                    STATES);
        }
    }

    @Test
    void what_the_queries_gather_and_its_projection_agree() throws Exception {
        Map<String, List<String>> looks = Map.of(
                "one.im0.png", List.of("im0.png"),
                "one.im2.png", List.of("im2.png"),
                "two.im0+im1", List.of("im0.png", "im1.png"));
        for (Map.Entry<String, List<String>> look : looks.entrySet()) {
            List<float[]> pixels = new ArrayList<>();
            for (String picture : look.getValue()) {
                pixels.add(pixels(picture));
            }
            String name = look.getKey();
            assertClose(name, probe.gathered(pixels), vision.floats(name + ".qformer"), STATES);
            assertClose(name, probe.pictureVectors(pixels), vision.floats(name + ".language_projection"), STATES);
        }
    }

    @Test
    void the_order_of_two_pictures_makes_no_difference() throws Exception {
        List<float[]> pictures = List.of(pixels("im0.png"), pixels("im1.png"));
        assertClose("swapped", probe.gathered(pictures.reversed()), probe.gathered(pictures), STATES);
    }

    @Test
    void decoder_states_agree_after_every_layer() throws Exception {
        for (int layer = 0; layer < 3; layer++) {
            assertClose(
                    "layer " + layer,
                    probe.decoderStates(prompt("img1"), layer),
                    decoder.floats("img1.hidden_states." + layer),
                    STATES);
        }
    }

    @Test
    void ids_logits_and_last_states_agree_at_every_position() throws Exception {
        for (JsonObject golden : beams) {
            String name = golden.get("case").getAsString();
            PromptFrame.Framed framed = probe.frame(prompt(name));
            assertThat(framed.ids().subList(framed.picturePrefix(), framed.ids().size()))
                    .isEqualTo(decoder.ids(name + ".input_ids"))
                    .hasSize(golden.get("prompt_len").getAsInt());
            assertThat(framed.picturePrefix()).isEqualTo(golden.get("n_visual").getAsInt());
            probe.readWhole(prompt(name), 0);
            assertClose(name, probe.lastStates(), decoder.floats(name + ".hidden_states.3"), STATES);
            assertClose(name, probe.lastLogits(), decoder.floats(name + ".logits"), LOGITS);
        }
    }

    @Test
    void reading_in_two_parts_gives_the_same_logits() throws Exception {
        for (JsonObject golden : beams) {
            String name = golden.get("case").getAsString();
            PromptFrame.Framed framed = probe.frame(prompt(name));
            boolean pictures = framed.picturePrefix() > 0;
            int split = pictures ? SLOTS : 5;
            probe.look(prompt(name));
            TorchCache cache = probe.fresh(framed.ids().size());
            cache.read(framed.ids().subList(0, split), 0, pictures);
            cache.read(framed.ids().subList(split, framed.ids().size()), split, false);
            float[] expected = decoder.floats(name + ".logits");
            float[] rest = Arrays.copyOfRange(expected, split * VOCABULARY, expected.length);
            assertClose(name, probe.lastLogits(), rest, LOGITS);
        }
    }

    @Test
    void logits_agree_at_every_step_of_a_greedy_answer() throws Exception {
        for (JsonObject answer : cases("greedy.json")) {
            String name = answer.get("case").getAsString();
            int length = probe.frame(prompt(name)).ids().size();
            float[] expected = decoder.floats(name + ".step_logits");
            TorchCache cache = probe.readWhole(prompt(name), STEPS);
            for (int step = 0; step < STEPS; step++) {
                float[] all = probe.lastLogits();
                assertClose(
                        name + " step " + step,
                        Arrays.copyOfRange(all, all.length - VOCABULARY, all.length),
                        Arrays.copyOfRange(expected, step * VOCABULARY, (step + 1) * VOCABULARY),
                        LOGITS);
                int next = answer.getAsJsonArray("new_ids").get(step).getAsInt();
                cache.read(List.of(next), length + step, false);
            }
        }
    }

    @Test
    void greedy_ids_and_words_agree_exactly() throws Exception {
        for (JsonObject golden : cases("greedy.json")) {
            String name = golden.get("case").getAsString();
            Completion completion = probe.generator().generate(prompt(name), Decoding.greedy(STEPS), piece -> {});
            assertThat(completion.ids()).isEqualTo(Golden.ints(golden.getAsJsonArray("new_ids")));
            assertThat(completion.timings().promptTokens())
                    .isEqualTo(golden.get("prompt_len").getAsInt()
                            + golden.get("n_visual").getAsInt());
            assertThat(completion.text())
                    .isEqualTo(golden.get("text").getAsString().strip());
        }
    }

    @Test
    void option_scores_agree() throws Exception {
        for (JsonObject golden : cases("likelihood.json")) {
            String option = golden.get("option").getAsString();
            int tokens = golden.getAsJsonArray("option_ids").size();
            OptionScore score = probe.generator()
                    .score(prompt(golden.get("case").getAsString()), List.of("yes", option))
                    .getLast();
            double sum = golden.get("sum_logprob").getAsDouble();
            assertThat(score.sum()).isCloseTo(sum, within((double) LOG_PROBABILITY * tokens));
            assertThat(score.mean())
                    .isCloseTo(golden.get("mean_logprob").getAsDouble(), within((double) LOG_PROBABILITY));
        }
    }

    @Test
    void all_five_sequences_of_a_beam_search_and_their_scores_agree() throws Exception {
        for (JsonObject golden : beams) {
            Prompt prompt = prompt(golden.get("case").getAsString());
            int length = probe.frame(prompt).ids().size();
            TorchCache cache = probe.readWhole(prompt, 0);
            List<Found> found = BeamProbe.search(cache, probe.state, 5, 2, length, STEPS);
            assertThat(found).hasSize(5);
            for (int i = 0; i < 5; i++) {
                assertThat(found.get(i).ids())
                        .isEqualTo(Golden.ints(
                                golden.getAsJsonArray("sequences").get(i).getAsJsonArray()));
                double score = golden.getAsJsonArray("sequences_scores").get(i).getAsDouble();
                assertThat(found.get(i).score()).isCloseTo(score, within((double) LOG_PROBABILITY));
            }
        }
    }

    @Test
    void answers_of_a_beam_search_agree() throws Exception {
        for (JsonObject golden : beams) {
            List<Integer> streamed = new ArrayList<>();
            Completion completion = probe.generator()
                    .generate(
                            prompt(golden.get("case").getAsString()),
                            new Decoding(STEPS, 5),
                            piece -> streamed.add(piece.id()));
            assertThat(completion.ids()).isEqualTo(Golden.ints(golden.getAsJsonArray("best_ids")));
            assertThat(streamed).isEqualTo(completion.ids());
            assertThat(completion.text())
                    .isEqualTo(golden.get("best_text").getAsString().strip());
        }
    }

    private static void assertClose(String what, float[] actual, float[] expected, float tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
                assertThat(actual[i]).as(what + " at " + i).isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    private static List<JsonObject> cases(String file) throws Exception {
        return Golden.objects(Golden.json("chexagent8-tiny/golden/" + file).getAsJsonArray("cases"));
    }

    private float[] pixels(String picture) throws Exception {
        return probe.family.words().preprocessing().pixels(image(picture));
    }

    private Prompt prompt(String name) throws Exception {
        JsonObject golden = beams.stream()
                .filter(c -> c.get("case").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
        List<RgbImage> images = new ArrayList<>();
        for (var picture : golden.getAsJsonArray("images")) {
            images.add(image(picture.getAsString()));
        }
        return Prompt.of(images, golden.get("instruction").getAsString());
    }

    /** The pictures are those of the other family's goldens. */
    private static RgbImage image(String name) throws Exception {
        return Golden.image("chexagent2-tiny/images/" + name);
    }
}
