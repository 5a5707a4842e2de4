package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.GoldenTensors;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.decode.Generator;
import hilum.model.text.ChatFrame;
import hilum.model.text.Tokenizer;
import hilum.model.vision.Preprocessing;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of the forward pass against the official code, for both storage formats. */
@ParameterizedClass
@CsvSource({"chexagent2-tiny, FP32", "chexagent2-tiny-fp32, FP32"})
class CheXagent2GoldenTest {
    private static final float STATES = 2e-5f;
    private static final float LOGITS = 5e-5f;
    private static final int VOCABULARY = 640;
    private static final int STEPS = 24;
    private static final List<String> PICTURES = List.of("im0.png", "im1.png", "im2.png", "im3.png");

    private final String snapshot;
    private final Precision precision;
    private Checkpoint checkpoint;
    private NativeStop stop;
    private NativeResources resources;
    private CheXagent2Program program;
    private Tokenizer tokenizer;
    private ChatFrame frame;
    private Preprocessing preprocessing;
    private List<JsonObject> chats;

    CheXagent2GoldenTest(String snapshot, Precision precision) {
        this.snapshot = snapshot;
        this.precision = precision;
    }

    @BeforeEach
    void load() throws Exception {
        NativeSetup.fromSystemProperties().start();
        checkpoint = Checkpoint.open(Golden.path(snapshot));
        tokenizer = CheXagent2.tokenizer(checkpoint);
        frame = CheXagent2.frame(checkpoint.config(), tokenizer);
        preprocessing = CheXagent2.preprocessing(checkpoint.config().tower());
        stop = new NativeStop();
        resources = NativeResources.load(checkpoint, precision, frame.slotId(), stop, f -> {});
        program = resources.program();
        chats = Golden.objects(
                        Golden.json("chexagent2-tiny/golden/tokenizer.json").getAsJsonArray("chat"))
                .stream()
                .filter(c -> c.has("list_format"))
                .toList();
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void tower_states_agree_after_every_layer() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/vision.safetensors");
        for (String picture : PICTURES) {
            float[] pixels = preprocessing.pixels(image(picture));
            for (int layer = 0; layer <= 3; layer++) {
                assertClose(
                        picture + " layer " + layer,
                        program.towerStates(pixels, layer),
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
                    program.pictureVectors(preprocessing.pixels(image(picture))),
                    golden.floats(picture + ".resampler"),
                    STATES);
        }
    }

    @Test
    void logits_and_last_states_agree_at_every_position() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject chat : chats) {
            String name = chat.get("case").getAsString();
            List<Integer> ids = frame.frame(prompt(chat)).ids();
            readWhole(prompt(chat), ids);
            assertClose(name, program.lastStates(), golden.floats(name + ".hidden_states.3"), STATES);
            assertClose(name, program.lastLogits(), golden.floats(name + ".logits"), LOGITS);
        }
    }

    @Test
    void reading_in_two_parts_gives_the_same_logits() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject chat : chats) {
            String name = chat.get("case").getAsString();
            ChatFrame.Framed framed = frame.frame(prompt(chat));
            int split = Math.max(5, framed.picturePrefix());
            look(prompt(chat));
            program.reserve(framed.ids().size(), 0);
            program.read(framed.ids().subList(0, split), 0, split > 5);
            program.read(framed.ids().subList(split, framed.ids().size()), split, false);
            float[] expected = golden.floats(name + ".logits");
            float[] rest = Arrays.copyOfRange(expected, split * VOCABULARY, expected.length);
            assertClose(name, program.lastLogits(), rest, LOGITS);
        }
    }

    @Test
    void logits_agree_at_every_step_of_a_greedy_answer() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder.safetensors");
        for (JsonObject answer :
                Golden.objects(Golden.json("chexagent2-tiny/golden/greedy.json").getAsJsonArray("cases"))) {
            JsonObject chat = chat(answer);
            String name = chat.get("case").getAsString();
            List<Integer> ids = frame.frame(prompt(chat)).ids();
            float[] expected = golden.floats(name + ".step_logits");
            look(prompt(chat));
            program.reserve(ids.size() + STEPS, 0);
            program.read(ids, 0, !prompt(chat).images().isEmpty());
            for (int step = 0; step < STEPS; step++) {
                float[] all = program.lastLogits();
                assertClose(
                        name + " step " + step,
                        Arrays.copyOfRange(all, all.length - VOCABULARY, all.length),
                        Arrays.copyOfRange(expected, step * VOCABULARY, (step + 1) * VOCABULARY),
                        LOGITS);
                int next = answer.getAsJsonArray("new_ids").get(step).getAsInt();
                program.read(List.of(next), ids.size() + step, false);
            }
        }
    }

    /** Informational in the goldens, since kernels round differently: within 0.3 of the official code after its cast to bfloat16. */
    @Test
    void bfloat16_logits_stay_near_the_official_ones() throws Exception {
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/decoder_bf16.safetensors");
        try (NativeResources mapped =
                NativeResources.load(checkpoint, Precision.BF16, frame.slotId(), new NativeStop(), f -> {})) {
            for (JsonObject chat : chats) {
                String name = chat.get("case").getAsString();
                List<Integer> ids = frame.frame(prompt(chat)).ids();
                List<RgbImage> images = prompt(chat).images();
                if (!images.isEmpty()) {
                    mapped.program()
                            .look(images.stream().map(preprocessing::pixels).toList());
                }
                mapped.program().reserve(ids.size(), 0);
                mapped.program().read(ids, 0, !images.isEmpty());
                float[] all = mapped.program().lastLogits();
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
            var completion = generator().generate(prompt(chat(golden)), 24, piece -> {});
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
            var score = generator()
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

    private Generator generator() {
        return new Generator(
                tokenizer,
                frame,
                preprocessing,
                program,
                stop,
                new Generator.Limits(Set.of(480), checkpoint.config()::contextTokens));
    }

    private JsonObject chat(JsonObject golden) {
        return chats.stream()
                .filter(c -> c.get("case").equals(golden.get("case")))
                .findFirst()
                .orElseThrow();
    }

    private void readWhole(Prompt prompt, List<Integer> ids) throws Exception {
        look(prompt);
        program.reserve(ids.size(), 0);
        assertThat(program.read(ids, 0, !prompt.images().isEmpty())).isTrue();
    }

    private void look(Prompt prompt) throws Exception {
        if (!prompt.images().isEmpty()) {
            program.look(prompt.images().stream().map(preprocessing::pixels).toList());
        }
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
