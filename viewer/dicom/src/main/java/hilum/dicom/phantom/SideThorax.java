package hilum.dicom.phantom;

/**
 * The outlines inside the chest as seen from the side, in standard millimetres: u runs from the breastbone (negative) to the spine, y down.
 */
final class SideThorax {

    private static final Profile ROUND = new Profile(2.2);
    private static final Profile FULL = new Profile(4);

    final Habitus body;
    private final double swell;
    private final double heartSize;
    private final Curve front = Curve.through(
            66, 4, 74, -20, 90, -42, 110, -60, 140, -76, 180, -88, 220, -95, 260, -98, 310, -98, 420, -96);
    private final Curve back =
            Curve.through(66, 40, 74, 58, 90, 72, 120, 84, 160, 94, 200, 99, 250, 99, 300, 92, 350, 80, 420, 74);
    private final Curve dome = Curve.through(
            -105, 318, -90, 303, -70, 293, -45, 288, -20, 288, 5, 292, 30, 302, 50, 316, 68, 338, 84, 364, 100, 395);
    private final Curve spine =
            Curve.through(-40, 8, 20, 18, 60, 36, 100, 56, 150, 70, 200, 74, 250, 69, 300, 58, 350, 46, 420, 36);

    SideThorax(Habitus body, double enlarged) {
        this.body = body;
        swell = body.depth();
        heartSize = body.heart() * (1 + enlarged);
    }

    double front(double y) {
        return front.at(y) * swell;
    }

    double back(double y) {
        return back.at(y) * swell;
    }

    /** The middle of the vertebral bodies. */
    double spine(double y) {
        return spine.at(y) * swell;
    }

    /** The edge of the right dome; the left one lies lower and falls off earlier in front. */
    double dome(double u, boolean right) {
        double lower = right ? 0 : 9 + 0.05 * u;
        return dome.at(u / swell) + lower + body.breathMm();
    }

    /** The middle of the trachea, which runs backwards on its way down. */
    static double trachea(double y) {
        return 6 + 0.11 * (y - 60);
    }

    double heartU() {
        return -44 * swell;
    }

    double heartY() {
        return 250 + body.breathMm() * 0.7;
    }

    double heartHalfU() {
        return 50 * heartSize;
    }

    double heartHalfY() {
        return 66 * heartSize;
    }

    /** Length of lung along the ray through a point, mm; both lungs together. */
    double lung(double u, double y) {
        double f = front(y);
        double b = back(y);
        if (y < 68 || u <= f || u >= b) {
            return 0;
        }
        double middle = (f + b) / 2;
        double width = 250 * SoftTissue.smooth(60, 150, y) * FULL.at((u - middle) / ((b - f) / 2));
        double solid = mediastinum(u, y) + heart(u, y);
        double lung = 0;
        for (int i = 0; i < 2; i++) {
            double above = dome(u, i == 0) - y;
            lung += 0.5 * Math.max(0, width - solid) * SoftTissue.smooth(0, 9, above);
        }
        return lung;
    }

    private double mediastinum(double u, double y) {
        double open = SoftTissue.smooth(front(y) + 6, front(y) + 34, u);
        double hila = blob(u - 14, y - 186, 24, 26);
        double arch = blob(u - 18, y - 136, 28, 22);
        double strand = ROUND.at((u - spine(y) + 6) / 14);
        double greatVessels = blob(u + 16 - 0.1 * (y - 150), y - 140, 40, 78);
        return 46 * open + 24 * hila + 22 * arch + 14 * strand + 44 * greatVessels;
    }

    /** Tilted forward and down. */
    private double heart(double u, double y) {
        double du = u - heartU();
        double dy = y - heartY();
        double a = 0.93 * du + 0.37 * dy;
        double b = 0.93 * dy - 0.37 * du;
        double d = a * a / (heartHalfU() * heartHalfU()) + b * b / (heartHalfY() * heartHalfY());
        double rise = d >= 1 ? 0 : 108 * heartSize * Math.sqrt(1 - d) * SoftTissue.smooth(0, 0.75, 1 - d);
        return rise + 40 * blob(u + 6, y - 178, 40, 46);
    }

    static double blob(double du, double dy, double halfU, double halfY) {
        double d = du * du / (halfU * halfU) + dy * dy / (halfY * halfY);
        return d >= 1 ? 0 : (1 - d) * (1 - d);
    }
}
