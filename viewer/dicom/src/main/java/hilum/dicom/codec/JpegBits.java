package hilum.dicom.codec;

/** The bits of an entropy-coded JPEG segment (ITU-T T.81 F.2.2.5): FF 00 stands for FF, any other FF is a marker. */
final class JpegBits {
    /** The segment has no more bits, or a code that no table knows. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("end of entropy-coded segment", null, false, false);
        }
    }

    private static final int SLACK_BITS = 128;

    private final byte[] bytes;
    private int next;
    private long window;
    private int available;
    private int borrowed;

    JpegBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.next = start;
    }

    /** Where the marker that ends the segment can be looked for. */
    int position() {
        return next;
    }

    /** The next {@code count} bits, at most 16, without consuming them. */
    int peek(int count) throws Ended {
        if (available < count) {
            fill();
        }
        return (int) (window >>> (available - count)) & ((1 << count) - 1);
    }

    /** Consumes bits that were peeked. */
    void skip(int count) {
        available -= count;
    }

    /** A difference of {@code size} bits, 0 to 15, in the form of T.81 F.2.2.1. */
    int extended(int size) throws Ended {
        if (size == 0) {
            return 0;
        }
        int value = peek(size);
        skip(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    /** Jumps behind the next restart marker and starts anew. */
    void restart() throws Ended {
        window = 0;
        available = 0;
        borrowed = 0;
        while (next + 1 < bytes.length) {
            if (bytes[next] == (byte) 0xFF && (bytes[next + 1] & 0xF8) == 0xD0) {
                next += 2;
                return;
            }
            if (bytes[next] == (byte) 0xFF && bytes[next + 1] == (byte) 0xD9) {
                break;
            }
            next++;
        }
        throw new Ended();
    }

    private void fill() throws Ended {
        while (available <= 48) {
            int value = 0;
            boolean marker = next >= bytes.length
                    || (bytes[next] == (byte) 0xFF && (next + 1 >= bytes.length || bytes[next + 1] != 0));
            if (marker) {
                borrowed += 8;
                if (borrowed > SLACK_BITS) {
                    throw new Ended();
                }
            } else {
                value = bytes[next] & 0xFF;
                next += value == 0xFF ? 2 : 1;
            }
            window = window << 8 | value;
            available += 8;
        }
    }
}
