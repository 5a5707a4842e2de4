package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.PixelFrame;
import hilum.dicom.Tag;
import java.util.OptionalInt;

/**
 * Stored values that are no picture: from Pixel Padding Value to its Range Limit (DICOM PS3.3 C.7.5.1.1.2).
 *
 * @param low smallest such value; above {@code high} when there is none
 */
record Padding(double low, double high) {
    static final Padding NONE = new Padding(1, 0);

    static Padding of(DataSet dataSet, PixelFrame frame) {
        OptionalInt value = dataSet.integer(Tag.PIXEL_PADDING_VALUE);
        if (value.isEmpty()) {
            return NONE;
        }
        double first = asStored(value.getAsInt(), frame);
        double last = asStored(dataSet.integer(Tag.PIXEL_PADDING_RANGE_LIMIT).orElse(value.getAsInt()), frame);
        return new Padding(Math.min(first, last), Math.max(first, last));
    }

    boolean contains(double stored) {
        return stored >= low && stored <= high;
    }

    /** Writers mix US and SS here; the 16 bits count, read like the pixels. */
    private static double asStored(int value, PixelFrame frame) {
        return frame.signed() ? (short) value : value & 0xFFFF;
    }
}
