package hilum.dicom.phantom;

/** The hila and the vessels that branch from them, thinning towards the pleura; solid soft tissue, mm. */
final class Vessels {

    private static final double FINEST_MM = 0.28;

    private final Plate plate;
    private final Thorax thorax;
    private final long seed;
    private final float[] layer;

    Vessels(Plate plate, Thorax thorax, long bodySeed) {
        this.plate = plate;
        this.thorax = thorax;
        seed = bodySeed;
        layer = plate.layer();
    }

    float[] draw() {
        lung(-1, 35, 190);
        lung(1, 38, 181);
        return layer;
    }

    private void lung(int side, double hx, double hy) {
        Dice dice = new Dice(seed, side < 0 ? "vessels right" : "vessels left");
        hilum(side, hx, hy, dice);
        // Angle from straight lateral, degrees downwards, and radius at the hilum.
        double[][] roots = {
            {-74, 1.9},
            {-62, 2.1},
            {-50, 1.7},
            {-34, 1.8},
            {-20, 1.5},
            {-6, 1.6},
            {8, 1.7},
            {22, 1.9},
            {36, 2.3},
            {47, 2.5},
            {56, 2.8},
            {64, 2.6},
            {72, 2.6},
            {80, 2.2},
            {-42, 1.3},
            {15, 1.4},
            {29, 1.5}
        };
        for (double[] root : roots) {
            double degrees = root[0] + dice.around(0, 6);
            double a = Math.toRadians(degrees);
            double start = dice.uniform(2, 13);
            double x = side * (hx + start * StrictMath.cos(a) * 0.6 + 4);
            double y = hy + (degrees > 30 ? 22 : degrees < -30 ? -12 : 4) + start * StrictMath.sin(a);
            branch(x, y, a, root[1] * dice.uniform(0.85, 1.15), side, 0, dice);
        }
    }

    private void branch(double x0, double y0, double angle0, double radius0, int side, int depth, Dice dice) {
        double x = x0;
        double y = y0;
        double angle = angle0;
        double radius = radius0;
        double length = 9 + 9 * radius * dice.uniform(0.7, 1.5);
        double bend = dice.around(0, 0.018);
        double foreshortened = dice.uniform(0.55, 1);
        for (double s = 0; s < length; s += 1.5) {
            angle += bend + dice.around(0, 0.045);
            double nx = x + side * StrictMath.cos(angle) * 1.5 * foreshortened;
            double ny = y + StrictMath.sin(angle) * 1.5 * foreshortened;
            if (depth > 0 && !thorax.inLung(nx, ny, 5)) {
                return;
            }
            stroke(x, y, nx, ny, radius);
            x = nx;
            y = ny;
            radius *= 0.992;
            if (radius > 0.8 && dice.chance(0.045)) {
                double off = dice.chance(0.5) ? 0.8 : -0.8;
                branch(x, y, angle + off * dice.uniform(0.7, 1.3), radius * 0.42, side, depth + 1, dice);
            }
        }
        if (radius < FINEST_MM || depth > 9) {
            return;
        }
        double fork = dice.uniform(0.18, 0.42) * (dice.chance(0.5) ? 1 : -1);
        branch(x, y, angle + fork * 0.7, radius * 0.84, side, depth + 1, dice);
        branch(x, y, angle - fork * 1.3, radius * dice.uniform(0.55, 0.72), side, depth + 1, dice);
    }

    /** A round cord: chord of a circle across, evenly along. */
    private void stroke(double ax, double ay, double bx, double by, double radius) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length == 0) {
            return;
        }
        double step = plate.step();
        int along = Math.max(1, (int) Math.ceil(length / step));
        int across = Math.max(3, (int) Math.ceil(2 * radius / step));
        for (int j = 0; j < across; j++) {
            double v = 2 * (j + 0.5) / across - 1;
            double volume = 2 * radius * Math.sqrt(1 - v * v) * (length / along) * (2 * radius / across);
            for (int i = 0; i < along; i++) {
                double t = (i + 0.5) / along;
                double px = ax + t * dx - dy / length * v * radius;
                double py = ay + t * dy + dx / length * v * radius;
                plate.splat(layer, plate.column(px, 0), plate.row(py), volume);
            }
        }
    }

    /** Main arteries and veins at the root of the lung: short thick cords and a soft shade around them. */
    private void hilum(int side, double hx, double hy, Dice dice) {
        double[][] right = {
            {16, -8, 26, -3, 6.5},
            {24, -4, 31, 10, 6.2},
            {31, 10, 36, 28, 5.6},
            {36, 28, 39, 46, 4.4},
            {24, -6, 33, -22, 4.6},
            {33, -22, 40, -36, 3.2},
            {26, 2, 44, 6, 3.2},
            {20, 20, 44, 30, 3.6}
        };
        double[][] left = {
            {22, -10, 33, -9, 6.8},
            {33, -9, 40, 3, 6.4},
            {40, 3, 45, 20, 5.2},
            {45, 20, 50, 38, 4},
            {32, -10, 38, -26, 4.2},
            {38, -26, 46, -40, 3},
            {38, -4, 54, -3, 3.2},
            {36, 22, 56, 30, 3.2}
        };
        for (double[] cord : side < 0 ? right : left) {
            double jx = dice.around(0, 1.2);
            double jy = dice.around(0, 1.5);
            double r = cord[4] * dice.uniform(0.82, 1.1);
            stroke(side * (cord[0] + jx), hy + cord[1] + jy, side * (cord[2] + jx), hy + cord[3] + jy, r * 0.95);
        }
        shade(side * (hx + 1), hy + 6, 17, 34, 9);
    }

    private void shade(double cx, double cy, double halfWidth, double halfHeight, double amount) {
        for (int r = 0; r < plate.height; r++) {
            double v = (plate.y(r) - cy) / halfHeight;
            if (Math.abs(v) >= 1) {
                continue;
            }
            for (int c = 0; c < plate.width; c++) {
                double u = (plate.x(c) - cx) / halfWidth;
                double d = u * u + v * v;
                if (d < 1) {
                    layer[r * plate.width + c] += (float) (amount * (1 - d) * (1 - d));
                }
            }
        }
    }
}
