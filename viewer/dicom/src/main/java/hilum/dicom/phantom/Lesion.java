package hilum.dicom.phantom;

/**
 * A finding to draw.
 *
 * @param side RIGHT or LEFT; BOTH for cardiomegaly only
 * @param severity above 0 to 1: diameter of a nodule (8 to 40 mm), height of an effusion, density and extent of a consolidation,
 *     width of a heart, rim of a pneumothorax
 * @param place 0 to 1: where among the possible places, top to bottom; the same place in two films is the same spot of the body
 */
public record Lesion(Finding.Kind kind, Side side, double severity, double place) {

    /** @throws IllegalArgumentException when the severity or place is out of range or the side does not suit the kind */
    public Lesion {
        if (!(severity > 0 && severity <= 1) || !(place >= 0 && place <= 1)) {
            throw new IllegalArgumentException("Severity must be above 0 to 1 and place 0 to 1.");
        }
        if ((side == Side.BOTH) != (kind == Finding.Kind.CARDIOMEGALY)) {
            throw new IllegalArgumentException("BOTH is the side of cardiomegaly and of nothing else.");
        }
    }
}
