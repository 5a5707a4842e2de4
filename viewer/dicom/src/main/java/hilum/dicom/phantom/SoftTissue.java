package hilum.dicom.phantom;

/** The body without its lungs: thickness along the ray of trunk, neck, shoulders, arms and breasts, mm of water. */
final class SoftTissue {

    private static final Profile TRUNK = new Profile(5.5);
    private static final Profile ROUND = new Profile(2);

    private final Plate plate;
    private final Habitus body;
    private final Curve trunkHalfWidth;
    private final Curve trunkDepth = Curve.through(
            0, 112, 40, 118, 70, 138, 100, 168, 150, 196, 200, 214, 250, 226, 300, 240, 380, 246, 480, 246);
    private final Curve shoulderTop;
    private final Curve shoulderDepth =
            Curve.through(0, 128, 50, 134, 75, 150, 100, 170, 130, 182, 165, 168, 200, 138, 240, 110);
    private final double[] armX;
    private final double[] armY;
    private final double armRadius;

    SoftTissue(Plate plate, Habitus body) {
        this.plate = plate;
        this.body = body;
        double f = body.fatMm();
        trunkHalfWidth = Curve.through(
                0,
                50 + f * 0.3,
                22,
                50 + f * 0.3,
                45,
                62 + f * 0.4,
                75,
                100,
                105,
                128,
                150,
                137 + f,
                180,
                140 + f,
                230,
                143 + f,
                290,
                147 + f * 1.1,
                340,
                146 + f * 1.15,
                400,
                141 + f * 1.25,
                480,
                139 + f * 1.35);
        double t = f * 0.35;
        shoulderTop = Curve.through(
                0, -60, 44 + t, -50, 50 + t, -8 - t, 57 + t, 17 - t, 66 + t, 32 - t, 80 + t, 44 - t, 100, 54 - t, 130,
                63 - t, 160, 74 - t, 185, 89 - t, 205, 116, 222, 165, 228, 260);
        double lift = body.armLift();
        armX = new double[] {158 + f * 0.2, 198 + 40 * lift, 214 + 80 * lift};
        armY = new double[] {122, 200 - 14 * lift, 330 - 50 * lift};
        armRadius = 37 + f * 0.35;
    }

    float[] draw() {
        float[] soft = plate.layer();
        double[] top = new double[plate.width];
        double[] depth = new double[plate.width];
        for (int c = 0; c < plate.width; c++) {
            double slope = shoulderTop.at(Math.abs(plate.x(c)));
            top[c] = slope < 30 ? slope : 30 + (slope - 30) * body.shrug();
            depth[c] = shoulderDepth.at(Math.abs(plate.x(c))) * body.depth();
        }
        for (int r = 0; r < plate.height; r++) {
            drawRow(soft, r, top, depth);
        }
        if (body.female()) {
            breast(soft, -1);
            breast(soft, 1);
        }
        return soft;
    }

    private void drawRow(float[] soft, int row, double[] top, double[] depth) {
        double y = plate.y(row);
        double halfWidth = trunkHalfWidth.at(y);
        double trunk = trunkDepth.at(y) * body.depth();
        double fade = 1 - smooth(128, 196, y);
        for (int c = 0; c < plate.width; c++) {
            double x = Math.abs(plate.x(c));
            double chord = trunk * TRUNK.at(x / halfWidth);
            if (body.chin() && y < 60) {
                double head = (x * x) / (76.0 * 76) + (y + 62) * (y + 62) / (88.0 * 88);
                chord = join(chord, head >= 1 ? 0 : 190 * Math.sqrt(1 - head));
            }
            double below = y - top[c];
            double shoulder = below <= 0 || fade <= 0 ? 0 : fade * depth[c] * ROUND.at(1 - Math.min(1, below / 44));
            double arm = x > 105 && y > 55 ? arm(x, y) : 0;
            double limb = join(shoulder, arm);
            soft[row * plate.width + c] = (float) join(chord, limb);
        }
    }

    /** Union of overlapping bodies: hardly more than the thicker of the two, without a seam. */
    private static double join(double a, double b) {
        if (a <= 0 || b <= 0) {
            return Math.max(a, b);
        }
        double a2 = a * a;
        double b2 = b * b;
        return Math.sqrt(Math.sqrt(a2 * a2 + b2 * b2 + 0.35 * a2 * b2));
    }

    private double arm(double x, double y) {
        double chord = 0;
        for (int i = 0; i < 2; i++) {
            double dx = armX[i + 1] - armX[i];
            double dy = armY[i + 1] - armY[i];
            double t = Math.clamp(((x - armX[i]) * dx + (y - armY[i]) * dy) / (dx * dx + dy * dy), 0, 1);
            double ex = x - armX[i] - t * dx;
            double ey = y - armY[i] - t * dy;
            double radius = armRadius * (1 - 0.08 * (i + t));
            chord = Math.max(chord, 1.9 * radius * ROUND.at(Math.sqrt(ex * ex + ey * ey) / radius));
        }
        return chord;
    }

    /** Half a drop: thick at the lower fold, thinning upwards. */
    private void breast(float[] soft, int side) {
        double size = body.breastMm();
        double cx = side * (82 + 0.12 * size);
        double cy = 262 + 0.35 * size;
        double halfWidth = 58 + 0.45 * size;
        double down = 34 + 0.5 * size;
        double up = 105;
        for (int r = 0; r < plate.height; r++) {
            double dy = plate.y(r) - cy;
            double v = dy > 0 ? dy / down : dy / up;
            if (Math.abs(v) >= 1) {
                continue;
            }
            for (int c = 0; c < plate.width; c++) {
                double u = (plate.x(c) - cx) / halfWidth;
                double d = u * u + v * v;
                if (d < 1) {
                    double taper = dy > 0 ? 1 : (1 + v) * (1 + v);
                    soft[r * plate.width + c] += (float) (size * 0.8 * taper * Math.sqrt(1 - d));
                }
            }
        }
    }

    static double smooth(double from, double to, double value) {
        double t = Math.clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
