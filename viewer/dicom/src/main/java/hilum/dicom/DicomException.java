package hilum.dicom;

/** A file or object that cannot be read, decoded or written. The message says why in plain words and holds no patient's data. */
public final class DicomException extends Exception {
    private static final long serialVersionUID = 1L;

    public DicomException(String message) {
        super(message);
    }

    public DicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
