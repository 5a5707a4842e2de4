package hilum.dicom.codec;

import hilum.dicom.DicomException;

/** Reads big-endian numbers of a marker segment and never beyond its end. */
final class J2kCursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    J2kCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = Math.min(end, bytes.length);
    }

    int remaining() {
        return end - at;
    }

    int u8() throws DicomException {
        if (at >= end) {
            throw damaged();
        }
        return bytes[at++] & 0xFF;
    }

    int u16() throws DicomException {
        return u8() << 8 | u8();
    }

    long u32() throws DicomException {
        return (long) u16() << 16 | u16();
    }

    /** The number of a component, which takes two bytes when there are more than 256 of them (ITU-T T.800 A.6.2). */
    int component(int count) throws DicomException {
        int component = count < 257 ? u8() : u16();
        if (component >= count) {
            throw damaged();
        }
        return component;
    }

    static DicomException damaged() {
        return MarkerStream.broken(J2kStream.FORMAT);
    }
}
