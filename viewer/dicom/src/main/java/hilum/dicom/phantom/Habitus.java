package hilum.dicom.phantom;

/** One person at one moment: what varies between bodies (drawn from the body seed) and between films of a body (from the exposure seed). */
record Habitus(
        boolean female,
        double sizeX,
        double sizeY,
        double depth,
        double fatMm,
        double breastMm,
        double heart,
        double knob,
        double boneMineral,
        double ribSlope,
        double breathMm,
        double turn,
        double offsetX,
        double offsetY,
        double armLift,
        double dose,
        double gain,
        double shrug,
        double barrel,
        boolean chin) {

    static Habitus of(PhantomRequest request) {
        Dice body = new Dice(request.bodySeed(), "habitus");
        Dice moment = new Dice(request.exposureSeed(), "exposure");
        boolean ap = request.view() == View.AP;
        boolean female = body.chance(0.45);
        double size = body.around(female ? 0.90 : 0.97, 0.03);
        double stout = body.around(0, 1);
        return new Habitus(
                female,
                size * body.around(1.02, 0.05),
                1.06 * size * body.around(1, 0.05),
                size * (1 + 0.09 * stout) * body.around(1, 0.03),
                Math.max(8, 21 + 11 * stout),
                female ? Math.max(14, body.around(34, 9) + 8 * stout) : 0,
                body.around(1, 0.09) * (ap ? 1.13 : 1),
                body.around(1, 0.16),
                body.around(1, 0.12),
                body.around(1, 0.13),
                body.around(0, 8) + moment.around(0, 4) - (ap ? moment.uniform(4, 38) : 0),
                moment.around(0, ap ? 0.06 : 0.02),
                moment.around(0, ap ? 7 : 3),
                moment.around(ap ? 8 : -4, 5),
                body.around(0.45, 0.2) - (ap ? 0.25 : 0),
                moment.uniform(0.8, 1.3),
                moment.around(1, 0.03),
                Math.clamp(body.around(ap ? 0.62 : 0.8, 0.14), 0.35, 1),
                body.around(0, 0.09),
                ap && moment.chance(0.35));
    }

    /** Whether this body is a woman's: the first throw of {@link #of}. */
    static boolean female(long bodySeed) {
        return new Dice(bodySeed, "habitus").chance(0.45);
    }

    /** The grid for a picture of this size: half the pixels when they are finer than 0.25 mm, which is finer than anything drawn. */
    Plate plate(PhantomRequest request, int factor) {
        int width = (request.widthPx() + factor - 1) / factor;
        int height = (request.heightPx() + factor - 1) / factor;
        double cellMm = request.spacingMm() * factor;
        return new Plate(
                width,
                height,
                sizeX / cellMm,
                sizeY / cellMm,
                request.widthPx() / (2.0 * factor)
                        + (offsetX - request.technique().shiftXMm()) / cellMm,
                (offsetY - request.technique().shiftYMm()) / cellMm,
                turn);
    }

    static int factor(PhantomRequest request) {
        return request.spacingMm() < 0.25 ? 2 : 1;
    }
}
