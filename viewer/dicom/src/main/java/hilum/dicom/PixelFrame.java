package hilum.dicom;

/**
 * The stored values of one frame: masked to Bits Stored and sign-extended, but without any LUT.
 *
 * <p>Immutable by contract: callers leave the arrays alone, so that a 10 MB frame is not copied for each look.
 *
 * @param photometric what the samples mean now: {@code MONOCHROME1}, {@code MONOCHROME2}, {@code PALETTE COLOR}, {@code RGB},
 *     {@code YBR_FULL}
 */
public record PixelFrame(
        PixelLayout.Size size,
        int samplesPerPixel,
        int bitsStored,
        boolean signed,
        String photometric,
        Samples samples) {
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

    public int columns() {
        return size.columns();
    }

    public int rows() {
        return size.rows();
    }
}
