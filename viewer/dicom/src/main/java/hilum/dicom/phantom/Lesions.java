package hilum.dicom.phantom;

import java.util.Optional;

/** What disease adds to or takes from the lungs, mm of tissue along the ray, and the box round it. */
final class Lesions {

    /** Lung is a quarter tissue: filling it adds the rest. */
    static final double AIR = 0.76;

    private final Plate plate;
    private final Thorax thorax;
    private final float[] air;
    private final float[] vessels;
    private final Boxes boxes;
    private final Dice dice;

    Lesions(Plate plate, Boxes boxes, Thorax thorax, float[] air, float[] vessels, long bodySeed) {
        this.plate = plate;
        this.boxes = boxes;
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
            case NODULE -> nodule(lesion, 5 + 11 * lesion.severity(), tissue);
            case MASS -> nodule(lesion, 16 + 24 * lesion.severity(), tissue);
            case EFFUSION -> effusion(lesion, tissue);
            case CONSOLIDATION -> consolidation(lesion, tissue);
            case PNEUMOTHORAX -> pneumothorax(lesion, tissue);
            case CARDIOMEGALY -> cardiomegaly(lesion, tissue);
            case EDEMA -> edema(lesion, tissue);
            case ATELECTASIS -> atelectasis(lesion, tissue);
            case HERNIA -> hernia(lesion, tissue);
            case FRACTURE, CHEST_TUBE, ENDOTRACHEAL_TUBE, CENTRAL_LINE, PACEMAKER, FOREIGN_BODY -> Optional.empty();
        };
    }

    private Optional<Finding> nodule(Lesion lesion, double radius, float[] tissue) {
        int side = lesion.side().sign();
        double[] at = spot(lesion, Math.max(21, radius * 0.9), 0.5);
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
        return boxes.box(
                lesion,
                "heart",
                plate.column(-widestRight - 2, z),
                plate.row(166),
                plate.column(widestLeft + 2, z),
                plate.row(thorax.dome(80) + 20));
    }

    private Optional<Finding> edema(Lesion lesion, float[] tissue) {
        double s = lesion.severity();
        Grain coarse = new Grain(new Dice(Math.round(lesion.place() * 1e6), "edema"), 17);
        Grain fine = new Grain(new Dice(Math.round(lesion.place() * 1e6), "lines"), 2.6);
        return paint(lesion, "central", tissue, (x, y, lung, vessel) -> {
            double u = (Math.abs(x) - 30) / (50 + 50 * s);
            double v = (y - 195) / (70 + 60 * s);
            double d = Math.sqrt(u * u + v * v) + 0.3 * coarse.at(x, y);
            if (d >= 1.15) {
                return 0;
            }
            double dense = (0.12 + 0.42 * s) * (1 - SoftTissue.smooth(0, 1.15, d)) * (1 + 0.3 * fine.at(x, y));
            return dense * Math.max(0, AIR * lung - vessel);
        });
    }

    private Optional<Finding> atelectasis(Lesion lesion, float[] tissue) {
        double s = lesion.severity();
        double[] at = spot(new Lesion(lesion.kind(), lesion.side(), s, 0.6 + 0.4 * lesion.place()), 40, 0.4);
        double half = 30 + 25 * s;
        double thick = 3 + 7 * s;
        double slope = (0.15 + 0.3 * lesion.place()) * lesion.side().sign();
        return paint(lesion, zone(at[0], at[1]), tissue, (x, y, lung, vessel) -> {
            double u = (x - at[0]) / half;
            double v = (y - at[1] - slope * (x - at[0]) + 5 * u * u) / thick;
            double d = u * u + v * v;
            return d >= 1 || x * at[0] <= 0 ? 0 : (20 + 30 * s) * Math.sqrt(1 - d);
        });
    }

    private Optional<Finding> hernia(Lesion lesion, float[] tissue) {
        double radius = 20 + 24 * lesion.severity();
        double cx = 6 + 18 * lesion.place();
        double cy = thorax.dome(cx) - radius * 0.45;
        float[] changed = plate.layer();
        for (int r = 0; r < plate.height; r++) {
            double v = (plate.y(r) - cy) / (radius * 0.8);
            for (int c = 0; c < plate.width && Math.abs(v) < 1; c++) {
                double u = (plate.x(c) - cx) / radius;
                double d = u * u + v * v;
                if (d < 1) {
                    double chord = 1.2 * radius * Math.sqrt(1 - d);
                    double gas = (1 - SoftTissue.smooth(-0.2, -0.12, v)) * SoftTissue.smooth(0, 0.4, 1 - d);
                    changed[r * plate.width + c] = (float) (chord * (0.7 - 1.8 * gas));
                }
            }
        }
        for (int i = 0; i < tissue.length; i++) {
            tissue[i] = Math.max(0, tissue[i] + changed[i]);
        }
        return boxes.around(lesion, "central", changed);
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
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            for (int c = 0; c < plate.width; c++) {
                int i = r * plate.width + c;
                if (air[i] <= 0) {
                    continue;
                }
                changed[i] = (float) change.at(plate.x(c), y, air[i], vessels[i]);
                tissue[i] += changed[i];
            }
        }
        return boxes.around(lesion, zone, changed);
    }
}
