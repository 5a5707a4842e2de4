package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.viewer.ViewportRaster.Quality;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A first look is painted where the whole picture will be. */
class FirstLookRasterTest {
    private static final int VIEW_PX = 200;
    private static final int[] IDENTITY = identity();

    private final SyntheticImage ramp = SyntheticImage.of(401, 305, (x, y) -> 5 * x + 3 * y);
    private final PicturePyramid whole = PicturePyramid.of(ramp);
    private final PicturePyramid look = PicturePyramid.of(ramp.look(2));

    private static int[] identity() {
        int[] grey = new int[65_536];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = i;
        }
        return grey;
    }

    private static int[] painted(PicturePyramid picture, ViewTransform transform) {
        int[] pixels = new int[VIEW_PX * VIEW_PX];
        ViewportRaster raster = new ViewportRaster(VIEW_PX, VIEW_PX, pixels);
        raster.resample(picture, transform, Quality.BILINEAR);
        raster.paint(IDENTITY, false);
        return pixels;
    }

    @Test
    void it_has_the_size_of_the_whole_picture() {
        assertThat(look.widthPx()).isEqualTo(401);
        assertThat(look.heightPx()).isEqualTo(305);
    }

    @Test
    void a_ramp_is_the_same_ramp_at_every_zoom_and_place() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            double scale = Math.pow(2, 6 * random.nextDouble() - 4);
            // The middle of the view lies in the middle half of the picture.
            double x = VIEW_PX / 2.0 - scale * 401 * (0.25 + random.nextDouble() / 2);
            double y = VIEW_PX / 2.0 - scale * 305 * (0.25 + random.nextDouble() / 2);
            ViewTransform transform = new ViewTransform(scale, x, y);
            int middle = VIEW_PX / 2 * VIEW_PX + VIEW_PX / 2;
            assertThat(painted(look, transform)[middle])
                    .as("at scale %.3f", scale)
                    .isCloseTo(painted(whole, transform)[middle], within(2));
        }
    }

    @Test
    void it_covers_the_same_pixels_of_the_view() {
        ViewTransform transform = new ViewTransform(0.3, 31.7, 22.2);
        int[] ofLook = painted(look, transform);
        int[] ofWhole = painted(whole, transform);
        for (int i = 0; i < ofLook.length; i++) {
            assertThat(ofLook[i] == 0xFF00_0000).as("pixel " + i).isEqualTo(ofWhole[i] == 0xFF00_0000);
        }
    }
}
