package hilum.dicom.codec;

/** Bits of a packet header (ITU-T T.800 B.10.1): after a byte FF the next one has only 7. */
final class J2kBits {
    private final byte[] bytes;
    private int at;
    private int last;
    private int left;

    J2kBits(byte[] bytes) {
        this.bytes = bytes;
    }

    int bit() throws StreamEnded {
        if (left == 0) {
            left = last == 0xFF ? 7 : 8;
            last = next();
        }
        left--;
        return last >> left & 1;
    }

    int bits(int count) throws StreamEnded {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Goes on with whole bytes. */
    void align() throws StreamEnded {
        if (last == 0xFF) {
            next();
        }
        last = 0;
        left = 0;
    }

    /** Passes a marker with {@code more} bytes behind it, when it is there. */
    void skipMarker(int marker, int more) {
        if (at + 1 < bytes.length && ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF)) == marker) {
            at = Math.min(bytes.length, at + 2 + more);
        }
    }

    int position() {
        return at;
    }

    int remaining() {
        return bytes.length - at;
    }

    /** Passes the body of a packet. */
    void skip(int count) {
        at += count;
    }

    private int next() throws StreamEnded {
        if (at >= bytes.length) {
            throw new StreamEnded();
        }
        return bytes[at++] & 0xFF;
    }
}
