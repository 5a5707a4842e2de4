package hilum.dicom.phantom;

import java.util.Optional;

/** Puts tight boxes round what was drawn on a plate. */
final class Boxes {

    /** A change smaller than this part of the greatest one is not seen and not boxed. */
    private static final float EDGE = 0.05f;

    private final Plate plate;
    private final double cellMm;
    private final boolean lateral;

    /** @param lateral whether the film shows the body from the side, so that no finding has a side */
    Boxes(Plate plate, double cellMm, boolean lateral) {
        this.lateral = lateral;
        this.plate = plate;
        this.cellMm = cellMm;
    }

    /** The box of all that differs from 0 by more than a trace; empty when nothing does. */
    Optional<Finding> around(Lesion lesion, String zone, float[] changed) {
        float greatest = 0;
        for (float change : changed) {
            greatest = Math.max(greatest, Math.abs(change));
        }
        float least = greatest * EDGE;
        int x0 = plate.width;
        int y0 = plate.height;
        int x1 = -1;
        int y1 = -1;
        for (int r = 0; r < plate.height && greatest > 0; r++) {
            for (int c = 0; c < plate.width; c++) {
                if (Math.abs(changed[r * plate.width + c]) > least) {
                    x0 = Math.min(x0, c);
                    x1 = Math.max(x1, c);
                    y0 = Math.min(y0, r);
                    y1 = r;
                }
            }
        }
        return x1 < 0 ? Optional.empty() : box(lesion, zone, x0 - 0.5, y0 - 0.5, x1 + 0.5, y1 + 0.5);
    }

    /** From columns and rows (whole at the middle of a cell), cut to the picture; empty when nothing is left. */
    Optional<Finding> box(Lesion lesion, String zone, double x0, double y0, double x1, double y1) {
        double left = Math.clamp((x0 + 0.5) / plate.width, 0, 1);
        double top = Math.clamp((y0 + 0.5) / plate.height, 0, 1);
        double right = Math.clamp((x1 + 0.5) / plate.width, 0, 1);
        double bottom = Math.clamp((y1 + 0.5) / plate.height, 0, 1);
        if (right <= left || bottom <= top) {
            return Optional.empty();
        }
        double sizeMm = cellMm * Math.max((right - left) * plate.width, (bottom - top) * plate.height);
        return Optional.of(new Finding(
                lesion.kind(),
                lateral ? Side.BOTH : lesion.side(),
                zone,
                sizeMm,
                lesion.severity(),
                left,
                top,
                right,
                bottom));
    }
}
