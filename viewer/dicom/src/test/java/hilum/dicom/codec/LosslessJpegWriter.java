package hilum.dicom.codec;

/**
 * Writes lossless JPEG for tests (ITU-T T.81 Annex H): any predictor, point transformation and restart interval. All codes have five
 * bits, and their value is the size that they stand for.
 */
final class LosslessJpegWriter {
    private final int columns;
    private final int rows;
    private final int selection;
    private final int restartLines;
    private final JpegOutput out = new JpegOutput();

    LosslessJpegWriter(int columns, int rows, int selection, int restartLines) {
        this.columns = columns;
        this.rows = rows;
        this.selection = selection;
        this.restartLines = restartLines;
    }

    /** The stream of 16-bit values. */
    byte[] write(int[] values) {
        out.bytes(0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 16, rows >> 8, rows, columns >> 8, columns, 1, 1, 0x11, 0);
        out.bytes(0xFF, 0xC4, 0, 19 + 17, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int size = 0; size <= 16; size++) {
            out.bytes(size);
        }
        out.bytes(0xFF, 0xDD, 0, 4, restartLines * columns >> 8, restartLines * columns);
        out.bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, selection, 0, 0);
        for (int y = 0; y < rows; y++) {
            boolean first = y == 0;
            if (restartLines > 0 && y > 0 && y % restartLines == 0) {
                out.flush();
                out.bytes(0xFF, 0xD0 + ((y / restartLines - 1) & 7));
                first = true;
            }
            for (int x = 0; x < columns; x++) {
                difference((short) (values[y * columns + x] - predicted(values, x, y, first)));
            }
        }
        out.flush();
        out.bytes(0xFF, 0xD9);
        return out.toByteArray();
    }

    private int predicted(int[] values, int x, int y, boolean first) {
        int at = y * columns + x;
        if (x == 0) {
            return first ? 32_768 : values[at - columns];
        }
        int ra = values[at - 1];
        if (first) {
            return ra;
        }
        int rb = values[at - columns];
        int rc = values[at - columns - 1];
        return switch (selection) {
            case 1 -> ra;
            case 2 -> rb;
            case 3 -> rc;
            case 4 -> ra + rb - rc;
            case 5 -> ra + (rb - rc >> 1);
            case 6 -> rb + (ra - rc >> 1);
            default -> ra + rb >> 1;
        };
    }

    private void difference(int difference) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        out.bits(size, 5);
        if (size < 16) {
            out.magnitude(difference, size);
        }
    }
}
