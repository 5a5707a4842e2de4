package hilum.dicom.phantom;

/**
 * A finding to draw.
 *
 * @param side RIGHT or LEFT; BOTH for kinds that are {@link Finding.Kind#central()} only
 * @param severity above 0 to 1: diameter of a nodule or mass, height of an effusion, density and extent of a consolidation, width of a
 *     heart, rim of a pneumothorax; of a device its size or how far it was pushed in
 * @param place 0 to 1: where among the possible places, top to bottom; the same place in two films is the same spot of the body
 */
public record Lesion(Finding.Kind kind, Side side, double severity, double place) {

    /** @throws IllegalArgumentException when the severity or place is out of range or the side does not suit the kind */
    public Lesion {
        if (!(severity > 0 && severity <= 1) || !(place >= 0 && place <= 1)) {
            throw new IllegalArgumentException("Severity must be above 0 to 1 and place 0 to 1.");
        }
        if ((side == Side.BOTH) != kind.central()) {
            throw new IllegalArgumentException("BOTH is the side of findings of the midline and of nothing else.");
        }
    }

    /** The same finding, more or less of it. */
    public Lesion withSeverity(double other) {
        return new Lesion(kind, side, other, place);
    }
}
