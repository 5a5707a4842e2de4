package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.display.Voi;
import hilum.viewer.ViewportRaster.Quality;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ViewportRasterTest {
    private static final Voi EXACT = new Voi(2048, 4096, Voi.Function.LINEAR_EXACT, "");
    private static final int BLACK = 0xFF00_0000;

    private static int[] shown(
            SyntheticImage image, ViewTransform transform, int side, Quality quality, boolean inverted) {
        int[] pixels = new int[side * side];
        ViewportRaster raster = new ViewportRaster(side, side, pixels);
        raster.resample(PicturePyramid.of(image), transform, quality);
        raster.paint(ViewportRaster.opaqueGrey(image.lut(EXACT, inverted)), inverted);
        return pixels;
    }

    @Test
    void at_one_to_one_each_screen_pixel_is_the_grey_of_its_image_pixel() {
        SyntheticImage image = SyntheticImage.of(64, 64, (x, y) -> x * 64 + y);
        byte[] lut = image.lut(EXACT, false);
        for (Quality quality : Quality.values()) {
            int[] pixels = shown(image, new ViewTransform(1, 0, 0), 64, quality, false);
            int[] expected = new int[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                expected[i] = BLACK | (lut[image.indices()[i] & 0xFFFF] & 0xFF) * 0x01_0101;
            }
            assertThat(pixels).isEqualTo(expected);
        }
    }

    @Test
    void outside_the_picture_stays_black_when_inverted() {
        SyntheticImage image = SyntheticImage.of(10, 10, (x, y) -> 0);
        int[] pixels = shown(image, new ViewTransform(1, 5, 5), 20, Quality.BILINEAR, true);
        assertThat(pixels[0]).isEqualTo(BLACK);
        assertThat(pixels[5 * 20 + 5]).isEqualTo(0xFFFF_FFFF);
        assertThat(pixels[14 * 20 + 14]).isEqualTo(0xFFFF_FFFF);
        assertThat(pixels[15 * 20 + 15]).isEqualTo(BLACK);
    }

    @Test
    void nothing_of_the_picture_remains_where_it_was_panned_away() {
        SyntheticImage image = SyntheticImage.of(10, 10, (x, y) -> SyntheticImage.MAXIMUM);
        int[] pixels = new int[400];
        ViewportRaster raster = new ViewportRaster(20, 20, pixels);
        PicturePyramid pyramid = PicturePyramid.of(image);
        int[] grey = ViewportRaster.opaqueGrey(image.lut(EXACT, false));
        raster.resample(pyramid, new ViewTransform(1, 0, 0), Quality.NEAREST);
        raster.paint(grey, false);
        raster.resample(pyramid, new ViewTransform(1, 10, 10), Quality.NEAREST);
        raster.paint(grey, false);
        assertThat(pixels[0]).isEqualTo(BLACK);
        assertThat(pixels[399]).isEqualTo(0xFFFF_FFFF);
    }

    @Property(tries = 150)
    void a_smooth_ramp_is_shown_within_half_a_step_at_any_zoom_and_pan(
            @ForAll @DoubleRange(min = 0.51, max = 9) double scale,
            @ForAll @DoubleRange(min = -60, max = 60) double offset) {
        SyntheticImage ramp = SyntheticImage.of(200, 200, (x, y) -> 10 * x + 5 * y);
        int side = 96;
        int[] pixels = new int[side * side];
        int[] identity = new int[65_536];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = i;
        }
        ViewTransform transform = new ViewTransform(scale, offset, offset);
        ViewportRaster raster = new ViewportRaster(side, side, pixels);
        raster.resample(PicturePyramid.of(ramp), transform, Quality.BILINEAR);
        raster.paint(identity, false);
        double worst = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double imageX = transform.toImageX(x + 0.5) - 0.5;
                double imageY = transform.toImageY(y + 0.5) - 0.5;
                if (imageX >= 0 && imageY >= 0 && imageX <= 199 && imageY <= 199) {
                    worst = Math.max(worst, Math.abs(pixels[y * side + x] - (10 * imageX + 5 * imageY)));
                }
            }
        }
        // Weights have 8 bits: 10/256 and 5/256 of a step, and rounding.
        assertThat(worst).isLessThan(0.6);
    }

    @Property(tries = 60)
    void an_even_picture_stays_even_at_every_size(
            @ForAll @IntRange(min = 0, max = 65_535) int value,
            @ForAll @DoubleRange(min = 0.03, max = 4) double scale) {
        SyntheticImage even = SyntheticImage.of(257, 191, (x, y) -> value);
        int[] pixels = new int[80 * 80];
        int[] identity = new int[65_536];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = i;
        }
        ViewportRaster raster = new ViewportRaster(80, 80, pixels);
        raster.resample(PicturePyramid.of(even), new ViewTransform(scale, 0, 0), Quality.BILINEAR);
        raster.paint(identity, false);
        assertThat(pixels).containsOnly(covers(scale) ? new int[] {value} : new int[] {value, BLACK});
    }

    private static boolean covers(double scale) {
        return Math.ceil(191 * scale - 0.5) >= 80;
    }

    @Test
    void a_fine_pattern_becomes_grey_when_small_instead_of_aliasing() {
        SyntheticImage stripes = SyntheticImage.of(512, 512, (x, y) -> x % 2 == 0 ? 0 : 4000);
        int[] pixels = shown(stripes, new ViewTransform(0.25, 0, 0), 128, Quality.NEAREST, false);
        int grey = stripes.lut(EXACT, false)[2000] & 0xFF;
        assertThat(pixels).containsOnly(BLACK | grey * 0x01_0101);
    }
}
