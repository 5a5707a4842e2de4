package hilum.dicom.phantom;

import hilum.dicom.display.Voi;

/**
 * How the stored values of a film become grey: a window, or a table that goes before it.
 *
 * @param bitsStored of the stored values
 * @param voi the default window; covers the table when there is one
 * @param table VOI LUT from stored value 0 on with 16-bit entries, empty when the window is all
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares tables; it is not copied, do not write to it
public record Greys(int bitsStored, Voi voi, int[] table) {

    /** Highest stored value. */
    public int highest() {
        return (1 << bitsStored) - 1;
    }

    /** The same picture when stored values are turned round, as in MONOCHROME1. */
    Greys inverse() {
        int[] turned = new int[table.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = 65535 - table[highest() - i];
        }
        boolean sigmoid = voi.function() == Voi.Function.SIGMOID;
        Voi window = sigmoid ? voi.withWindow(highest() - voi.center(), voi.width(), voi.explanation()) : voi;
        return new Greys(bitsStored, window, turned);
    }

    /** Grey of each stored value, 255 for white; MONOCHROME1 turns them round afterwards. */
    byte[] levels() {
        byte[] levels = new byte[highest() + 1];
        for (int i = 0; i < levels.length; i++) {
            double grey = table.length > 0 ? table[i] / 65535.0 : voi.brightness(i);
            levels[i] = (byte) (int) (255 * grey + 0.5);
        }
        return levels;
    }
}
