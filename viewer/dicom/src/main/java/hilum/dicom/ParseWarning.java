package hilum.dicom;

/**
 * Something in a file that breaks the standard but could be read.
 *
 * @param position bytes from the start of the (inflated) file
 * @param message in plain words, without patient data
 */
public record ParseWarning(long position, String message, Effect effect) {
    /** What it means for whoever looks at the content. */
    public enum Effect {
        /** All is there; only the form is wrong. */
        NONE,
        /** Something may be missing or not what was meant; people have to know. */
        DOUBTFUL
    }

    /** A warning that people have to know of. */
    public ParseWarning(long position, String message) {
        this(position, message, Effect.DOUBTFUL);
    }
}
