package hilum.dicom.phantom;

import java.util.Arrays;

/**
 * A long bone or a vessel laid along a path in space, turned into thickness along the ray by spreading its matter point by point. A hollow
 * tube gets its bright rims by itself: there the ray runs along the wall.
 */
final class Tube {

    private static final int POINTS = 96;
    private static final double[] COS = new double[POINTS];
    private static final double[] SIN = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            COS[i] = StrictMath.cos(2 * Math.PI * i / POINTS);
            SIN[i] = StrictMath.sin(2 * Math.PI * i / POINTS);
        }
    }

    private final double[][] path;
    private final double[] high;
    private final double[] thick;
    private final double[] wall;

    /**
     * @param path points x, y, z in standard millimetres
     * @param high half the extent up and down, per point
     * @param thick half the extent across, per point
     * @param wall amount of bone in the wall, mm, per point
     */
    Tube(double[][] path, double[] high, double[] thick, double[] wall) {
        this.path = path;
        this.high = high;
        this.thick = thick;
        this.wall = wall;
    }

    /** The same tube seen from the side: depth becomes width, front to the left for facing 1. */
    Tube turned(int facing) {
        double[][] turned = new double[path.length][];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = new double[] {-facing * path[i][2], path[i][1], path[i][0]};
        }
        return new Tube(turned, high, thick, wall);
    }

    /** The same measure all along. */
    static double[] even(int points, double value) {
        double[] all = new double[points];
        Arrays.fill(all, value);
        return all;
    }

    /** Spreads the wall, and inside it marrow worth this part of the wall's bone. */
    void splat(Plate plate, float[] layer, double marrow) {
        for (int i = 0; i + 1 < path.length; i++) {
            segment(plate, layer, i, marrow);
        }
    }

    private void segment(Plate plate, float[] layer, int i, double marrow) {
        double[] a = path[i];
        double[] b = path[i + 1];
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double dz = b[2] - a[2];
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (length == 0) {
            return;
        }
        double[] up = upright(dx / length, dy / length, dz / length);
        double[] across = cross(dx / length, dy / length, dz / length, up);
        int steps = Math.max(1, (int) Math.ceil(length / (1.3 * plate.step())));
        double widest = Math.max(Math.max(high[i], high[i + 1]), Math.max(thick[i], thick[i + 1]));
        int stride = 1;
        while (stride < 8 && 2 * Math.PI * widest * (stride * 2) / POINTS < 1.3 * plate.step()) {
            stride *= 2;
        }
        // Where the tube runs across the ray, its front and back fall on the same cells: one half with double weight
        // will do.
        double seen = Math.sqrt(across[0] * across[0] + across[1] * across[1]) * Math.max(thick[i], thick[i + 1]);
        boolean half = seen < 0.6 * plate.step();
        for (int s = 0; s < steps; s++) {
            double t = (s + 0.5) / steps;
            double h = high[i] + t * (high[i + 1] - high[i]);
            double w = thick[i] + t * (thick[i + 1] - thick[i]);
            double bone = (wall[i] + t * (wall[i + 1] - wall[i])) * length / steps * 2 * Math.PI * stride / POINTS;
            if (half) {
                bone *= 2;
            }
            ring(
                    plate,
                    layer,
                    a[0] + t * dx,
                    a[1] + t * dy,
                    a[2] + t * dz,
                    up,
                    across,
                    h,
                    w,
                    bone,
                    marrow,
                    stride,
                    half);
        }
    }

    @SuppressWarnings(
            "TooManyParameters") // the inner loop of the drawing: a record per ring would be an allocation per ring
    private static void ring(
            Plate plate,
            float[] layer,
            double x,
            double y,
            double z,
            double[] up,
            double[] across,
            double h,
            double w,
            double bone,
            double marrow,
            int stride,
            boolean half) {
        for (int k = half ? stride / 2 : 0; k < (half ? POINTS / 2 : POINTS); k += stride) {
            double u = h * COS[k];
            double v = w * SIN[k];
            double du = h * SIN[k];
            double dv = w * COS[k];
            double arc = Math.sqrt(du * du + dv * dv);
            double px = x + u * up[0] + v * across[0];
            double py = y + u * up[1] + v * across[1];
            double pz = z + u * up[2] + v * across[2];
            plate.splat(layer, plate.column(px, pz), plate.row(py), bone * arc);
            if (marrow > 0 && (k / stride & 1) == 0) {
                long hash = Dice.mix(Double.doubleToRawLongBits(px) + k);
                double in = Math.sqrt((hash >>> 40) * 0x1.0p-24);
                double mx = x + in * (px - x);
                double my = y + in * (py - y);
                plate.splat(layer, plate.column(mx, z), plate.row(my), 2 * bone * arc * marrow);
            }
        }
    }

    /** The direction closest to straight up that is square to the path. */
    private static double[] upright(double tx, double ty, double tz) {
        double n = Math.sqrt(Math.max(1e-9, 1 - ty * ty));
        return ty * ty > 0.999999 ? new double[] {1, 0, 0} : new double[] {-tx * ty / n, n, -tz * ty / n};
    }

    private static double[] cross(double tx, double ty, double tz, double[] up) {
        return new double[] {ty * up[2] - tz * up[1], tz * up[0] - tx * up[2], tx * up[1] - ty * up[0]};
    }
}
