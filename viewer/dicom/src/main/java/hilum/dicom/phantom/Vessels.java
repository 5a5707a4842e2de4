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
        int count = 30;
        for (int i = 0; i < count; i++) {
            // From steeply up to steeply down, crowded and thicker towards the base.
            double q = (i + dice.uniform(0.1, 0.9)) / count;
            double degrees = -82 + 168 * StrictMath.pow(q, 0.82);
            double a = Math.toRadians(degrees);
            double radius = (1.45 + 1.2 * q) * dice.uniform(0.6, 1.15);
            double start = dice.uniform(0, 12);
            double x = side * (hx + start * StrictMath.cos(a) + dice.uniform(-5, 5));
            double y = hy + 2 + (a < 0 ? 13 : 24) * StrictMath.sin(a) + dice.uniform(-15, 15);
            branch(x, y, a, radius, side, 0, dice);
        }
    }

    private void branch(double x0, double y0, double angle0, double radius0, int side, int depth, Dice dice) {
        double x = x0;
        double y = y0;
        double angle = angle0;
        double radius = radius0;
        double length = 10 + 9 * radius * dice.uniform(0.7, 1.5);
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
            radius *= 0.994;
            if (radius > 0.8 && dice.chance(0.045)) {
                double off = dice.chance(0.5) ? 0.8 : -0.8;
                branch(x, y, angle + off * dice.uniform(0.7, 1.3), radius * 0.42, side, depth + 1, dice);
            }
        }
        if (radius < FINEST_MM || depth > 9) {
            return;
        }
        double fork = dice.uniform(0.18, 0.42) * (dice.chance(0.5) ? 1 : -1);
        branch(x, y, angle + fork * 0.7, radius * 0.87, side, depth + 1, dice);
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
        int along = Math.max(1, (int) Math.ceil(length / (1.4 * step)));
        int across = Math.max(radius < 0.5 * step ? 1 : 2, (int) Math.ceil(1.6 * radius / step));
        for (int j = 0; j < across; j++) {
            double v = 2 * (j + 0.5) / across - 1;
            double chord = across == 1 ? 0.785 : Math.sqrt(1 - v * v);
            double volume = 2 * radius * chord * (length / along) * (2 * radius / across);
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
            {10, -10, 24, -5, 33, 12, 37, 30, 40, 52, 44, 70, 7.2, 2.6},
            {20, -8, 32, -20, 38, -34, 47, -58, 5, 1.8},
            {26, -2, 40, 6, 58, 10, 78, 14, 4, 1.4},
            {22, 20, 36, 28, 52, 40, 66, 58, 4.4, 1.5},
            {18, -6, 30, -14, 48, -26, 64, -40, 3.6, 1.3}
        };
        double[][] left = {
            {12, -6, 28, -12, 39, -3, 46, 16, 52, 36, 60, 58, 7.4, 2.4},
            {26, -12, 35, -24, 42, -42, 50, -62, 4.6, 1.7},
            {34, -8, 48, -7, 64, -3, 82, 4, 3.8, 1.3},
            {28, 18, 44, 24, 60, 36, 74, 54, 4.2, 1.5},
            {28, -10, 42, -20, 56, -34, 70, -46, 3.4, 1.3}
        };
        for (double[] cord : side < 0 ? right : left) {
            cord(cord, side, hy, dice);
        }
        shade(side * (hx + 4), hy + 8, 21, 40, 15);
    }

    /** A winding vessel through the given points, thinning from the last but one number to the last. */
    private void cord(double[] cord, int side, double hy, Dice dice) {
        int n = (cord.length - 2) / 2;
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double loose = i == 0 ? 0 : 1.6;
            points[i] =
                    new double[] {cord[2 * i] + dice.around(0, loose), hy + cord[2 * i + 1] + dice.around(0, loose)};
        }
        double[][] path = Curves.rounded(points, 0, n, side, 0);
        double scale = dice.uniform(0.8, 1.05);
        for (int i = 0; i + 1 < path.length; i++) {
            double t = i / (path.length - 1.0);
            double radius = scale * (cord[2 * n] + t * (cord[2 * n + 1] - cord[2 * n]));
            stroke(path[i][0], path[i][1], path[i + 1][0], path[i + 1][1], radius * 0.8);
        }
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
