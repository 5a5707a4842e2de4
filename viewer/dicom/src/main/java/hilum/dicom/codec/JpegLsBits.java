package hilum.dicom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of a JPEG-LS scan (ITU-T T.87 A.1): after a byte FF the next one has only 7, and a set top bit there means a marker, where
 * the scan ends.
 */
final class JpegLsBits {
    private static final int SLACK_BITS = 128;
    private static final int PADDING_BITS = 16;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int next;
    private boolean afterFf;
    /** The next bits, from the top; below them zeros. */
    private long window;

    private int available;
    private int borrowed;
    private boolean inexact;

    JpegLsBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.next = start;
    }

    /** Where the next marker can be looked for. */
    int position() {
        return next;
    }

    /** The next {@code count} bits, at most 32. */
    int read(int count) throws StreamEnded {
        if (available < count) {
            fill();
        }
        int value = (int) (window >>> 1 >>> (63 - count));
        window <<= count;
        available -= count;
        return value;
    }

    boolean readBit() throws StreamEnded {
        if (available == 0) {
            fill();
        }
        boolean set = window < 0;
        window <<= 1;
        available--;
        return set;
    }

    /** Counts zero bits and consumes them with the one that follows; gives up beyond {@code limit}. */
    int zeros(int limit) throws StreamEnded {
        int count = 0;
        while (count <= limit) {
            if (available == 0) {
                fill();
            }
            int leading = Long.numberOfLeadingZeros(window);
            if (leading < available) {
                window = window << leading << 1;
                available -= leading + 1;
                return count + leading;
            }
            count += available;
            window = 0;
            available = 0;
        }
        throw new StreamEnded();
    }

    /** Whether the codes of some interval ended before its bits did, or after them: then its samples are not to be trusted. */
    boolean inexact() {
        return inexact || unread() < 0;
    }

    /** Bits of the interval that were fetched and not used; negative when bits beyond its end were used. */
    private int unread() {
        boolean holdsMarker = afterFf && (next >= bytes.length || bytes[next] < 0);
        return available - borrowed - (holdsMarker ? 8 : 0);
    }

    /**
     * Jumps behind the next restart marker and starts anew.
     *
     * @return its number, 0 to 7
     */
    int restart() throws StreamEnded {
        int unread = unread();
        window = 0;
        available = 0;
        borrowed = 0;
        afterFf = false;
        for (int at = Math.max(0, next - 1); at + 1 < bytes.length; at++) {
            if (bytes[at] == (byte) 0xFF && bytes[at + 1] < 0 && bytes[at + 1] != (byte) 0xFF) {
                int code = bytes[at + 1] & 0xFF;
                if (!MarkerStream.isRestart(code)) {
                    break;
                }
                // a padded byte, and one more when that is FF
                inexact |= unread < 0 || unread + 8 * Math.max(0, at - next) >= PADDING_BITS;
                next = at + 2;
                return code & 7;
            }
        }
        throw new StreamEnded();
    }

    private void fill() throws StreamEnded {
        if (available <= 32 && !afterFf && next + 4 <= bytes.length) {
            int four = (int) INTS.get(bytes, next);
            if (((~four - 0x01010101) & four & 0x80808080) == 0) {
                // none of them is FF
                window |= (four & 0xFFFF_FFFFL) << (32 - available);
                available += 32;
                next += 4;
                return;
            }
        }
        while (available <= 48) {
            int bits = afterFf ? 7 : 8;
            int value = 0;
            boolean marker = next >= bytes.length || (afterFf && bytes[next] < 0);
            if (marker) {
                // the last code may need a few bits of padding, more means that the scan is over
                borrowed += bits;
                if (borrowed > SLACK_BITS) {
                    throw new StreamEnded();
                }
            } else {
                value = bytes[next++] & 0xFF;
                afterFf = value == 0xFF;
            }
            window |= (long) value << (64 - bits - available);
            available += bits;
        }
    }
}
