package hilum.dicom.phantom;

import java.util.List;

/** The body from the side, arms raised: soft tissue, lungs, bones; the findings that a lateral film can show. */
final class SideFilm {

    private static final Profile BODY = new Profile(2.6);

    private final Plate plate;
    private final PhantomRequest request;
    private final SideThorax thorax;
    private final Boxes boxes;
    private final boolean mirrored;
    final float[] air;
    final float[] tissue;

    SideFilm(Plate plate, PhantomRequest request, Habitus body, Boxes boxes) {
        this.plate = plate;
        this.request = request;
        this.boxes = boxes;
        thorax = new SideThorax(body, 0);
        mirrored = mirrored(request);
        air = plate.layer();
        tissue = plate.layer();
    }

    /** Whether the person faces the right of the picture. */
    static boolean mirrored(PhantomRequest request) {
        return new Dice(request.bodySeed(), "facing").chance(0.2);
    }

    /** Position of a column on the way from front to back. */
    double u(int column) {
        return mirrored ? -plate.x(column) : plate.x(column);
    }

    /** -1 when the front is on the right of the picture. */
    int facing() {
        return mirrored ? -1 : 1;
    }

    void tissue(List<Finding> findings) {
        Habitus body = thorax.body;
        double f = body.fatMm();
        Grain fat = new Grain(new Dice(request.bodySeed(), "fat"), 23);
        Grain web = new Grain(new Dice(request.bodySeed(), "lobules"), 4.2);
        Grain fine = new Grain(new Dice(request.bodySeed(), "interstitium"), 1.5);
        Curve width =
                Curve.through(-60, 40, 10, 50, 50, 130, 78, 260, 105, 330, 150, 305, 200, 290, 300, 290, 420, 280);
        float[] vessels = vessels();
        float[] fatRow = new float[plate.width];
        float[] webRow = new float[plate.width];
        float[] fineRow = new float[plate.width];
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            fat.row(plate, y, fatRow);
            web.row(plate, y, webRow);
            fine.row(plate, y, fineRow);
            double neck = SoftTissue.smooth(125, 0, y);
            double front = (1 - neck) * (thorax.front(Math.max(y, 80)) - 14 - f * 0.6) + neck * -56;
            front -= bust(y);
            double back = (1 - neck) * (thorax.back(Math.max(y, 100)) + 18 + f * 0.5) + neck * 58;
            double arms = 200 * SoftTissue.smooth(145, 10, y);
            double armsU = -2 - 0.25 * Math.max(0, 90 - y);
            double armsHalf = 100 + f * 0.4;
            for (int c = 0; c < plate.width; c++) {
                int i = r * plate.width + c;
                double u = u(c);
                double across = width.at(y) * (0.86 + 0.14 * f / 19) * BODY.at((2 * u - front - back) / (back - front));
                double beside = (u - armsU) / armsHalf;
                across += arms * BODY.at(beside) * Math.max(0, 1 - 0.5 * beside * beside);
                double lung = across <= 0 ? 0 : thorax.lung(u, y);
                air[i] = (float) lung;
                double texture = 0.02 * webRow[c] + 0.03 * fineRow[c];
                double windpipe = y < 176 ? 15 * BODY.at((u - SideThorax.trachea(y)) / 9) : 0;
                tissue[i] = (float) Math.max(
                        0,
                        across * (1 + 0.02 * fatRow[c])
                                - lung * (Lesions.AIR - 0.06 + texture)
                                - windpipe
                                + vessels[i] * Math.min(1, lung / 120));
            }
        }
        stomach();
        SideLesions lesions = new SideLesions(this, plate, boxes, thorax);
        request.lesions().forEach(l -> lesions.draw(l).ifPresent(findings::add));
    }

    private double bust(double y) {
        double size = thorax.body.breastMm();
        return size * 0.9 * StrictMath.exp(-(y - 245) * (y - 245) / (2 * 38.0 * 38));
    }

    private float[] vessels() {
        float[] layer = plate.layer();
        Dice dice = new Dice(request.bodySeed(), "side vessels");
        for (int i = 0; i < 34; i++) {
            double angle = dice.uniform(0, 2 * Math.PI);
            double u = 14 + dice.uniform(-12, 12);
            double y = 186 + dice.uniform(-14, 16);
            double radius = 0.5 + 1.5 * StrictMath.pow(dice.uniform(0, 1), 2);
            double reach = dice.uniform(10, 28);
            double[][] points = new double[4][];
            for (int k = 0; k < 4; k++) {
                points[k] = new double[] {facing() * u, y};
                u += StrictMath.cos(angle) * reach;
                y += StrictMath.sin(angle) * reach;
                angle += dice.around(0, 0.5);
            }
            Wire.lay(plate, layer, points, 0, radius, 1.7);
        }
        return layer;
    }

    private void stomach() {
        Dice dice = new Dice(request.bodySeed(), "side stomach");
        double u0 = dice.around(10, 12);
        double top = thorax.dome(u0, false) + 10;
        double half = dice.uniform(16, 34);
        double high = dice.uniform(12, 30);
        for (int r = 0; r < plate.height; r++) {
            double v = (plate.y(r) - top - high) / high;
            for (int c = 0; c < plate.width && v > -1 && v < 0.6; c++) {
                double d = (u(c) - u0) * (u(c) - u0) / (half * half) + v * v;
                if (d < 1) {
                    tissue[r * plate.width + c] -= (float) (34 * Math.sqrt(1 - d) * SoftTissue.smooth(0.6, 0.5, v));
                }
            }
        }
    }

    /** Ribs of both sides, vertebrae, breastbone, shoulder blades and raised upper arms. */
    void bones(float[] bone) {
        new RibCage(new Thorax(thorax.body, 0), request.bodySeed()).sideways(plate, bone, facing());
        Dice dice = new Dice(request.bodySeed(), "side spine");
        for (int n = -3; n <= 15; n++) {
            double upper = Spine.top(n);
            double lower = Spine.top(n + 1) - (n < 1 ? 3.5 : 4.5 + 0.15 * n);
            vertebra(bone, upper, lower, 11 + 0.55 * Math.max(0, n + 1) + dice.around(0, 0.3));
        }
        double[][] sternum = new double[9][];
        for (int i = 0; i < sternum.length; i++) {
            double y = 92 + 19 * i;
            sternum[i] = new double[] {facing() * (thorax.front(y) - 5), y};
        }
        Wire.lay(plate, bone, sternum, 0, 5.5, 0.7);
        for (int side = 0; side < 2; side++) {
            double shift = side * dice.uniform(9, 22);
            double[][] upperArm = {
                {facing() * (2 + shift / 2), 96},
                {facing() * (-8 - shift / 3), 60},
                {facing() * (-30 - shift), -10},
                {facing() * (-48 - shift), -70}
            };
            Wire.lay(plate, bone, upperArm, 0, 10, 0.8);
            double[][] blade = {
                {facing() * (52 + shift), 78},
                {facing() * (66 + shift), 130},
                {facing() * (82 + shift), 190},
                {facing() * (90 + shift), 232}
            };
            Wire.lay(plate, bone, blade, 0, 3, 1.3);
        }
    }

    /** A box of fine bone with dense end plates, and the arch behind it. */
    private void vertebra(float[] bone, double upper, double lower, double half) {
        double middle = thorax.spine((upper + lower) / 2);
        double lean = (thorax.spine(lower) - thorax.spine(upper)) / (lower - upper);
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            double inside = Math.min(y - upper, lower - y);
            if (inside < -2) {
                continue;
            }
            double edge = SoftTissue.smooth(-1, 1, inside);
            for (int c = 0; c < plate.width; c++) {
                double du = u(c) - middle - lean * (y - (upper + lower) / 2);
                double within = half - Math.abs(du);
                if (within > -2) {
                    double rim = StrictMath.exp(-Math.max(0, inside) / 1.6)
                            + 0.6 * StrictMath.exp(-Math.max(0, within) / 1.6);
                    bone[r * plate.width + c] += (float) (edge * SoftTissue.smooth(-1, 1, within) * (3.4 + 5 * rim));
                }
                double arch = Math.abs(du - half - 13);
                if (arch < 12) {
                    bone[r * plate.width + c] += (float) (2.2 * edge * (1 - arch / 12));
                }
            }
        }
    }
}
