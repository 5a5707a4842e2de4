package hilum.dicom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of an entropy-coded JPEG segment (ITU-T T.81 F.2.2.5): FF 00 stands for FF, any other FF is a marker. */
final class JpegBits {
    private static final int SLACK_BITS = 128;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int next;
    private long window;
    private int available;
    private int borrowed;
    private boolean inexact;

    JpegBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.next = start;
    }

    /** Where the marker that ends the segment can be looked for. */
    int position() {
        return next;
    }

    /** The next {@code count} bits, at most 16, without consuming them. */
    int peek(int count) throws StreamEnded {
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
    int extended(int size) throws StreamEnded {
        if (size == 0) {
            return 0;
        }
        int value = peek(size);
        skip(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    /** Whether the codes of some interval ended before its bits did, or after them: then its samples are not to be trusted. */
    boolean inexact() {
        return inexact || borrowed > available;
    }

    /**
     * Jumps behind the next restart marker and starts anew.
     *
     * @return its number, 0 to 7
     */
    int restart() throws StreamEnded {
        inexact |= borrowed > available || available - borrowed >= 8;
        window = 0;
        available = 0;
        borrowed = 0;
        for (; next + 1 < bytes.length; next++) {
            int code = bytes[next + 1] & 0xFF;
            if (bytes[next] != (byte) 0xFF || code == 0 || code == 0xFF) {
                inexact |= bytes[next] != (byte) 0xFF || code == 0; // FF FF is a marker with a fill byte
                continue;
            }
            if (!MarkerStream.isRestart(code)) {
                break;
            }
            next += 2;
            return code & 7;
        }
        throw new StreamEnded();
    }

    private void fill() throws StreamEnded {
        if (available <= 32 && next + 4 <= bytes.length) {
            int four = (int) INTS.get(bytes, next);
            if (((~four - 0x01010101) & four & 0x80808080) == 0) {
                // none of them is FF
                window = window << 32 | (four & 0xFFFF_FFFFL);
                available += 32;
                next += 4;
                return;
            }
        }
        while (available <= 48) {
            int value = 0;
            boolean marker = next >= bytes.length
                    || (bytes[next] == (byte) 0xFF && (next + 1 >= bytes.length || bytes[next + 1] != 0));
            if (marker) {
                borrowed += 8;
                if (borrowed > SLACK_BITS) {
                    throw new StreamEnded();
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
