package hilum.dicom.phantom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Twelve pairs of ribs: from the spine round the chest and down to where cartilage begins. */
final class RibCage {

    private static final int POINTS = 61;

    private final Thorax thorax;
    private final Dice dice;
    private final Curve halfDepth = Curve.through(50, 30, 70, 44, 100, 64, 150, 86, 220, 98, 300, 102, 420, 104);
    private final Curve drop =
            Curve.through(1, 48, 2, 72, 3, 92, 4, 106, 5, 116, 6, 124, 7, 130, 8, 134, 9, 132, 10, 122, 11, 74, 12, 40);
    private static final Curve SLOPE =
            Curve.through(0, 0, 0.15, 0.03, 0.3, 0.11, 0.45, 0.27, 0.6, 0.48, 0.75, 0.7, 0.9, 0.89, 1, 1);

    private final Curve reach = Curve.through(
            1, 150, 2, 152, 3, 152, 4, 150, 5, 148, 6, 145, 7, 141, 8, 134, 9, 126, 10, 118, 11, 78, 12, 50);

    RibCage(Thorax thorax, long bodySeed) {
        this.thorax = thorax;
        dice = new Dice(bodySeed, "ribs");
    }

    /** Draws all ribs but breaks those asked for; what was broken is added to the findings. */
    void draw(Plate plate, float[] bone, Boxes boxes, List<Lesion> fractures, List<Finding> findings) {
        for (int n = 1; n <= 12; n++) {
            double shared = dice.around(0, 1.1);
            for (int side = -1; side <= 1; side += 2) {
                double jitter = shared + dice.around(0, 0.8);
                Lesion broken = fracture(n, side, fractures);
                if (broken == null) {
                    rib(n, side, jitter, 0).splat(plate, bone, 0.8);
                } else {
                    float[] whole = plate.layer();
                    float[] parts = plate.layer();
                    rib(n, side, jitter, 0).splat(plate, whole, 0.8);
                    rib(n, side, jitter, 3 + 5 * broken.severity()).splat(plate, parts, 0.8);
                    for (int i = 0; i < bone.length; i++) {
                        bone[i] += parts[i];
                        whole[i] -= parts[i];
                    }
                    boxes.around(broken, n < 5 ? "upper" : n < 8 ? "mid" : "lower", whole)
                            .ifPresent(findings::add);
                }
            }
        }
    }

    /** Draws all ribs as seen from the side, front to the left for facing 1. */
    void sideways(Plate plate, float[] bone, int facing) {
        for (int n = 1; n <= 12; n++) {
            double shared = dice.around(0, 1.1);
            for (int side = -1; side <= 1; side += 2) {
                Tube rib = rib(n, side, shared + dice.around(0, 0.8), 0);
                rib.turned(facing).splat(plate, bone, 0.8);
            }
        }
    }

    /** The ribs from the third to the ninth can break, from top to bottom by place. */
    private static @Nullable Lesion fracture(int n, int side, List<Lesion> fractures) {
        for (Lesion lesion : fractures) {
            if (lesion.side().sign() == side && n == 3 + (int) (6.99 * lesion.place())) {
                return lesion;
            }
        }
        return null;
    }

    private Tube rib(int n, int side, double jitter, double step) {
        double y0 = Spine.top(n) + 5 + jitter;
        double fall = drop.at(n) * thorax.body.ribSlope();
        double end = Math.toRadians(reach.at(n));
        double[][] path = new double[POINTS][];
        double[] high = new double[POINTS];
        double[] thick = new double[POINTS];
        double[] wall = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double q = i / (POINTS - 1.0);
            double phi = 0.13 + q * (end - 0.13);
            double rise = q < 0.36 ? (n < 3 ? 1 : 4.5) * StrictMath.sin(Math.PI * q / 0.36) : 0;
            double y = y0 - rise + fall * SLOPE.at(q);
            double s = StrictMath.sin(phi);
            double w = thorax.outer(Math.max(y, 73)) + 4.5;
            double x = q < 0.2 ? 17 + (w * s - 17) * Math.min(1, 0.35 + q * 3.25) : w * s;
            path[i] = new double[] {side * Math.max(17, x), y, -halfDepth.at(y) * StrictMath.cos(phi)};
            double front = SoftTissue.smooth(0.62, 0.95, q);
            if (step > 0 && q > 0.42) {
                path[i][1] += step * (1 - SoftTissue.smooth(0.5, 0.6, q));
            }
            high[i] = (n == 1 ? 6.6 : 5.6 + 0.08 * n) * (1 + 0.22 * front) * (n > 10 ? 0.8 : 1);
            thick[i] = (n == 1 ? 3.2 : 3.9) * (1 - 0.15 * front);
            wall[i] = (n == 1 ? 0.24 : n == 2 ? 0.36 : 0.44)
                    * (1 - 0.42 * front)
                    * (1 - SoftTissue.smooth(n > 6 ? 0.86 : 0.95, 1, q))
                    * (1 - 0.25 * (1 - Math.min(1, q * 8)));
        }
        return new Tube(path, high, thick, wall);
    }
}
