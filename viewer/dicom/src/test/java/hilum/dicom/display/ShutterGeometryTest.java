package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.display.Shutter.Corner;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No viewer at hand draws shutters, so their shapes are held to the geometry of the JDK, pixel by pixel. */
class ShutterGeometryTest {
    private static final int WIDTH = 50;
    private static final int HEIGHT = 40;

    @Test
    void polygons_of_all_forms_hide_what_lies_outside_by_the_even_odd_rule() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            List<Corner> corners = new ArrayList<>();
            Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (int i = 0; i < 3 + round % 6; i++) {
                // some corners lie beyond the picture, and edges cross each other
                Corner corner = new Corner(random.nextInt(WIDTH + 20) - 10, random.nextInt(HEIGHT + 20) - 10);
                corners.add(corner);
                if (i == 0) {
                    outline.moveTo(corner.x(), corner.y());
                } else {
                    outline.lineTo(corner.x(), corner.y());
                }
            }
            outline.closePath();
            BitSet hidden = new Shutter(List.of(new Shutter.Polygon(corners)), 0).hidden(WIDTH, HEIGHT);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    if (distance(corners, x, y) > 1e-6) {
                        assertThat(hidden.get(y * WIDTH + x)).isNotEqualTo(outline.contains(x, y));
                    }
                }
            }
        }
    }

    @Test
    void circles_hide_what_is_farther_from_their_middle_than_the_radius() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            int middleX = random.nextInt(WIDTH + 20) - 10;
            int middleY = random.nextInt(HEIGHT + 20) - 10;
            int radius = random.nextInt(40);
            BitSet hidden =
                    new Shutter(List.of(new Shutter.Circle(middleX, middleY, radius, 1)), 0).hidden(WIDTH, HEIGHT);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int squared = (x - middleX) * (x - middleX) + (y - middleY) * (y - middleY);
                    assertThat(hidden.get(y * WIDTH + x)).isEqualTo(squared > radius * radius);
                }
            }
        }
    }

    private static double distance(List<Corner> corners, int x, int y) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < corners.size(); i++) {
            Corner from = corners.get(i);
            Corner to = corners.get((i + 1) % corners.size());
            nearest = Math.min(nearest, Line2D.ptSegDist(from.x(), from.y(), to.x(), to.y(), x, y));
        }
        return nearest;
    }
}
