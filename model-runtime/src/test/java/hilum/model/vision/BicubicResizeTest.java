package hilum.model.vision;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.GoldenTensors;
import hilum.model.RgbImage;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BicubicResizeTest {
    @Test
    void every_golden_case_agrees_to_the_last_grey_level() throws Exception {
        List<JsonObject> cases = Golden.objects(Golden.json("resize/cases.json").getAsJsonArray("cases"));
        assertThat(cases).hasSize(12);
        for (JsonObject golden : cases) {
            List<Integer> size = Golden.ints(golden.getAsJsonArray("out_size"));
            RgbImage in = Golden.image("resize/" + golden.get("input").getAsString());
            RgbImage expected = Golden.image("resize/" + golden.get("output").getAsString());
            assertThat(BicubicResize.resize(in, size.get(0), size.get(1)))
                    .as(golden.get("name").getAsString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void pixels_agree_with_the_official_preprocessing() throws Exception {
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        Preprocessing preprocessing = new Preprocessing(64, half, half);
        GoldenTensors golden = new GoldenTensors("chexagent2-tiny/golden/preprocess.safetensors");
        for (String name : List.of("im0.png", "im1.png", "im2.png", "im3.png")) {
            RgbImage image = Golden.image("chexagent2-tiny/images/" + name);
            assertThat(preprocessing.square(image).rgb()).isEqualTo(golden.bytes("resized_u8." + name));
            float[] expected = golden.floats("pixel_values." + name);
            float[] actual = preprocessing.pixels(image);
            assertThat(actual).hasSameSizeAs(expected);
            double worst = 0;
            for (int i = 0; i < actual.length; i++) {
                worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
            }
            assertThat(worst).isLessThanOrEqualTo(1e-6);
        }
    }

    @Property(tries = 30, seed = "20261121")
    void an_unchanged_size_leaves_the_picture_alone(
            @ForAll @IntRange(min = 1, max = 40) int width, @ForAll @IntRange(min = 1, max = 40) int height) {
        RgbImage image = noise(width, height);
        assertThat(BicubicResize.resize(image, width, height)).isEqualTo(image);
    }

    @Property(tries = 60, seed = "20261121")
    void an_even_picture_stays_even(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 0, max = 255) int level) {
        byte[] grey = new byte[width * height];
        java.util.Arrays.fill(grey, (byte) level);
        byte[] expected = new byte[3 * 32 * 32];
        java.util.Arrays.fill(expected, (byte) level);
        assertThat(BicubicResize.resize(RgbImage.ofGrey(width, height, grey), 32, 32)
                        .rgb())
                .isEqualTo(expected);
    }

    @Property(tries = 30, seed = "20261121")
    void a_grey_picture_stays_grey(@ForAll @IntRange(min = 1, max = 60) int width) {
        byte[] grey = new byte[width * 17];
        new Random(width).nextBytes(grey);
        RgbImage small = BicubicResize.resize(RgbImage.ofGrey(width, 17, grey), 16, 16);
        for (int i = 0; i < 256; i++) {
            assertThat(small.sample(i % 16, i / 16, 1)).isEqualTo(small.sample(i % 16, i / 16, 0));
            assertThat(small.sample(i % 16, i / 16, 2)).isEqualTo(small.sample(i % 16, i / 16, 0));
        }
    }

    private static RgbImage noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(31L * width + height).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }
}
