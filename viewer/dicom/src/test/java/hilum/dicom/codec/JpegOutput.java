package hilum.dicom.codec;

import java.io.ByteArrayOutputStream;

/** The bytes of a JPEG stream that a test writes: markers, and entropy-coded bits with their stuffing (ITU-T T.81, F.1.2.3). */
final class JpegOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int held;
    private int holding;

    void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    /** The lowest {@code count} bits of {@code value}, the highest first. */
    void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            held = held << 1 | (value >> i & 1);
            if (++holding == 8) {
                out.write(held);
                if (held == 0xFF) {
                    out.write(0);
                }
                held = 0;
                holding = 0;
            }
        }
    }

    /** The bits that tell a value of {@code size} bits and its sign. */
    void magnitude(int value, int size) {
        bits(value < 0 ? value - 1 & (1 << size) - 1 : value, size);
    }

    /** Fills the last byte with ones. */
    void flush() {
        while (holding > 0) {
            bits(1, 1);
        }
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
