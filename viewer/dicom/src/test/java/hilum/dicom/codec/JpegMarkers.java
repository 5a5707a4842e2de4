package hilum.dicom.codec;

/** Markers of a JPEG or JPEG-LS stream under test, and streams with a piece cut out. */
final class JpegMarkers {
    private JpegMarkers() {}

    /** Where the next marker {@code 0xFF code} stands, from {@code from} on. */
    static int find(byte[] stream, int code, int from) {
        int at = from;
        while (stream[at] != (byte) 0xFF || (stream[at + 1] & 0xFF) != code) {
            at++;
        }
        return at;
    }

    /** The stream without the bytes {@code from} to {@code to - 1}. */
    static byte[] without(byte[] stream, int from, int to) {
        byte[] shorter = new byte[stream.length - (to - from)];
        System.arraycopy(stream, 0, shorter, 0, from);
        System.arraycopy(stream, to, shorter, from, stream.length - to);
        return shorter;
    }
}
