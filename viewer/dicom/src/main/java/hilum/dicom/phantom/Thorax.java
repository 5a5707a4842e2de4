package hilum.dicom.phantom;

/** The outlines inside the chest: lungs, mediastinum, heart, domes of the diaphragm. All lengths in standard millimetres. */
final class Thorax {

    private static final Profile WALL = new Profile(3.4);
    private static final Profile BORDER = new Profile(2.6);

    final Habitus body;
    private final Curve outer = Curve.through(
            70, 50, 72, 59, 76, 67, 82, 75, 90, 83, 105, 96, 125, 109, 150, 120, 180, 129, 220, 136, 260, 140, 300, 142,
            345, 142, 480, 140);
    private final Curve inner = Curve.through(70, 50, 72, 40, 76, 33, 82, 27, 92, 21, 105, 16, 125, 12, 400, 12);
    private final Curve depth =
            Curve.through(68, 20, 80, 62, 100, 104, 130, 138, 180, 166, 230, 180, 300, 186, 400, 186);
    private final Curve domeRight = Curve.through(
            0, 318, 20, 309, 45, 300.5, 66, 298, 88, 301, 106, 309, 121, 321, 132, 335, 139, 349, 146, 372);
    private final Curve domeLeft = Curve.through(
            0, 310, 25, 311.5, 50, 310.5, 74, 309, 94, 311, 110, 318, 123, 330, 133, 344, 140, 358, 147, 380);
    private final Curve right;
    private final Curve left;
    private final Curve heartDepth =
            Curve.through(50, 64, 90, 84, 120, 100, 160, 112, 200, 124, 240, 143, 280, 156, 330, 165, 400, 170);

    /** @param enlarged what cardiomegaly adds to the width of the heart, 0 for none */
    Thorax(Habitus body, double enlarged) {
        this.body = body;
        double h = body.heart() * (1 + enlarged);
        double hr = 1 + (h - 1) * 0.8;
        double k = body.knob();
        right = Curve.through(
                50, 25, 75, 22, 100, 21.5, 130, 22.5, 158, 25, 170, 28, 184, 27, 200, 29, 214, 36 * hr, 232, 40 * hr,
                252, 42 * hr, 270, 41 * hr, 288, 38 * hr, 300, 37 * hr, 330, 40 * hr);
        left = Curve.through(
                50, 25, 75, 21, 100, 21, 118, 22 * k, 128, 31 * k, 137, 36 * k, 146, 35.5 * k, 154, 30 * k, 160, 28,
                168, 31, 178, 36, 190, 41, 202, 47 * h, 216, 57 * h, 234, 70 * h, 254, 82 * h, 272, 89.5 * h, 288,
                93 * h, 300, 95 * h, 312, 96 * h, 330, 97 * h);
    }

    /** Half width of the lung space at a height, from the midline to the pleura at the ribs. */
    double outer(double y) {
        return outer.at(y) * wide(y);
    }

    /** Barrel chests are wide on top, bell-shaped ones below. */
    private double wide(double y) {
        return 1 + body.barrel() * (1 - 2 * SoftTissue.smooth(90, 310, y)) * 0.9 * SoftTissue.smooth(70, 110, y);
    }

    double rightBorder(double y) {
        return right.at(y);
    }

    double leftBorder(double y) {
        return left.at(y);
    }

    /** The edge of a dome at a signed distance from the midline. */
    double dome(double x) {
        return (x < 0 ? domeRight.at(-x) : domeLeft.at(x)) + body.breathMm();
    }

    boolean inLung(double x, double y, double margin) {
        double ax = Math.abs(x);
        return ax < outer(y) - margin
                && ax > inner.at(y) + margin
                && y > 71 + margin
                && y < dome(x) - margin
                && ax > (x < 0 ? right.at(y) : left.at(y)) + margin * 0.3;
    }

    /** Length of lung along each ray, mm. */
    float[] lung(Plate plate) {
        float[] air = plate.layer();
        double[] domes = new double[plate.width];
        for (int c = 0; c < plate.width; c++) {
            domes[c] = dome(plate.x(c));
        }
        int from = Math.max(0, (int) plate.row(66));
        for (int r = from; r < plate.height; r++) {
            lungRow(plate, r, domes, air);
        }
        return air;
    }

    /** The descending aorta runs down beside the spine; its left edge shows through the heart. */
    private double aorta(double y, double x) {
        double radius = 12.5 * body.knob();
        double away = x - (23 - 0.055 * (y - 140));
        return Math.abs(away) >= radius
                ? 0
                : 2 * Math.sqrt(radius * radius - away * away) * SoftTissue.smooth(122, 158, y);
    }

    private void lungRow(Plate plate, int row, double[] domes, float[] air) {
        double y = plate.y(row);
        double w = outer(y);
        double m = inner.at(y);
        double full = depth.at(y) * body.depth();
        double heart = heartDepth.at(y) * body.depth();
        double r = right.at(y);
        double l = left.at(y);
        double shift = plate.shift(25);
        for (int c = 0; c < plate.width; c++) {
            double x = plate.x(c);
            double ax = Math.abs(x);
            if (ax >= w || ax <= m || w <= 50) {
                continue;
            }
            double cavity = full * WALL.at(ax / w) * Math.sqrt(Math.min(1, (ax - m) / 16));
            double xs = x - shift;
            double below = y - domes[c];
            double wider = Math.max(0, below) * 0.8;
            double solid = heart * BORDER.at(xs < 0 ? xs / (r + wider) : xs / (l + wider));
            solid += aorta(y, xs);
            if (below > 0) {
                solid += 2.0 * Math.sqrt(2 * 105 * below) + 2.2 * below * (1 - SoftTissue.smooth(40, 95, ax));
            }
            air[row * plate.width + c] = (float) Math.max(0, cavity - solid);
        }
    }
}
