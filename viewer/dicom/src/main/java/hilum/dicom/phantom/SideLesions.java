package hilum.dicom.phantom;

import java.util.Optional;

/** Findings on a lateral film. Its findings have no side: a lateral film does not tell. */
final class SideLesions {

    private final SideFilm film;
    private final Plate plate;
    private final Boxes boxes;
    private final SideThorax thorax;

    SideLesions(SideFilm film, Plate plate, Boxes boxes, SideThorax thorax) {
        this.film = film;
        this.plate = plate;
        this.boxes = boxes;
        this.thorax = thorax;
    }

    /** Added tissue at a point, mm; {@code lung} is the lung along the ray there. */
    private interface Change {
        double at(double u, double y, double lung);
    }

    Optional<Finding> draw(Lesion lesion) {
        double s = lesion.severity();
        return switch (lesion.kind()) {
            case NODULE -> ball(lesion, 5.5 + 11 * s);
            case MASS -> ball(lesion, 16 + 24 * s);
            case CONSOLIDATION -> consolidation(lesion);
            case EFFUSION -> effusion(lesion);
            case CARDIOMEGALY -> heart(lesion);
            case EDEMA -> edema(lesion);
            case ATELECTASIS -> band(lesion);
            case HERNIA -> hernia(lesion);
            case PNEUMOTHORAX, FRACTURE, CHEST_TUBE, ENDOTRACHEAL_TUBE, CENTRAL_LINE, PACEMAKER, FOREIGN_BODY ->
                Optional.empty();
        };
    }

    /** In front of the spine or behind the breastbone, clear of heart and diaphragm. */
    private double[] spot(Lesion lesion, double margin) {
        double y = 105 + lesion.place() * 150;
        Dice dice = new Dice(Math.round(lesion.place() * 1e6), "spot");
        boolean behind = y > 190 || dice.chance(0.5);
        double u = behind ? dice.uniform(28, thorax.back(y) - margin - 4) : dice.uniform(thorax.front(y) + margin, -10);
        return new double[] {u, y};
    }

    private String zone(double y) {
        double along = (y - 72) / (300 - 72.0);
        return along < 1 / 3.0 ? "upper" : along < 2 / 3.0 ? "mid" : "lower";
    }

    private Optional<Finding> ball(Lesion lesion, double radius) {
        double[] at = spot(lesion, Math.min(30, radius));
        return paint(lesion, zone(at[1]), (u, y, lung) -> {
            double v = 1 - ((u - at[0]) * (u - at[0]) + (y - at[1]) * (y - at[1])) / (radius * radius);
            return v <= 0 ? 0 : 3.4 * radius * Math.sqrt(v) * SoftTissue.smooth(0, 0.25, v);
        });
    }

    private Optional<Finding> consolidation(Lesion lesion) {
        double s = lesion.severity();
        double[] at = spot(lesion, 20);
        Grain coarse = new Grain(new Dice(Math.round(lesion.place() * 1e6), "coarse"), 15);
        return paint(lesion, zone(at[1]), (u, y, lung) -> {
            double du = (u - at[0]) / (26 + 26 * s);
            double dy = (y - at[1]) / (24 + 30 * s);
            double d = Math.sqrt(du * du + dy * dy) + 0.42 * coarse.at(u, y);
            return d >= 1 ? 0 : (0.3 + 0.35 * s) * (1 - SoftTissue.smooth(-0.1, 1, d)) * Lesions.AIR * lung;
        });
    }

    private Optional<Finding> effusion(Lesion lesion) {
        double height = 30 + 130 * lesion.severity();
        double angle = thorax.dome(thorax.back(330) - 8, true);
        return paint(lesion, "lower", (u, y, lung) -> {
            double inward = Math.max(0, thorax.back(y) - u);
            double surface = angle - height + 0.5 * height * (1 - Exponential.minus(inward / 40));
            return 0.55
                    * SoftTissue.smooth(surface, surface + 18, y)
                    * SoftTissue.smooth(-60, 0, u)
                    * Lesions.AIR
                    * lung;
        });
    }

    private Optional<Finding> heart(Lesion lesion) {
        SideThorax enlarged = new SideThorax(thorax.body, 0.1 + 0.32 * lesion.severity());
        paint(lesion, "heart", (u, y, lung) -> Math.max(0, lung - enlarged.lung(u, y)) * Lesions.AIR);
        double front = Math.max(thorax.front(enlarged.heartY()), enlarged.heartU() - enlarged.heartHalfU());
        double a = column(front);
        double b = column(enlarged.heartU() + enlarged.heartHalfU());
        return boxes.box(
                lesion,
                "heart",
                Math.min(a, b),
                plate.row(enlarged.heartY() - 0.9 * enlarged.heartHalfY()),
                Math.max(a, b),
                plate.row(enlarged.heartY() + 0.85 * enlarged.heartHalfY()));
    }

    private double column(double u) {
        return plate.column(film.facing() * u, 0);
    }

    private Optional<Finding> edema(Lesion lesion) {
        double s = lesion.severity();
        Grain coarse = new Grain(new Dice(Math.round(lesion.place() * 1e6), "edema"), 17);
        Grain fine = new Grain(new Dice(Math.round(lesion.place() * 1e6), "lines"), 2.6);
        return paint(lesion, "central", (u, y, lung) -> {
            double du = (u - 10) / (55 + 35 * s);
            double dy = (y - 195) / (65 + 45 * s);
            double d = Math.sqrt(du * du + dy * dy) + 0.3 * coarse.at(u, y);
            return d >= 1.15
                    ? 0
                    : (0.14 + 0.36 * s)
                            * (1 - SoftTissue.smooth(0, 1.15, d))
                            * (1 + 0.3 * fine.at(u, y))
                            * Lesions.AIR
                            * lung;
        });
    }

    private Optional<Finding> band(Lesion lesion) {
        double s = lesion.severity();
        double y0 = 225 + 40 * lesion.place();
        return paint(lesion, zone(y0), (u, y, lung) -> {
            double du = (u - 35) / (26 + 20 * s);
            double dy = (y - y0 - 0.4 * (u - 35)) / (4 + 8 * s);
            double d = du * du + dy * dy;
            return d >= 1 ? 0 : (24 + 34 * s) * Math.sqrt(1 - d);
        });
    }

    private Optional<Finding> hernia(Lesion lesion) {
        double radius = 20 + 24 * lesion.severity();
        double u0 = 34;
        double y0 = thorax.dome(u0, true) - radius * 0.5;
        return paint(lesion, "central", (u, y, lung) -> {
            double dy = (y - y0) / (0.85 * radius);
            double d = (u - u0) * (u - u0) / (radius * radius) + dy * dy;
            double gas = (1 - SoftTissue.smooth(-0.2, -0.12, dy)) * SoftTissue.smooth(0, 0.4, 1 - d);
            return d >= 1 ? 0 : 1.3 * radius * Math.sqrt(1 - d) * (0.75 - 1.8 * gas);
        });
    }

    private Optional<Finding> paint(Lesion lesion, String zone, Change change) {
        float[] changed = plate.layer();
        for (int r = 0; r < plate.height; r++) {
            double y = plate.y(r);
            for (int c = 0; c < plate.width; c++) {
                int i = r * plate.width + c;
                if (film.air[i] > 0) {
                    changed[i] = (float) change.at(film.u(c), y, film.air[i]);
                    film.tissue[i] = Math.max(0, film.tissue[i] + changed[i]);
                }
            }
        }
        return boxes.around(lesion, zone, changed);
    }
}
