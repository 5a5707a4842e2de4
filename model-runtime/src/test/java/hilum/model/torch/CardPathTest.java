package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.device.GraphicsCard;
import hilum.model.device.NvmlProbe;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the programs do on cards: weights moved, matrices fused, tables narrow, int8 as bytes and scales. Without a card the same
 * path runs on the processor; with the property {@value #DEVICE_PROPERTY} (and {@code hilum.libtorch}) on that card as well.
 */
class CardPathTest {
    private static final String DEVICE_PROPERTY = "hilum.test.device";

    private final Checkpoint checkpoint = open();

    private static Checkpoint open() {
        try {
            return Checkpoint.open(Golden.path("chexagent2-tiny"));
        } catch (hilum.model.ModelFailure e) {
            throw new AssertionError(e);
        }
    }

    /** As on a card of that number format, computed by the processor. */
    private static RunPlan asOnCard(Precision precision, Precision half) {
        return new RunPlan(new RunPlace("cpu", "a test", true, half), precision, true, 0, 1L << 30, "a test");
    }

    @ParameterizedTest
    @CsvSource({"FP32, BF16, 0.0001", "BF16, BF16, 0.3", "FP16, FP16, 0.05", "INT8, BF16, 0.5", "INT8, FP16, 0.5"})
    void the_path_of_cards_gives_the_reference_logits(Precision precision, Precision half, float tolerance)
            throws Exception {
        assertNear(asOnCard(precision, half), tolerance);
    }

    @Test
    void float16_and_bfloat16_make_the_same_of_int8_weights() throws Exception {
        List<float[]> wide = logits(asOnCard(Precision.INT8, Precision.BF16));
        List<float[]> narrow = logits(asOnCard(Precision.INT8, Precision.FP16));
        for (int i = 0; i < wide.size(); i++) {
            assertThat(narrow.get(i)).containsExactly(wide.get(i), within(0.3f));
        }
    }

    @ParameterizedTest
    @CsvSource({"FP32, 0.001", "BF16, 0.3", "FP16, 0.05", "INT8, 0.5"})
    void a_real_card_gives_the_reference_logits(Precision precision, float tolerance) throws Exception {
        String device = System.getProperty(DEVICE_PROPERTY, "");
        assumeTrue(!device.isEmpty(), "no card: set -D" + DEVICE_PROPERTY + "=cuda:0 and -Dhilum.libtorch=FOLDER");
        GraphicsCard card = NvmlProbe.ofThisMachine().look().card(device).orElseThrow();
        assertNear(new RunPlan(RunPlace.on(card), precision, true, 0, 1L << 30, "a test"), tolerance);
    }

    private void assertNear(RunPlan plan, float tolerance) throws Exception {
        List<float[]> expected = logits(new RunPlan("cpu", Precision.FP32, false, 48, 1L << 30, "the reference"));
        List<float[]> actual = logits(plan);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("prompt " + i).containsExactly(expected.get(i), within(tolerance));
        }
    }

    private List<float[]> logits(RunPlan plan) throws Exception {
        List<float[]> all = new ArrayList<>();
        try (ProgramProbe probe = new ProgramProbe(checkpoint, plan)) {
            for (JsonObject chat : Golden.objects(
                    Golden.json("chexagent2-tiny/golden/tokenizer.json").getAsJsonArray("chat"))) {
                if (chat.has("list_format")) {
                    probe.readWhole(prompt(chat), 0);
                    all.add(probe.lastLogits());
                }
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static Prompt prompt(JsonObject chat) throws Exception {
        List<RgbImage> images = new ArrayList<>();
        String text = "";
        for (JsonObject part : Golden.objects(chat.getAsJsonArray("list_format"))) {
            if (part.has("image")) {
                images.add(Golden.image(
                        "chexagent2-tiny/images/" + part.get("image").getAsString()));
            } else {
                text = part.get("text").getAsString();
            }
        }
        return Prompt.of(images, text);
    }
}
