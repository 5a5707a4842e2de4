package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.GoldenTensors;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.text.PromptFrame;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of the forward pass against the official code, for both storage formats. */
@ParameterizedClass
@CsvSource({"chexagent2-tiny, FP32, false", "chexagent2-tiny-fp32, FP32, false", "chexagent2-tiny, FP32, true"})
class CheXagent2GoldenTest {
    private static final float STATES = 2e-5f;
    private static final float LOGITS = 5e-5f;
    private static final int VOCABULARY = 640;
    private static final int STEPS = 24;
    private static final List<String> PICTURES = List.of("im0.png", "im1.png", "im2.png", "im3.png");

    private final ProgramProbe probe;
    private final Checkpoint checkpoint;
    private final List<JsonObject> chats;

    CheXagent2GoldenTest(String snapshot, Precision precision, boolean fuse) throws Exception {
        checkpoint = Checkpoint.open(Golden.path(snapshot));
        probe = new ProgramProbe(checkpoint, plan(precision, fuse));
        chats = Golden.objects(
                        Golden.json("chexagent2-tiny/golden/tokenizer.json").getAsJsonArray("chat"))
                .stream()
                .filter(c -> c.has("list_format"))
                .toList();
    }

    private static RunPlan plan(Precision precision, boolean fuse) {
        return new RunPlan("cpu", precision, fuse, 16, 1L << 30, "a test");
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void tower_states_agree_after_every_layer() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/vision.safetensors");
        for (String picture : PICTURES) {
            float[] pixels = pixels(picture);
            for (int layer = 0; layer <= 3; layer++) {
                assertClose(
                        picture + " layer " + layer,
                        probe.towerStates(pixels, layer),
                        golden.floats(picture + ".hidden_states." + layer),
                        STATES);
            }
        }
    }

    @Test
    void picture_vectors_agree() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/vision.safetensors");
        for (String picture : PICTURES) {
            assertClose(
                    picture,
                    probe.pictureVectors(List.of(pixels(picture))),
                    golden.floats(picture + ".resampler"),
                    STATES);
        }
    }

    @Test
    void decoder_states_agree_after_every_layer() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        JsonObject chat = chats.stream()
                .filter(c -> c.get("case").getAsString().equals("img1"))
                .findFirst()
                .orElseThrow();
        for (int layer = 0; layer < 3; layer++) {
            assertClose(
                    "layer " + layer,
                    probe.decoderStates(prompt(chat), layer),
                    golden.floats("img1.hidden_states." + layer),
                    STATES);
        }
    }

    @Test
    void logits_and_last_states_agree_at_every_position() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject chat : chats) {
            String name = chat.get("case").getAsString();
            probe.readWhole(prompt(chat), 0);
            assertClose(name, probe.lastStates(), golden.floats(name + ".hidden_states.3"), STATES);
            assertClose(name, probe.lastLogits(), golden.floats(name + ".logits"), LOGITS);
        }
    }

    @Test
    void reading_in_two_parts_gives_the_same_logits() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject chat : chats) {
            String name = chat.get("case").getAsString();
            PromptFrame.Framed framed = probe.frame(prompt(chat));
            int split = Math.max(5, framed.picturePrefix());
            probe.look(prompt(chat));
            TorchCache cache = probe.fresh(framed.ids().size());
            cache.read(framed.ids().subList(0, split), 0, split > 5);
            cache.read(framed.ids().subList(split, framed.ids().size()), split, false);
            float[] expected = golden.floats(name + ".logits");
            float[] rest = Arrays.copyOfRange(expected, split * VOCABULARY, expected.length);
            assertClose(name, probe.lastLogits(), rest, LOGITS);
        }
    }

    @Test
    void logits_agree_at_every_step_of_a_greedy_answer() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject answer :
                Golden.objects(Golden.json("chexagent2-tiny/golden/greedy.json").getAsJsonArray("cases"))) {
            JsonObject chat = chat(answer);
            String name = chat.get("case").getAsString();
            int length = probe.frame(prompt(chat)).ids().size();
            float[] expected = golden.floats(name + ".step_logits");
            TorchCache cache = probe.readWhole(prompt(chat), STEPS);
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

    /** Informational in the goldens, since kernels round differently: within 0.3 of the official code after its cast to bfloat16. */
    @Test
    void bfloat16_logits_stay_near_the_official_ones() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder_bf16.safetensors");
        try (ProgramProbe mapped = new ProgramProbe(checkpoint, plan(Precision.BF16, false))) {
            for (JsonObject chat : chats) {
                String name = chat.get("case").getAsString();
                mapped.readWhole(prompt(chat), 0);
                float[] all = mapped.lastLogits();
                assertClose(
                        name,
                        Arrays.copyOfRange(all, all.length - VOCABULARY, all.length),
                        golden.floats(name + ".logits_bf16"),
                        0.3f);
            }
        }
    }

    @Test
    void greedy_ids_agree_exactly() throws Exception {
        for (JsonObject golden :
                Golden.objects(Golden.json("chexagent2-tiny/golden/greedy.json").getAsJsonArray("cases"))) {
            var completion = probe.generator().generate(prompt(chat(golden)), Decoding.greedy(24), piece -> {});
            assertThat(completion.ids()).isEqualTo(Golden.ints(golden.getAsJsonArray("new_ids")));
            assertThat(completion.timings().promptTokens())
                    .isEqualTo(golden.get("prompt_len").getAsInt());
            assertThat(completion.text())
                    .isEqualTo(golden.get("text").getAsString().strip());
        }
    }

    @Test
    void option_scores_agree() throws Exception {
        for (JsonObject golden : Golden.objects(
                Golden.json("chexagent2-tiny/golden/likelihood.json").getAsJsonArray("cases"))) {
            String option = golden.get("option").getAsString();
            int tokens = golden.getAsJsonArray("option_ids").size();
            var score = probe.generator()
                    .score(prompt(chat(golden)), List.of("yes", option))
                    .getLast();
            assertThat(score.sum()).isCloseTo(golden.get("sum_logprob").getAsDouble(), within(1e-4 * tokens));
            assertThat(score.mean()).isCloseTo(golden.get("mean_logprob").getAsDouble(), within(1e-4));
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

    private JsonObject chat(JsonObject golden) {
        return chats.stream()
                .filter(c -> c.get("case").equals(golden.get("case")))
                .findFirst()
                .orElseThrow();
    }

    private float[] pixels(String picture) throws Exception {
        return probe.family.words().preprocessing().pixels(image(picture));
    }

    private static Prompt prompt(JsonObject chat) throws Exception {
        List<RgbImage> images = new ArrayList<>();
        String text = "";
        for (JsonObject part : Golden.objects(chat.getAsJsonArray("list_format"))) {
            if (part.has("image")) {
                images.add(image(part.get("image").getAsString()));
            } else {
                text = part.get("text").getAsString();
            }
        }
        return Prompt.of(images, text);
    }

    private static RgbImage image(String name) throws Exception {
        return Golden.image("chexagent2-tiny/images/" + name);
    }
}
