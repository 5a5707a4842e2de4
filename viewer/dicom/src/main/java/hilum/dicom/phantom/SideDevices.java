package hilum.dicom.phantom;

import java.util.Optional;

/** Tubes, lines, pacemakers and foreign bodies on a lateral film. */
final class SideDevices {

    private final Plate plate;
    private final Boxes boxes;
    private final int facing;
    private final float[] attenuation;

    SideDevices(Plate plate, Boxes boxes, int facing, float[] attenuation) {
        this.plate = plate;
        this.boxes = boxes;
        this.facing = facing;
        this.attenuation = attenuation;
    }

    /** Adds the device to the attenuation; empty when nothing of it lies on the film. */
    Optional<Finding> draw(Lesion lesion) {
        float[] layer = plate.layer();
        double s = lesion.severity();
        Dice dice = new Dice(Math.round(lesion.place() * 1e6), lesion.kind().name());
        switch (lesion.kind()) {
            case ENDOTRACHEAL_TUBE -> {
                double tip = 100 + 40 * s;
                lay(layer, 1.0, 0.5, 2, -60, 3, 10, 10, 70, 14, tip);
                lay(layer, 4.5, 0.02, 2, -60, 3, 10, 10, 70, 14, tip);
            }
            case CENTRAL_LINE -> lay(layer, 1.2, 0.4, -30, 20, -30, 70, -22, 110, -8, 140, -4, 160 + 40 * s);
            case CHEST_TUBE -> {
                lay(layer, 4.5, 0.035, -70, 260, -20, 225, 30, 180, 50, 120 + 30 * s);
                lay(layer, 0.9, 0.55, -70, 260, -20, 225, 30, 180, 50, 120 + 30 * s);
            }
            case PACEMAKER -> {
                double y = dice.uniform(118, 140);
                lay(layer, 4.5, 0.5, -88, y - 20, -92, y, -96, y + 20);
                lay(layer, 1, 0.75, -88, y - 18, -50, 100, -14, 112, -4, 150, -8, 210, -40, 262, -72, 276);
                lay(layer, 0.9, 0.75, -88, y - 16, -46, 106, -10, 118, 0, 155, -10, 200, -30, 196);
            }
            default -> {
                double u = dice.uniform(-50, 50);
                double y = 110 + 130 * lesion.place();
                double r = 7 + 10 * s;
                double turn = dice.uniform(0, 3);
                double c = StrictMath.cos(turn) * r;
                double d = StrictMath.sin(turn) * r;
                lay(layer, 2.5, 0.6, u - c, y - d, u, y, u + c, y + d);
            }
        }
        for (int i = 0; i < layer.length; i++) {
            attenuation[i] += layer[i];
        }
        return boxes.around(lesion, "central", layer);
    }

    private void lay(float[] layer, double radius, double density, double... points) {
        double[][] path = new double[points.length / 2][];
        for (int i = 0; i < path.length; i++) {
            path[i] = new double[] {facing * points[2 * i], points[2 * i + 1]};
        }
        Wire.lay(plate, layer, path, 0, radius, density);
    }
}
