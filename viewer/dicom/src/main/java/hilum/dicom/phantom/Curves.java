package hilum.dicom.phantom;

/** Rounds a drawn polyline (centripetal weights left out: the points are evenly spaced by hand). */
final class Curves {

    private static final int PER_SPAN = 8;

    private Curves() {}

    /** The Catmull-Rom curve through points [from, to) as a path in space at one depth, mirrored for side -1. */
    static double[][] rounded(double[][] points, int from, int to, int side, double z) {
        int spans = to - from - 1;
        double[][] path = new double[spans * PER_SPAN + 1][];
        for (int i = 0; i < path.length; i++) {
            int span = Math.min(spans - 1, i / PER_SPAN);
            double t = i / (double) PER_SPAN - span;
            double[] a = points[Math.max(from, from + span - 1)];
            double[] b = points[from + span];
            double[] c = points[from + span + 1];
            double[] d = points[Math.min(to - 1, from + span + 2)];
            path[i] = new double[] {side * blend(a[0], b[0], c[0], d[0], t), blend(a[1], b[1], c[1], d[1], t), z};
        }
        return path;
    }

    private static double blend(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
