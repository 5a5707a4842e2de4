package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;

/** A lossless scan: predictors 1 to 7 with Huffman-coded differences, restart intervals of whole lines (ITU-T T.81 Annex H). */
final class JpegLosslessScan {
    private final JpegStream.Scan scan;
    private final PixelLayout layout;
    private final JpegBits bits;
    private final int count;
    private final int start;

    JpegLosslessScan(JpegStream.Scan scan, PixelLayout layout, JpegBits bits) throws DicomException {
        boolean subsampled = scan.components().stream()
                .anyMatch(c -> c.component().horizontal() != c.component().vertical()
                        && scan.components().size() > 1);
        boolean wholeLines = scan.restartInterval() % layout.columns() == 0;
        if (scan.selection() < 1
                || scan.selection() > 7
                || subsampled
                || !wholeLines
                || scan.header().precision() > 16
                || scan.header().precision() <= scan.pointTransform()) {
            throw MarkerStream.broken(JpegStream.FORMAT);
        }
        this.scan = scan;
        this.layout = layout;
        this.bits = bits;
        this.count = scan.components().size();
        this.start = 1 << (scan.header().precision() - scan.pointTransform() - 1);
    }

    /**
     * Decodes into {@code samples}; damage costs the rest of its restart interval.
     *
     * @return how many lines are whole
     */
    int decode(int[] samples, Deadline deadline) throws DicomException {
        int rows = layout.rows();
        int lines = scan.restartInterval() == 0 ? rows : scan.restartInterval() / layout.columns();
        int first = 0;
        int good = 0;
        while (first < rows) {
            int end = (int) Math.min(rows, (long) first + lines);
            good += interval(samples, first, end, deadline);
            if (end == rows) {
                break;
            }
            try {
                int lost = (bits.restart() - first / lines) & 7;
                first = (int) Math.min(rows, end + (long) lost * lines);
            } catch (StreamEnded e) {
                break;
            }
        }
        return good;
    }

    private int interval(int[] samples, int first, int end, Deadline deadline) throws DicomException {
        int width = layout.columns();
        int[][] above = new int[count][width + 1];
        int[][] line = new int[count][width + 1];
        for (int y = first; y < end; y++) {
            deadline.check();
            try {
                line(above, line, y == first);
            } catch (StreamEnded e) {
                return y - first;
            }
            for (int c = 0; c < count; c++) {
                int channels = layout.samplesPerPixel();
                int out = y * width * channels
                        + scan.components().get(c).component().index();
                for (int x = 1; x <= width; x++, out += channels) {
                    samples[out] = line[c][x] << scan.pointTransform();
                }
            }
            int[][] kept = above;
            above = line;
            line = kept;
        }
        return end - first;
    }

    /** A line of all components; index 0 of each is the sample before the first one. */
    private void line(int[][] above, int[][] line, boolean isFirst) throws StreamEnded {
        if (count == 1) {
            JpegStream.Coded only = scan.components().getFirst();
            if (isFirst) {
                above[0][1] = start;
            }
            // the first sample is predicted from above, the others of a first line from the left
            line[0][1] = (above[0][1] + only.dc().difference(bits)) & 0xFFFF;
            others(above[0], line[0], isFirst ? 1 : scan.selection(), only.dc());
            return;
        }
        for (int x = 1; x < line[0].length; x++) {
            for (int c = 0; c < count; c++) {
                int predicted = x == 1
                        ? isFirst ? start : above[c][1]
                        : predict(isFirst ? 1 : scan.selection(), line[c][x - 1], above[c][x], above[c][x - 1]);
                line[c][x] = (predicted + scan.components().get(c).dc().difference(bits)) & 0xFFFF;
            }
        }
    }

    private void others(int[] above, int[] line, int selection, HuffmanTable table) throws StreamEnded {
        if (selection == 1) {
            int left = line[1];
            for (int x = 2; x < line.length; x++) {
                left = (left + table.difference(bits)) & 0xFFFF;
                line[x] = left;
            }
            return;
        }
        for (int x = 2; x < line.length; x++) {
            int predicted = predict(selection, line[x - 1], above[x], above[x - 1]);
            line[x] = (predicted + table.difference(bits)) & 0xFFFF;
        }
    }

    private static int predict(int selection, int ra, int rb, int rc) {
        return switch (selection) {
            case 1 -> ra;
            case 2 -> rb;
            case 3 -> rc;
            case 4 -> ra + rb - rc;
            case 5 -> ra + ((rb - rc) >> 1);
            case 6 -> rb + ((ra - rc) >> 1);
            default -> (ra + rb) >> 1;
        };
    }
}
