package hilum.dicom.phantom;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What people put into a chest: tubes, lines, pacemakers and things that were not meant to be there. Attenuation of their own. */
final class Devices {

    private final Plate plate;
    private final Boxes boxes;
    private final Thorax thorax;
    private final float[] attenuation;

    Devices(Plate plate, Boxes boxes, Thorax thorax, float[] attenuation) {
        this.plate = plate;
        this.boxes = boxes;
        this.thorax = thorax;
        this.attenuation = attenuation;
    }

    /** Adds the device to the attenuation; empty when nothing of it lies on the film. */
    Optional<Finding> draw(Lesion lesion) {
        float[] layer = plate.layer();
        Dice dice = new Dice(Math.round(lesion.place() * 1e6), lesion.kind().name());
        int side = lesion.side().sign();
        switch (lesion.kind()) {
            case ENDOTRACHEAL_TUBE -> trachealTube(layer, lesion.severity());
            case CENTRAL_LINE -> line(layer, side, lesion.severity(), dice);
            case CHEST_TUBE -> chestTube(layer, side, lesion, dice);
            case PACEMAKER -> pacemaker(layer, side, dice);
            default -> foreignBody(layer, side, lesion, dice);
        }
        for (int i = 0; i < layer.length; i++) {
            attenuation[i] += layer[i];
        }
        return boxes.around(lesion, "central", layer);
    }

    private void trachealTube(float[] layer, double deep) {
        double tip = 100 + 40 * deep;
        double[][] wall = {{1, -60}, {0, 0}, {-1, 60}, {-1.5, tip}};
        for (int edge = -1; edge <= 1; edge += 2) {
            double[][] shifted = new double[wall.length][];
            for (int i = 0; i < wall.length; i++) {
                shifted[i] = new double[] {wall[i][0] + edge * 4.5, wall[i][1]};
            }
            Wire.lay(plate, layer, shifted, 8, edge < 0 ? 0.9 : 0.6, edge < 0 ? 0.45 : 0.2);
        }
        Wire.lay(plate, layer, wall, 8, 4.5, 0.012);
    }

    private void line(float[] layer, int side, double deep, Dice dice) {
        double tip = 150 + 60 * deep;
        double[][] path = switch ((int) dice.uniform(0, 3)) {
            case 0 -> new double[][] {{side * 34, -40}, {side * 28, 30}, {side * 26, 80}};
            case 1 -> new double[][] {{side * 120, 92}, {side * 85, 96}, {side * 50, 106}, {side * 28, 112}};
            default ->
                new double[][] {
                    {side * 190, 210}, {side * 150, 110}, {side * 105, 102}, {side * 60, 108}, {side * 30, 114}
                };
        };
        double[][] central = side < 0
                ? new double[][] {{-21, 128}, {-20, 150}, {-21, tip}}
                : new double[][] {{8, 124}, {-12, 134}, {-20, 152}, {-21, tip}};
        double[][] all =
                Stream.concat(Arrays.stream(path), Arrays.stream(central)).toArray(double[][]::new);
        Wire.lay(plate, layer, all, 20, 1.1, 0.32);
    }

    private void chestTube(float[] layer, int side, Lesion lesion, Dice dice) {
        double y = 230 + 50 * lesion.place();
        double edge = thorax.outer(y);
        double end = 110 + 60 * lesion.place() + dice.around(0, 8);
        double[][] path = {
            {side * (edge + 60), y + 40},
            {side * (edge + 6), y},
            {side * (edge - 22), y - 30},
            {side * (edge - 38), (y + end) / 2},
            {side * 62, end}
        };
        Wire.lay(plate, layer, path, -10, 4.5, 0.03);
        Wire.lay(plate, layer, path, -10, 0.9, 0.5);
    }

    private void pacemaker(float[] layer, int side, Dice dice) {
        double cx = side * dice.uniform(92, 112);
        double cy = dice.uniform(112, 135);
        double half = dice.uniform(21, 26);
        for (int r = 0; r < plate.height; r++) {
            double v = (plate.y(r) - cy) / half;
            for (int c = 0; c < plate.width && Math.abs(v) < 1.2; c++) {
                double u = (plate.x(c) - cx) / half;
                double d = Math.abs(u * u * u) + Math.abs(v * v * v);
                if (d < 1) {
                    layer[r * plate.width + c] += d > 0.82 ? 2.2f : 1.7f;
                }
            }
        }
        double[][] lead = {
            {cx - side * 10, cy - half},
            {side * 60, 96},
            {side * 30, 116},
            {-14, 136},
            {-22, 170},
            {-26, 225},
            {-10, 268},
            {30, 286},
            {62, 288}
        };
        Wire.lay(plate, layer, lead, 25, 1.0, 0.75);
        double[][] atrial = {
            {cx - side * 6, cy - half},
            {side * 60, 99},
            {side * 28, 119},
            {-16, 140},
            {-25, 175},
            {-33, 222},
            {-42, 214}
        };
        Wire.lay(plate, layer, atrial, 25, 0.9, 0.75);
    }

    /** A rod, a coin, a ring or a pin. */
    private void foreignBody(float[] layer, int side, Lesion lesion, Dice dice) {
        double y = 110 + 160 * lesion.place();
        double x = side * dice.uniform(45, Math.max(50, thorax.outer(y) - 15));
        double r = 7 + 10 * lesion.severity();
        double turn = dice.uniform(0, 3);
        double c = StrictMath.cos(turn) * r;
        double s = StrictMath.sin(turn) * r;
        switch ((int) dice.uniform(0, 4)) {
            case 0 -> Wire.lay(plate, layer, new double[][] {{x - c, y - s}, {x, y}, {x + c, y + s}}, 60, 2.5, 0.6);
            case 1 -> disc(layer, x, y, r);
            case 2 -> Wire.lay(plate, layer, circle(x, y, r), 60, 1.2, 0.9);
            default -> {
                double w = 0.35;
                Wire.lay(
                        plate,
                        layer,
                        new double[][] {{x + c, y + s}, {x - c, y - s}, {x - c + w * s, y - s - w * c}},
                        60,
                        0.8,
                        1.2);
                Wire.lay(
                        plate,
                        layer,
                        new double[][] {{x - c + w * s, y - s - w * c}, {x, y - w * c}, {x + c, y + s}},
                        60,
                        0.8,
                        1.2);
            }
        }
    }

    private static double[][] circle(double x, double y, double r) {
        double[][] points = new double[13][];
        for (int i = 0; i < points.length; i++) {
            double a = 2 * Math.PI * i / (points.length - 1);
            points[i] = new double[] {x + r * StrictMath.cos(a), y + r * StrictMath.sin(a)};
        }
        return points;
    }

    private void disc(float[] layer, double x, double y, double r) {
        for (int row = 0; row < plate.height; row++) {
            double dy = plate.y(row) - y;
            for (int column = 0; column < plate.width && Math.abs(dy) < r; column++) {
                double dx = plate.x(column) - plate.shift(60) - x;
                if (dx * dx + dy * dy < r * r) {
                    layer[row * plate.width + column] += 2.5f;
                }
            }
        }
    }
}
