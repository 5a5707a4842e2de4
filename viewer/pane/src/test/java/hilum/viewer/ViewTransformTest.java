package hilum.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ViewTransformTest {
    @Test
    void fitting_centres_the_whole_picture() {
        assertThat(ViewTransform.fit(200, 100, 400, 400)).isEqualTo(new ViewTransform(2, 0, 100));
    }

    @Property(tries = 300)
    void zooming_keeps_the_point_under_the_pointer(
            @ForAll @DoubleRange(min = 0.05, max = 20) double factor,
            @ForAll @DoubleRange(min = -500, max = 2500) double viewX,
            @ForAll @DoubleRange(min = -500, max = 2500) double viewY) {
        ViewTransform before = ViewTransform.fit(3000, 2500, 1200, 1000).panned(17, -9);
        ViewTransform after = before.zoomedAt(viewX, viewY, factor);
        assertThat(after.toImageX(viewX)).isCloseTo(before.toImageX(viewX), within(1e-6));
        assertThat(after.toImageY(viewY)).isCloseTo(before.toImageY(viewY), within(1e-6));
    }

    @Property(tries = 300)
    void image_and_view_coordinates_are_inverse(
            @ForAll @DoubleRange(min = 0, max = 3000) double x, @ForAll @DoubleRange(min = 0, max = 2500) double y) {
        ViewTransform transform = ViewTransform.fit(3000, 2500, 811, 703).zoomedAt(100, 90, 1.7);
        assertThat(transform.toImageX(transform.toViewX(x))).isCloseTo(x, within(1e-6));
        assertThat(transform.toImageY(transform.toViewY(y))).isCloseTo(y, within(1e-6));
    }
}
