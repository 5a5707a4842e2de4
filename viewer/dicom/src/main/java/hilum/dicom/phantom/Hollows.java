package hilum.dicom.phantom;

/** Air outside the lung fields: trachea and main bronchi, the stomach bubble, gas in the bowel. Lengths of missing tissue, mm. */
final class Hollows {

    private final Plate plate;
    private final Thorax thorax;
    private final Dice dice;
    private final Grain shape;
    private final float[] layer;

    Hollows(Plate plate, Thorax thorax, long bodySeed) {
        this.plate = plate;
        this.thorax = thorax;
        dice = new Dice(bodySeed, "hollows");
        shape = new Grain(dice, 13);
        layer = plate.layer();
    }

    float[] draw() {
        double sway = dice.around(-2, 1.5);
        double[][] trachea = {{0, -20}, {0, 30}, {sway * 0.3, 80}, {sway, 120}, {sway - 1.5, 148}, {sway - 2, 162}};
        bore(trachea, 8.2);
        bore(new double[][] {{sway - 6, 165}, {-15, 178}, {-24, 190}, {-30, 204}}, 6.3);
        bore(new double[][] {{sway + 3, 165}, {12, 176}, {24, 187}, {35, 194}}, 5.4);
        if (dice.chance(0.8)) {
            stomach();
        }
        bowel();
        return layer;
    }

    private void bore(double[][] points, double radius) {
        double[][] path = Curves.rounded(points, 0, points.length, 1, 0);
        double step = plate.step();
        for (int i = 0; i + 1 < path.length; i++) {
            double dx = path[i + 1][0] - path[i][0];
            double dy = path[i + 1][1] - path[i][1];
            double length = Math.sqrt(dx * dx + dy * dy);
            int along = Math.max(1, (int) Math.ceil(length / step));
            int across = (int) Math.ceil(2 * radius / step);
            for (int k = 0; k < along * across; k++) {
                double t = (Math.floorDiv(k, across) + 0.5) / along;
                double v = 2 * (k % across + 0.5) / across - 1;
                double volume = 1.7 * radius * Math.sqrt(1 - v * v) * length / along * 2 * radius / across;
                plate.splat(
                        layer,
                        plate.column(path[i][0] + t * dx - dy / length * v * radius, 10),
                        plate.row(path[i][1] + t * dy + dx / length * v * radius),
                        volume);
            }
        }
    }

    /** Under the left dome; the fluid below it has a level, since the patient stands. */
    private void stomach() {
        double cx = dice.around(62, 7);
        double half = dice.around(27, 6);
        double level = thorax.dome(cx) + dice.uniform(17, 36);
        double roof = thorax.dome(cx) + dice.uniform(5, 8);
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            double v = (level - y) / (level - roof);
            if (v <= -0.05 || v >= 1) {
                continue;
            }
            double cut = SoftTissue.smooth(-0.05, 0.05, v);
            for (int c = 0; c < plate.width; c++) {
                double u = (plate.x(c) - cx) / half;
                double d = u * u + v * v * Math.abs(v) + 0.5 * shape.at(plate.x(c), y);
                if (d < 1) {
                    layer[r * plate.width + c] += (float) (cut * 34 * Math.sqrt(1 - d));
                }
            }
        }
    }

    private void bowel() {
        int bubbles = 2 + (int) dice.uniform(0, 6);
        double cx = dice.around(96, 10);
        double cy = dice.around(378, 12);
        for (int i = 0; i < bubbles; i++) {
            double bx = cx + dice.around(0, 15);
            double by = cy + dice.around(0, 15);
            double w = dice.uniform(7, 17);
            double h = dice.uniform(6, 12);
            for (int r = 0; r < plate.height; r++) {
                double v = (plate.y(r) - by) / h;
                for (int c = 0; Math.abs(v) < 1 && c < plate.width; c++) {
                    double u = (plate.x(c) - bx) / w;
                    double d = u * u + v * v + 0.45 * shape.at(plate.x(c), plate.y(r)) + 0.2;
                    if (d < 1) {
                        layer[r * plate.width + c] += (float) (17 * Math.sqrt(1 - d));
                    }
                }
            }
        }
    }
}
