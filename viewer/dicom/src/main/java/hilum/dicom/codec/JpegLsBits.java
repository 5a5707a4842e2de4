package hilum.dicom.codec;

/**
 * The bits of a JPEG-LS scan (ITU-T T.87 A.1): after a byte FF the next one has only 7, and a set top bit there means a marker, where
 * the scan ends.
 */
final class JpegLsBits {
    /** The scan has no more bits. Without stack trace: it is only used inside this package. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("end of scan", null, false, false);
        }
    }

    private static final int SLACK_BITS = 128;

    private final byte[] bytes;
    private int next;
    private boolean afterFf;
    private long window;
    private int available;
    private int borrowed;

    JpegLsBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.next = start;
    }

    /** Where the next marker can be looked for. */
    int position() {
        return next;
    }

    /** The next {@code count} bits, at most 32. */
    int read(int count) throws Ended {
        if (available < count) {
            fill();
        }
        available -= count;
        return (int) ((window >>> available) & ((1L << count) - 1));
    }

    boolean readBit() throws Ended {
        return read(1) != 0;
    }

    /** Counts zero bits and consumes them with the one that follows; gives up beyond {@code limit}. */
    int zeros(int limit) throws Ended {
        int count = 0;
        while (count <= limit) {
            if (available == 0) {
                fill();
            }
            int leading = Math.min(Long.numberOfLeadingZeros(window << (64 - available)), available);
            count += leading;
            if (leading < available) {
                available -= leading + 1;
                return count;
            }
            available = 0;
        }
        throw new Ended();
    }

    private void fill() throws Ended {
        while (available <= 48) {
            int bits = afterFf ? 7 : 8;
            int value = 0;
            boolean marker = next >= bytes.length || (afterFf && bytes[next] < 0);
            if (marker) {
                // the last code may need a few bits of padding, more means that the scan is over
                borrowed += bits;
                if (borrowed > SLACK_BITS) {
                    throw new Ended();
                }
            } else {
                value = bytes[next++] & 0xFF;
                afterFf = value == 0xFF;
            }
            window = (window << bits) | value;
            available += bits;
        }
    }
}
