package hilum.dicom;

import java.util.List;

/**
 * The stored values of one frame: masked to Bits Stored and sign-extended, but without any LUT.
 *
 * <p>Immutable by contract: callers leave the arrays alone, so that a 10 MB frame is not copied for each look.
 *
 * @param photometric what the samples mean now: {@code MONOCHROME1}, {@code MONOCHROME2}, {@code PALETTE COLOR}, {@code RGB},
 *     {@code YBR_FULL}
 * @param warnings what was wrong with a stream that could still be decoded, in plain words; empty for a whole one
 */
public record PixelFrame(
        PixelLayout.Size size,
        int samplesPerPixel,
        int bitsStored,
        boolean signed,
        String photometric,
        Samples samples,
        List<String> warnings) {
    public PixelFrame {
        warnings = List.copyOf(warnings);
    }

    /** A frame without a flaw. */
    public PixelFrame(
            PixelLayout.Size size,
            int samplesPerPixel,
            int bitsStored,
            boolean signed,
            String photometric,
            Samples samples) {
        this(size, samplesPerPixel, bitsStored, signed, photometric, samples, List.of());
    }

    /** The same frame with what was wrong with its stream. */
    public PixelFrame withWarnings(List<String> found) {
        return found.isEmpty()
                ? this
                : new PixelFrame(size, samplesPerPixel, bitsStored, signed, photometric, samples, found);
    }

    /** Interleaved samples, row by row from the top left; length {@code columns * rows * samplesPerPixel}. */
    public sealed interface Samples permits Bytes, Shorts, Ints {
        int size();

        /** The raw bits of sample {@code index}, widened without sign. */
        int bits(int index);
    }

    /** Up to 8 bits. */
    public static final class Bytes implements Samples {
        private final byte[] array;

        public Bytes(byte[] array) {
            this.array = array;
        }

        /** Not a copy. */
        public byte[] array() {
            return array;
        }

        @Override
        public int size() {
            return array.length;
        }

        @Override
        public int bits(int index) {
            return array[index] & 0xFF;
        }
    }

    /** Up to 16 bits. */
    public static final class Shorts implements Samples {
        private final short[] array;

        public Shorts(short[] array) {
            this.array = array;
        }

        /** Not a copy. */
        public short[] array() {
            return array;
        }

        @Override
        public int size() {
            return array.length;
        }

        @Override
        public int bits(int index) {
            return array[index] & 0xFFFF;
        }
    }

    /** Up to 32 bits. */
    public static final class Ints implements Samples {
        private final int[] array;

        public Ints(int[] array) {
            this.array = array;
        }

        /** Not a copy. */
        public int[] array() {
            return array;
        }

        @Override
        public int size() {
            return array.length;
        }

        @Override
        public int bits(int index) {
            return array[index];
        }
    }

    /** The stored value of sample {@code index}. */
    public long value(int index) {
        return switch (samples) {
            case Bytes bytes -> signed ? bytes.array[index] : bytes.array[index] & 0xFF;
            case Shorts shorts -> signed ? shorts.array[index] : shorts.array[index] & 0xFFFF;
            case Ints ints -> signed ? ints.array[index] : ints.array[index] & 0xFFFF_FFFFL;
        };
    }

    /** Pixels in a row. */
    public int columns() {
        return size.columns();
    }

    /** Rows of pixels. */
    public int rows() {
        return size.rows();
    }
}
