package hilum.dicom.codec;

import hilum.dicom.DicomException;

/**
 * Walks the tile-parts of a JPEG 2000 codestream (ITU-T T.800 A.4) and refuses what jj2000 cannot survive: it never leaves a packet
 * header with the bytes FF FF, which a valid one cannot hold (B.10.1), nor packed headers that end early.
 */
final class Jpeg2000Packets {
    private static final int SOT = 0xFF90;
    private static final int SOP = 0xFF91;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;

    private final byte[] stream;

    private Jpeg2000Packets(byte[] stream) {
        this.stream = stream;
    }

    /** Checks from {@code siz}, the first marker after the start of the codestream. */
    static void require(byte[] stream, int siz) throws DicomException {
        new Jpeg2000Packets(stream).walk(siz);
    }

    private void walk(int siz) throws DicomException {
        int at = header(siz, SOT);
        while (at + 12 <= stream.length && u16(at) == SOT) {
            long length = ((long) u16(at + 6) << 16) | u16(at + 8);
            long end = length == 0 ? stream.length : Math.min(stream.length, at + length);
            int data = header(at, SOD) + 2;
            if (end < data) {
                throw damaged();
            }
            packets(data, (int) end);
            at = (int) end;
        }
        if (at + 2 <= stream.length && u16(at) != EOC) {
            throw damaged();
        }
    }

    /** Passes marker segments until {@code wanted}. */
    private int header(int from, int wanted) throws DicomException {
        int at = from;
        boolean first = true;
        while (at + 4 <= stream.length) {
            int marker = u16(at);
            if (marker == wanted && !(first && wanted == SOT)) {
                return at;
            }
            int length = u16(at + 2);
            if (marker == PPM || marker == PPT) {
                throw new DicomException("JPEG 2000 pictures with packed packet headers cannot be shown.");
            }
            if (marker < 0xFF00 || length < 2) {
                throw damaged();
            }
            at += 2 + length;
            first = false;
        }
        if (wanted == SOD && at + 2 <= stream.length && u16(at) == SOD) {
            return at;
        }
        throw damaged();
    }

    private void packets(int start, int end) throws DicomException {
        for (int at = start; at + 1 < end; at++) {
            if (stream[at] != (byte) 0xFF) {
                continue;
            }
            int pair = u16(at);
            if (pair == 0xFFFF) {
                throw damaged();
            }
            if (pair == SOP) {
                at += 5; // its number may be FFFF
            }
        }
    }

    private int u16(int at) {
        return ((stream[at] & 0xFF) << 8) | (stream[at + 1] & 0xFF);
    }

    private static DicomException damaged() {
        return new DicomException("The JPEG 2000 picture is damaged or cut off.");
    }
}
