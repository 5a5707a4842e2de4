package hilum.dicom.deidentify;

import hilum.dicom.PixelFrame;

/**
 * Looks for text that is burned into the border of a radiograph. A hint for people: it finds hard-edged letters in rows, as programs
 * print them, and can miss soft or large ones; nothing found is no proof.
 */
public final class BurnedInText {
    /** Of each side, since names stand at the edge of a film. */
    private static final double BORDER = 0.2;
    /** Of the span between dark and bright, within one pixel: anatomy, collimators and lead letters are softer. */
    private static final double HARD_EDGE = 0.5;
    /** Edges that a word of some letters has in one row; a marker or a rim has four at most. */
    private static final int EDGES = 8;
    /** The width in which they must stand. */
    private static final int REACH_PX = 160;
    /** Rows of a line of small text. */
    private static final int ROWS = 5;

    private BurnedInText() {}

    /** Whether the border of a grey or colour frame seems to hold text; the first sample of a pixel is looked at. */
    public static boolean suspected(PixelFrame frame) {
        double edge = HARD_EDGE * span(frame);
        if (edge <= 0) {
            return false;
        }
        int rows = 0;
        for (int y = 0; y < frame.rows(); y++) {
            rows = hasWord(frame, y, edge) ? rows + 1 : 0;
            if (rows >= ROWS) {
                return true;
            }
        }
        return false;
    }

    private static double span(PixelFrame frame) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < frame.samples().size(); i += frame.samplesPerPixel()) {
            long value = frame.value(i);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return (double) high - low;
    }

    private static boolean hasWord(PixelFrame frame, int y, double edge) {
        boolean wholeRow = y < frame.rows() * BORDER || y >= frame.rows() * (1 - BORDER);
        int left = (int) (frame.columns() * BORDER);
        int right = (int) (frame.columns() * (1 - BORDER));
        int[] places = new int[EDGES];
        int found = 0;
        for (int x = 1; x < frame.columns(); x++) {
            if (!wholeRow && x == left) {
                x = right;
                found = 0;
            }
            long step = value(frame, x, y) - value(frame, x - 1, y);
            if (Math.abs(step) > edge) {
                places[found % EDGES] = x;
                found++;
                if (found >= EDGES && x - places[found % EDGES] <= REACH_PX) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long value(PixelFrame frame, int x, int y) {
        return frame.value((y * frame.columns() + x) * frame.samplesPerPixel());
    }
}
