package hilum.dicom.codec;

import hilum.dicom.DicomException;

/**
 * What the start of frame of a JPEG stream says (ITU-T T.81 B.2.2).
 *
 * @param kind 0 baseline, 1 extended, 2 progressive, 3 lossless
 * @param adobeTransform of the Adobe segment: 0 RGB, 1 YCbCr; -1 without one
 */
record JpegHeader(int kind, int precision, int rows, int columns, int components, int adobeTransform) {
    private static final int SOS = 0xDA;
    private static final int APP14 = 0xEE;

    static JpegHeader of(byte[] stream) throws DicomException {
        MarkerStream markers = new MarkerStream(stream, JpegStream.FORMAT);
        int adobe = -1;
        int at = 2;
        while (at + 4 <= stream.length && stream[at] == (byte) 0xFF) {
            int code = stream[at + 1] & 0xFF;
            if (code == 0xFF) {
                at++;
                continue;
            }
            int length = markers.u16(at + 2);
            if (isStartOfFrame(code) && at + 10 <= stream.length) {
                return new JpegHeader(
                        code & 0xF,
                        stream[at + 4] & 0xFF,
                        markers.u16(at + 5),
                        markers.u16(at + 7),
                        stream[at + 9] & 0xFF,
                        adobe);
            }
            if (code == SOS || length < 2) {
                break;
            }
            if (code == APP14 && length >= 14 && at + 15 < stream.length && stream[at + 4] == 'A') {
                adobe = stream[at + 15] & 0xFF;
            }
            at += 2 + length;
        }
        throw markers.broken();
    }

    boolean isLossless() {
        return kind == 3;
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC. */
    static boolean isStartOfFrame(int code) {
        return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    }
}
