package hilum.dicom.phantom;

/** Vertebrae from the fourth of the neck to the second of the loins: bodies with end plates, pedicles, spinous and transverse processes. */
final class Spine {

    private static final double DEPTH = -62;
    /** Upper edges, y in standard millimetres: T1 is number 1, C7 is 0. */
    private static final Curve TOP = Curve.through(
            -4, -31, -3, -13, -2, 5, -1, 23, 0, 41, 1, 58, 2, 77, 3, 97, 4, 117.5, 5, 138.5, 6, 160, 7, 182, 8, 204.5,
            9, 227.5, 10, 251, 11, 275.5, 12, 301, 13, 328, 14, 356.5, 15, 386, 16, 416, 17, 447, 18, 478, 19, 510);

    private final Dice dice;
    private final double bend;

    Spine(long bodySeed) {
        dice = new Dice(bodySeed, "spine");
        bend = dice.around(0, 2.2);
    }

    static double top(double vertebra) {
        return TOP.at(vertebra);
    }

    private double middle(double y) {
        return bend * StrictMath.sin((y - 40) / 62);
    }

    void draw(Plate plate, float[] bone) {
        for (int n = -4; n <= 18; n++) {
            vertebra(plate, bone, n);
        }
    }

    private void vertebra(Plate plate, float[] bone, int n) {
        double upper = TOP.at(n);
        double pitch = TOP.at(n + 1) - upper;
        double disc = n < 1 ? 4.6 : n < 12 ? 3.6 + 0.15 * n : 7.5;
        double lower = upper + pitch - disc;
        double half = Curve.through(-4, 11.5, 0, 13.5, 1, 14.5, 3, 14, 6, 15, 12, 20, 16, 23)
                .at(n);
        double cx = middle((upper + lower) / 2) + dice.around(0, 0.3);
        body(plate, bone, cx, upper, lower, half);
        double tilt = dice.around(0, 0.5);
        for (int side = -1; side <= 1; side += 2) {
            double px = cx + side * half * 0.63;
            double py = upper + pitch * 0.36 + side * tilt;
            oval(px, py, 3.1, 4.6 + 0.1 * Math.max(0, n), 0.13).splat(plate, bone, 0.9);
            double reach = n < 1 ? 8 : n > 10 ? 10 : 17;
            transverse(cx + side * half * 0.75, py + 1, side * reach, n < 1 ? 2 : -3)
                    .splat(plate, bone, 0.9);
        }
        double sy = n < 1 ? upper + pitch * 0.75 : upper + pitch * 0.95;
        oval(cx + dice.around(0, 0.8), sy, 2.3, n < 1 ? 5 : 6.5, 0.16).splat(plate, bone, 0.9);
    }

    /** A box of fine bone, waisted, with dense end plates and side walls. */
    private static void body(Plate plate, float[] bone, double cx, double upper, double lower, double half) {
        double step = plate.step();
        double deep = 0.95 * half;
        int rows = (int) Math.ceil((lower - upper) / step);
        int columns = (int) Math.ceil(2 * half / step);
        for (int r = 0; r < rows; r++) {
            double v = (r + 0.5) / rows;
            double plateBone = 1.0 * (StrictMath.exp(-v * 11) + StrictMath.exp(-(1 - v) * 11));
            double waist = half * (1 - 0.11 * StrictMath.sin(Math.PI * v));
            double y = upper + v * (lower - upper);
            for (int c = 0; c < columns; c++) {
                double u = 2 * (c + 0.5) / columns - 1;
                double side = 0.55 * StrictMath.exp(-(1 - Math.abs(u)) * 16);
                double volume = (deep * 0.085 * (0.55 + 0.45 * Math.sqrt(1 - u * u)) + plateBone + side)
                        * (lower - upper)
                        / rows
                        * 2
                        * waist
                        / columns;
                double sag = 1.2 * (1 - u * u) * (1 - 2 * v);
                plate.splat(bone, plate.column(cx + u * waist, DEPTH), plate.row(y + sag), volume);
            }
        }
    }

    /** A short tube seen end on: an oval ring. */
    static Tube oval(double x, double y, double halfWidth, double halfHeight, double wall) {
        return new Tube(
                new double[][] {{x, y, DEPTH - 30}, {x, y, DEPTH - 26}},
                new double[] {halfHeight, halfHeight},
                new double[] {halfWidth, halfWidth},
                new double[] {wall, wall});
    }

    private static Tube transverse(double x, double y, double dx, double dy) {
        return new Tube(
                new double[][] {
                    {x, y, DEPTH - 24}, {x + dx * 0.7, y + dy * 0.8, DEPTH - 32}, {x + dx, y + dy, DEPTH - 36}
                },
                new double[] {3.6, 3.2, 3.9},
                new double[] {3, 3, 3.4},
                new double[] {0.14, 0.14, 0.17});
    }
}
