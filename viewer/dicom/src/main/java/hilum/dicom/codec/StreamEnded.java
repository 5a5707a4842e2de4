package hilum.dicom.codec;

/** A stream has no more bits, or its codes make no sense. Without stack trace, and not for people: it never leaves this package. */
final class StreamEnded extends Exception {
    private static final long serialVersionUID = 1L;

    StreamEnded() {
        super("end of stream", null, false, false);
    }
}
