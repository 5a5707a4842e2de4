package hilum.dicom.display;

import hilum.dicom.PixelFrame;

/**
 * Stored values as unsigned 16-bit indices that rise with them: {@code stored = first + step * index}.
 *
 * <p>Exact up to 16 bits; 32-bit values are spread over the 65,536 indices.
 */
final class IndexedPixels {
    /** How many indices there are. */
    static final int COUNT = 65_536;

    private final short[] indices;
    private final double first;
    private final double step;

    private IndexedPixels(short[] indices, double first, double step) {
        this.indices = indices;
        this.first = first;
        this.step = step;
    }

    static IndexedPixels of(PixelFrame frame) {
        return switch (frame.samples()) {
            case PixelFrame.Bytes bytes -> ofBytes(bytes.array(), frame.signed());
            case PixelFrame.Shorts shorts -> ofShorts(shorts.array(), frame.signed());
            case PixelFrame.Ints ints -> ofInts(frame, ints.array().length);
        };
    }

    short[] indices() {
        return indices;
    }

    double stored(int index) {
        return first + step * index;
    }

    private static IndexedPixels ofBytes(byte[] values, boolean signed) {
        short[] indices = new short[values.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (short) (signed ? values[i] + 128 : values[i] & 0xFF);
        }
        return new IndexedPixels(indices, signed ? -128 : 0, 1);
    }

    private static IndexedPixels ofShorts(short[] values, boolean signed) {
        if (!signed) {
            return new IndexedPixels(values, 0, 1);
        }
        short[] indices = new short[values.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (short) (values[i] + 32_768);
        }
        return new IndexedPixels(indices, -32_768, 1);
    }

    private static IndexedPixels ofInts(PixelFrame frame, int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long value = frame.value(i);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double step = high - low < COUNT ? 1 : (high - low) / (COUNT - 1.0);
        short[] indices = new short[count];
        for (int i = 0; i < count; i++) {
            indices[i] = (short) Math.round((frame.value(i) - low) / step);
        }
        return new IndexedPixels(indices, low, step);
    }
}
