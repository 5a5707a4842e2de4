package hilum.dicom.display;

/**
 * A window: which modality values become black, grey and white (DICOM PS3.3 C.11.2).
 *
 * @param center in modality units
 * @param width in modality units, at least 1 for {@link Function#LINEAR}, else above 0
 * @param explanation for people, such as {@code NORMAL}, {@code from the file} or {@code dragged}
 */
public record Voi(double center, double width, Function function, String explanation) {
    /** How values inside the window become grey (DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3). */
    public enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /** Brightness 0 to 1 of a modality value. */
    public double brightness(double value) {
        return WindowFunction.apply(this, value);
    }

    /** The same function with another {@code center} and {@code width}. */
    public Voi withWindow(double newCenter, double newWidth, String newExplanation) {
        return new Voi(newCenter, newWidth, function, newExplanation);
    }
}
