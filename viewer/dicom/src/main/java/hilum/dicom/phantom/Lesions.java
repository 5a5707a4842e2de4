package hilum.dicom.phantom;

import java.util.Optional;

/** What disease adds to or takes from the lungs, mm of tissue along the ray, and the box round it. */
final class Lesions {

    /** Lung is a quarter tissue: filling it adds the rest. */
    static final double AIR = 0.76;

    /** A change smaller than this part of the greatest one is not seen and not boxed. */
    private static final float EDGE = 0.05f;

    private final Plate plate;
    private final Thorax thorax;
    private final float[] air;
    private final float[] vessels;
    private final Dice dice;

    Lesions(Plate plate, Thorax thorax, float[] air, float[] vessels, long bodySeed) {
        this.plate = plate;
        this.thorax = thorax;
        this.air = air;
        this.vessels = vessels;
        dice = new Dice(bodySeed, "lesions");
    }

    /** How a lesion changes one ray: column and row say where, x and y in standard millimetres, lung is what can be filled. */
    private interface Change {
        double at(double x, double y, float lung, float vessel);
    }

    /** Adds the lesion to the tissue; empty when nothing of it lies on the film. */
    Optional<Finding> draw(Lesion lesion, float[] tissue) {
        return switch (lesion.kind()) {
            case NODULE -> nodule(lesion, tissue);
            case EFFUSION -> effusion(lesion, tissue);
            case CONSOLIDATION -> consolidation(lesion, tissue);
            case PNEUMOTHORAX -> pneumothorax(lesion, tissue);
            case CARDIOMEGALY -> cardiomegaly(lesion, tissue);
        };
    }

    private Optional<Finding> nodule(Lesion lesion, float[] tissue) {
        int side = lesion.side().sign();
        double radius = 4 + 16 * lesion.severity();
        double[] at = spot(lesion, 21, 0.5);
        Dice shape = new Dice(Math.round(lesion.place() * 1e6) + side, "nodule");
        double p = shape.uniform(0, 6);
        double q = shape.uniform(0, 6);
        return paint(lesion, zone(at[0], at[1]), tissue, (x, y, lung, vessel) -> {
            double dx = x - at[0];
            double dy = y - at[1];
            double d2 = dx * dx + dy * dy;
            if (d2 > 1.6 * radius * radius) {
                return 0;
            }
            double angle = StrictMath.atan2(dy, dx);
            double rim = radius * (1 + 0.07 * StrictMath.sin(3 * angle + p) + 0.05 * StrictMath.sin(5 * angle + q));
            double v = 1 - d2 / (rim * rim);
            return v <= 0 ? 0 : 3.4 * AIR * radius * Math.sqrt(v) * SoftTissue.smooth(0, 0.25, v);
        });
    }

    private Optional<Finding> effusion(Lesion lesion, float[] tissue) {
        int side = lesion.side().sign();
        double angleY = thorax.dome(side * 138);
        double height = 32 + 165 * lesion.severity();
        double lateral = angleY - height;
        return paint(lesion, "lower", tissue, (x, y, lung, vessel) -> {
            if (x * side <= 0 || lung <= 0) {
                return 0;
            }
            double inward = Math.max(0, thorax.outer(y) - Math.abs(x));
            double surface = lateral + 0.45 * height * (1 - Exponential.minus(inward / 34));
            double filled = 0.9 * SoftTissue.smooth(surface, surface + 16 + 14 * lesion.severity(), y);
            return filled * (AIR * lung - vessel);
        });
    }

    private Optional<Finding> consolidation(Lesion lesion, float[] tissue) {
        double s = lesion.severity();
        double[] at = spot(lesion, 34, 0.45);
        double halfWidth = 28 + 30 * s;
        double halfHeight = 24 + 32 * s;
        long seed = Math.round(lesion.place() * 1e6) + lesion.side().sign();
        Grain coarse = new Grain(new Dice(seed, "coarse"), 15);
        Grain fine = new Grain(new Dice(seed, "fine"), 3.2);
        return paint(lesion, zone(at[0], at[1]), tissue, (x, y, lung, vessel) -> {
            double u = (x - at[0]) / halfWidth;
            double v = (y - at[1]) / halfHeight;
            double d = Math.sqrt(u * u + v * v) + 0.42 * coarse.at(x, y) + 0.06 * fine.at(x, y);
            if (d >= 1 || x * at[0] <= 0) {
                return 0;
            }
            double dense = (0.34 + 0.3 * s) * (1 - SoftTissue.smooth(-0.1, 1, d)) * (1 + 0.13 * fine.at(x, y));
            return dense * Math.max(0, AIR * lung - vessel);
        });
    }

    private Optional<Finding> pneumothorax(Lesion lesion, float[] tissue) {
        int side = lesion.side().sign();
        double s = lesion.severity();
        double rim = 9 + 38 * s;
        double reach = 110 + 190 * s;
        return paint(lesion, "upper", tissue, (x, y, lung, vessel) -> {
            if (x * side <= 0 || lung <= 0) {
                return 0;
            }
            double gap = rim * (1 - SoftTissue.smooth(95, 95 + reach, y));
            double inward = Math.min(thorax.outer(y) - Math.abs(x), (y - 71) * 1.2);
            double off = inward - gap;
            double line = gap < 1.5 ? 0 : 4.5 * Exponential.minus(Math.min(16, off * off / 0.45));
            return off < 0 ? line - 0.9 * ((1 - AIR) * lung + vessel) : line;
        });
    }

    private Optional<Finding> cardiomegaly(Lesion lesion, float[] tissue) {
        double more = 0.10 + 0.30 * lesion.severity();
        Thorax enlarged = new Thorax(thorax.body, more);
        float[] left = enlarged.lung(plate);
        for (int i = 0; i < tissue.length; i++) {
            float lost = air[i] - left[i];
            if (lost > 0) {
                tissue[i] += (float) Math.max(0, AIR * lost - vessels[i] * lost / air[i]);
                air[i] = left[i];
            }
        }
        double bottom = thorax.dome(0) + 14;
        double widestLeft = 0;
        double widestRight = 0;
        for (double y = 200; y < bottom; y += 2) {
            widestLeft = Math.max(widestLeft, enlarged.leftBorder(y));
            widestRight = Math.max(widestRight, enlarged.rightBorder(y));
        }
        double z = 25;
        return Optional.of(boxed(
                lesion,
                "heart",
                plate.column(-widestRight - 2, z),
                plate.row(166),
                plate.column(widestLeft + 2, z),
                plate.row(thorax.dome(80) + 20)));
    }

    /** A place in the lung, far enough from its borders. */
    private double[] spot(Lesion lesion, double margin, double lateral) {
        int side = lesion.side().sign();
        double along = lesion.place();
        double y = 98 + along * (thorax.dome(side * 75) - 20 - 98);
        double border = side < 0 ? thorax.rightBorder(y) : thorax.leftBorder(y);
        double from = border + margin + 6;
        double to = Math.max(from, thorax.outer(y) - margin);
        return new double[] {side * (from + (to - from) * Math.clamp(lateral + dice.around(0, 0.1), 0, 1)), y};
    }

    private String zone(double x, double y) {
        double along = (y - 72) / (thorax.dome(x) - 72);
        return along < 1 / 3.0 ? "upper" : along < 2 / 3.0 ? "mid" : "lower";
    }

    private Optional<Finding> paint(Lesion lesion, String zone, float[] tissue, Change change) {
        float[] changed = plate.layer();
        float greatest = 0;
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            for (int c = 0; c < plate.width; c++) {
                int i = r * plate.width + c;
                if (air[i] <= 0) {
                    continue;
                }
                changed[i] = (float) change.at(plate.x(c), y, air[i], vessels[i]);
                tissue[i] += changed[i];
                greatest = Math.max(greatest, Math.abs(changed[i]));
            }
        }
        return greatest == 0 ? Optional.empty() : Optional.of(around(lesion, zone, changed, greatest * EDGE));
    }

    private Finding around(Lesion lesion, String zone, float[] changed, float least) {
        int x0 = plate.width;
        int y0 = plate.height;
        int x1 = -1;
        int y1 = -1;
        for (int r = 0; r < plate.height; r++) {
            for (int c = 0; c < plate.width; c++) {
                if (Math.abs(changed[r * plate.width + c]) > least) {
                    x0 = Math.min(x0, c);
                    x1 = Math.max(x1, c);
                    y0 = Math.min(y0, r);
                    y1 = r;
                }
            }
        }
        return boxed(lesion, zone, x0 - 0.5, y0 - 0.5, x1 + 0.5, y1 + 0.5);
    }

    /** From columns and rows (whole at the middle of a cell) to fractions of the picture. */
    private Finding boxed(Lesion lesion, String zone, double x0, double y0, double x1, double y1) {
        return new Finding(
                lesion.kind(),
                lesion.side(),
                zone,
                lesion.severity(),
                Math.clamp((x0 + 0.5) / plate.width, 0, 1),
                Math.clamp((y0 + 0.5) / plate.height, 0, 1),
                Math.clamp((x1 + 0.5) / plate.width, 0, 1),
                Math.clamp((y1 + 0.5) / plate.height, 0, 1));
    }
}
