package hilum.dicom.codec;

import hilum.dicom.DicomException;

/** The bytes of a JPEG, JPEG-LS or JPEG 2000 stream: where its markers are (ITU-T T.81 B.1.1) and the numbers behind them. */
final class MarkerStream {
    private static final int FIRST_CODE = 0xC0;
    private static final int FILL = 0xFF;

    private final byte[] bytes;
    private final String format;

    /** @param format {@code JPEG} and so on, for messages */
    MarkerStream(byte[] bytes, String format) {
        this.bytes = bytes;
        this.format = format;
    }

    /**
     * Where the next marker with at least two bytes behind it is; stuffed bytes, fill bytes and restart markers are passed over.
     *
     * @throws DicomException when there is none
     */
    int next(int from) throws DicomException {
        for (int at = from; at + 3 < bytes.length; at++) {
            int code = bytes[at + 1] & 0xFF;
            if (bytes[at] == (byte) 0xFF && code >= FIRST_CODE && code != FILL && !isRestart(code)) {
                return at;
            }
        }
        throw broken();
    }

    /** RST0 to RST7. */
    static boolean isRestart(int code) {
        return (code & 0xF8) == 0xD0;
    }

    /** The number in two bytes, the upper one first. */
    int u16(int at) throws DicomException {
        if (at < 0 || at + 2 > bytes.length) {
            throw broken();
        }
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** That this stream is not what it should be, in words. */
    DicomException broken() {
        return broken(format);
    }

    /** The same of a stream of {@code format}. */
    static DicomException broken(String format) {
        return new DicomException("The " + format + " picture is damaged or cut off.");
    }
}
