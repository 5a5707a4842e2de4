package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GreyscaleStandardTest {
    @Test
    void the_ends_of_the_curve_are_those_of_the_standard() {
        // PS3.14 Table B-1 goes from 0.05 to 3993.4 cd/m2; the printed coefficients give its end to 2 in 100,000
        assertThat(GreyscaleStandard.luminance(1)).isCloseTo(0.0500, within(5e-5));
        assertThat(GreyscaleStandard.luminance(1023)).isCloseTo(3993.4, within(0.1));
    }

    @Property(tries = 300)
    void luminance_and_index_undo_each_other(@ForAll @DoubleRange(min = 1, max = 1023) double index) {
        // the inverse polynomial of PS3.14 7.1 is an approximation, good to a fraction of an index
        assertThat(GreyscaleStandard.index(GreyscaleStandard.luminance(index))).isCloseTo(index, within(0.5));
    }

    @Test
    void a_corrected_screen_takes_equal_steps_of_perception() {
        double[] screen = GreyscaleStandard.screen(0.5, 400, 2.2);
        byte[] levels = GreyscaleStandard.correction(screen);
        double low = GreyscaleStandard.index(screen[0]);
        double high = GreyscaleStandard.index(screen[255]);
        assertThat(levels[0]).isZero();
        assertThat(levels[255] & 0xFF).isEqualTo(255);
        for (int value = 1; value < 256; value++) {
            double shown = GreyscaleStandard.index(screen[levels[value] & 0xFF]);
            assertThat(levels[value] & 0xFF).isGreaterThanOrEqualTo(levels[value - 1] & 0xFF);
            assertThat(shown).as("value " + value).isCloseTo(low + (high - low) * value / 255, within(6.0));
        }
    }

    @Test
    void a_screen_that_already_follows_the_curve_is_left_alone() {
        double[] screen = new double[256];
        for (int level = 0; level < 256; level++) {
            screen[level] = GreyscaleStandard.luminance(50 + 2.5 * level);
        }
        byte[] levels = GreyscaleStandard.correction(screen);
        for (int value = 0; value < 256; value++) {
            assertThat(levels[value] & 0xFF).isEqualTo(value);
        }
    }

    @Test
    void a_screen_that_does_not_get_brighter_is_refused() {
        assertThatThrownBy(() -> GreyscaleStandard.correction(new double[256]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
