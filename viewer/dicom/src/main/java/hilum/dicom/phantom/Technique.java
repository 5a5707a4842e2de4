package hilum.dicom.phantom;

/**
 * How a film was taken and stored, apart from the person.
 *
 * @param longSideMm what the longer side of the picture stands for at the detector
 * @param shiftXMm how far the picture is moved to the patient's left against the body, at the detector
 * @param shiftYMm how far it is moved down
 * @param bitsStored 10 to 14
 * @param shape how stored values become grey
 * @param look brightness, contrast and what else exposure and processing do
 */
public record Technique(double longSideMm, double shiftXMm, double shiftYMm, int bitsStored, Shape shape, Look look) {

    /** Which attributes make grey from stored values. */
    public enum Shape {
        /** A LINEAR window over the whole range: the curve is in the stored values. */
        LINEAR,
        /** VOI LUT Function SIGMOID: stored values are linear in the attenuation. */
        SIGMOID,
        /** A VOI LUT Sequence: stored values are linear in the attenuation. */
        VOI_LUT
    }

    /** A detector of 427 mm, 12 bits, LINEAR. */
    public static final Technique PLAIN = new Technique(427, 0, 0, 12, Shape.LINEAR, Look.PLAIN);

    /** @throws IllegalArgumentException when the bits or the size are out of range */
    public Technique {
        if (bitsStored < 10 || bitsStored > 14 || !(longSideMm >= 200 && longSideMm <= 600)) {
            throw new IllegalArgumentException("A technique has 10 to 14 bits and a long side of 200 to 600 mm.");
        }
    }
}
