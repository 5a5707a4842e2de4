package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.util.BitSet;
import java.util.Optional;

/** Overlays in bits of the pixel cells that hold no stored value (withdrawn from DICOM PS3.3 C.9.2 in 2004, still met). */
final class EmbeddedOverlay {
    private EmbeddedOverlay() {}

    /** One bit of each cell; empty when the pixel data is compressed, too short, or the bit belongs to the stored value. */
    static Optional<BitSet> bits(DataSet set, int frame, int allocated, int position) {
        int pixels = set.integer(Tag.ROWS).orElse(0) * set.integer(Tag.COLUMNS).orElse(0);
        int cellBits = set.integer(Tag.BITS_ALLOCATED).orElse(16);
        Value.Binary data = set.binary(Tag.PIXEL_DATA).orElse(Value.Binary.NONE);
        boolean whole = cellBits == 8 || cellBits == 16 || cellBits == 32;
        if (!whole || allocated != cellBits || position < 0 || position >= cellBits || pixels < 1) {
            return Optional.empty();
        }
        if (isStored(set, cellBits, position)
                || set.integer(Tag.SAMPLES_PER_PIXEL).orElse(1) != 1) {
            return Optional.empty();
        }
        int cell = cellBits / 8;
        long start = (long) frame * pixels * cell;
        if (data.size() - start < (long) pixels * cell) {
            return Optional.empty();
        }
        byte[] cells = data.copy(start, Math.multiplyExact(pixels, cell), cell);
        BitSet bits = new BitSet(pixels);
        for (int i = 0; i < pixels; i++) {
            if ((cells[i * cell + position / 8] >> position % 8 & 1) == 1) {
                bits.set(i);
            }
        }
        return Optional.of(bits);
    }

    private static boolean isStored(DataSet set, int cellBits, int position) {
        int stored = set.integer(Tag.BITS_STORED).orElse(cellBits);
        int high = set.integer(Tag.HIGH_BIT).orElse(stored - 1);
        return position <= high && position > high - stored;
    }
}
