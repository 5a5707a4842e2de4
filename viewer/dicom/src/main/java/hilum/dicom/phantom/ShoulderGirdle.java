package hilum.dicom.phantom;

/** Clavicles, shoulder blades and upper arms. On PA films the blades are turned out of the lungs, on AP films they lie over them. */
final class ShoulderGirdle {

    private static final double BEHIND = -70;

    private final Dice dice;
    private final Habitus body;
    private final double inward;

    ShoulderGirdle(Habitus body, PhantomRequest request) {
        this.body = body;
        dice = new Dice(request.bodySeed(), "shoulders");
        inward = request.view() == View.AP ? 13 : 0;
    }

    void draw(Plate plate, float[] bone) {
        double lift = dice.around(0, 4) - 40 * (0.8 - body.shrug());
        for (int side = -1; side <= 1; side += 2) {
            double l = lift + dice.around(0, 1.6);
            clavicle(side, l).splat(plate, bone, 0.9);
            blade(plate, bone, side, l);
            arm(plate, bone, side, l);
        }
    }

    private Tube clavicle(int side, double lift) {
        Curve y = Curve.through(15, 120, 24, 117, 45, 108, 70, 97, 95, 88.5, 115, 84, 135, 83, 150, 85);
        Curve half = Curve.through(15, 7.4, 24, 6.8, 40, 5.4, 75, 4.8, 100, 4.9, 125, 5.7, 150, 5);
        int n = 40;
        double[][] path = new double[n][];
        double[] high = new double[n];
        double[] thick = new double[n];
        double[] wall = new double[n];
        for (int i = 0; i < n; i++) {
            double q = i / (n - 1.0);
            double x = 15 + q * 131;
            double s = StrictMath.sin(2 * Math.PI * q);
            path[i] = new double[] {side * x, y.at(x) + 1.3 * s + lift * q, 55 - 70 * q + 16 * s};
            double close = Math.sqrt(Math.min(1, (Math.min(q, 1 - q) * 131 + 0.3) / 4));
            high[i] = half.at(x) * close;
            thick[i] = half.at(x) * 0.85 * close;
            wall[i] = 0.6 * (1 - 0.35 * Math.abs(2 * q - 1));
        }
        return new Tube(path, high, thick, wall);
    }

    private void blade(Plate plate, float[] bone, int side, double lift) {
        double in = inward;
        double[][] rim = {
            {141 - in * 0.4, 136 + lift}, {135 - in * 0.7, 152 + lift}, {131 - in, 180 + lift}, {127 - in, 210 + lift},
            {122 - in, 238 + lift}, {116 - in, 250 + lift}, {109 - in, 247 + lift}, {101 - in, 225 + lift},
            {96 - in, 190 + lift}, {94 - in, 150 + lift}, {97 - in, 118 + lift}, {103 - in, 103 + lift},
            {114 - in, 102 + lift}, {124 - in, 107 + lift}
        };
        sheet(plate, bone, rim, side);
        stroke(rim, 0, 6, side, 3.0, 0.85).splat(plate, bone, 0.3);
        stroke(rim, 5, 11, side, 1.7, 0.4).splat(plate, bone, 0.2);
        stroke(rim, 10, 14, side, 1.8, 0.45).splat(plate, bone, 0.2);
        double[][] ridge = {
            {99 - in, 132 + lift},
            {112 - in, 118 + lift},
            {128 - in * 0.6, 105 + lift},
            {146 - in * 0.3, 90 + lift},
            {154, 86 + lift},
            {160, 87 + lift}
        };
        stroke(ridge, 0, 6, side, 4.0, 0.5).splat(plate, bone, 0.3);
        double[][] socket = {{139, 106 + lift}, {136, 115 + lift}, {135.5, 126 + lift}, {138, 137 + lift}};
        stroke(socket, 0, 4, side, 3.4, 0.7).splat(plate, bone, 0.8);
        Spine.oval(side * (128 - in * 0.5), 107 + lift, 6.5, 5, 0.25).splat(plate, bone, 1.5);
    }

    /** The thin plate of the blade: even, a little thicker towards the joint. */
    private static void sheet(Plate plate, float[] bone, double[][] rim, int side) {
        double step = plate.step();
        for (double y = 100; y < 256; y += step) {
            double low = Double.NaN;
            double high = Double.NaN;
            for (int i = 0; i < rim.length; i++) {
                double[] a = rim[i];
                double[] b = rim[(i + 1) % rim.length];
                if ((a[1] <= y) != (b[1] <= y)) {
                    double x = a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                    low = Double.isNaN(low) ? x : Math.min(low, x);
                    high = Double.isNaN(high) ? x : Math.max(high, x);
                }
            }
            for (double x = low; x < high; x += step) {
                double amount = 0.7 + 1.3 * SoftTissue.smooth(0.55, 1, (x - low) / (high - low));
                plate.splat(bone, plate.column(side * x, BEHIND), plate.row(y), amount * step * step);
            }
        }
    }

    private static Tube stroke(double[][] points, int from, int to, int side, double half, double wall) {
        double[][] path = Curves.rounded(points, from, to, side, BEHIND);
        return new Tube(path, Tube.even(path.length, half), Tube.even(path.length, half), Tube.even(path.length, wall));
    }

    private static void head(Plate plate, float[] bone, double x, double y) {
        int n = 25;
        double[][] path = new double[n][];
        double[] half = new double[n];
        for (int i = 0; i < n; i++) {
            double a = Math.PI * (i + 0.3) / (n - 0.4);
            half[i] = 22 * StrictMath.sin(a);
            path[i] = new double[] {x, y - 22 * StrictMath.cos(a), -20};
        }
        new Tube(path, half, half, Tube.even(n, 0.3)).splat(plate, bone, 0.9);
    }

    private void arm(Plate plate, float[] bone, int side, double lift) {
        double f = body.fatMm() * 0.2;
        double l = body.armLift();
        double cx = 160;
        double cy = 117 + lift;
        double ex = 214 + f + 80 * l;
        double ey = 330 - 50 * l;
        int n = 60;
        double[][] path = new double[n][];
        double[] half = new double[n];
        double[] wall = new double[n];
        double dx = ex - cx;
        double dy = ey - cy;
        double length = Math.sqrt(dx * dx + dy * dy);
        head(plate, bone, side * (cx - 3), cy);
        Curve radius = Curve.through(
                -17, 1, -16, 6, -12, 11, -5, 14.5, 6, 16.5, 18, 16, 30, 13.5, 46, 11.6, 70, 10.8, 300, 10.5);
        Curve cortex = Curve.through(-17, 0.3, 10, 0.3, 28, 0.6, 60, 1.2, 120, 1.7, 300, 1.7);
        for (int i = 0; i < n; i++) {
            double t = -17 + (length + 17) * (i < 36 ? i / 36.0 * 0.3 : 0.3 + (i - 35) / 24.0 * 0.7);
            path[i] = new double[] {side * (cx + 5 + (dx - 5) * t / length), cy + dy * t / length, -20};
            half[i] = radius.at(t);
            wall[i] = cortex.at(t);
        }
        new Tube(path, half, half, wall).splat(plate, bone, 0.7);
    }
}
