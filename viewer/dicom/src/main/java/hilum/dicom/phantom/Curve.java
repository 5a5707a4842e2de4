package hilum.dicom.phantom;

/** A smooth curve through knots that never overshoots between them (Fritsch and Carlson 1980); level beyond its ends. */
final class Curve {

    private final double[] xs;
    private final double[] ys;
    private final double[] slopes;

    private Curve(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        slopes = slopes(xs, ys);
    }

    /** @param knots x, y, x, y, ... with rising x */
    static Curve through(double... knots) {
        int n = knots.length / 2;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = knots[2 * i];
            ys[i] = knots[2 * i + 1];
        }
        return new Curve(xs, ys);
    }

    private static double[] slopes(double[] xs, double[] ys) {
        double[] m = new double[xs.length];
        for (int i = 1; i < xs.length - 1; i++) {
            double before = (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]);
            double after = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
            m[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
        }
        int last = xs.length - 1;
        m[0] = 1.5 * (ys[1] - ys[0]) / (xs[1] - xs[0]) - 0.5 * m[1];
        m[last] = 1.5 * (ys[last] - ys[last - 1]) / (xs[last] - xs[last - 1]) - 0.5 * m[last - 1];
        return m;
    }

    double at(double x) {
        int last = xs.length - 1;
        if (x <= xs[0]) {
            return ys[0];
        }
        if (x >= xs[last]) {
            return ys[last];
        }
        int i = 0;
        while (x > xs[i + 1]) {
            i++;
        }
        double h = xs[i + 1] - xs[i];
        double t = (x - xs[i]) / h;
        double u = 1 - t;
        return ys[i] * (1 + 2 * t) * u * u
                + slopes[i] * h * t * u * u
                + ys[i + 1] * t * t * (3 - 2 * t)
                - slopes[i + 1] * h * t * t * u;
    }
}
