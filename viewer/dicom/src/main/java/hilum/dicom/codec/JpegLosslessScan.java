package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;

/** A lossless scan: predictors 1 to 7 with Huffman-coded differences (ITU-T T.81 Annex H). */
final class JpegLosslessScan {
    private final JpegStream.Scan scan;
    private final PixelLayout layout;
    private final JpegBits bits;
    private final int count;
    private final int channels;
    private int untilRestart;
    private int firstLine;

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
            throw JpegStream.broken();
        }
        this.scan = scan;
        this.layout = layout;
        this.bits = bits;
        this.count = scan.components().size();
        this.channels = layout.samplesPerPixel();
        this.untilRestart = scan.restartInterval();
    }

    void decode(int[] samples) throws DicomException {
        int[][] above = new int[count][layout.columns()];
        int[][] line = new int[count][layout.columns()];
        for (int y = 0; y < layout.rows(); y++) {
            try {
                line(above, line, y);
            } catch (JpegBits.Ended e) {
                if (y < layout.rows() / 16 + 1) {
                    throw new DicomException("The lossless JPEG picture is damaged or cut off.", e);
                }
                return;
            }
            for (int c = 0; c < count; c++) {
                int out = y * layout.columns() * channels
                        + scan.components().get(c).component().index();
                for (int x = 0; x < layout.columns(); x++, out += channels) {
                    samples[out] = line[c][x] << scan.pointTransform();
                }
            }
            int[][] kept = above;
            above = line;
            line = kept;
        }
    }

    private void line(int[][] above, int[][] line, int y) throws JpegBits.Ended {
        if (scan.restartInterval() > 0) {
            if (untilRestart == 0) {
                bits.restart();
                untilRestart = scan.restartInterval();
                firstLine = y;
            }
            untilRestart -= layout.columns();
        }
        for (int x = 0; x < layout.columns(); x++) {
            for (int c = 0; c < count; c++) {
                int predicted = predict(above[c], line[c], x, y);
                int size = scan.components().get(c).dc().decode(bits);
                int difference = size >= 16 ? 32_768 : bits.extended(size);
                line[c][x] = (predicted + difference) & 0xFFFF;
            }
        }
    }

    private int predict(int[] above, int[] line, int x, int y) {
        if (y == firstLine) {
            return x == 0 ? 1 << (scan.header().precision() - scan.pointTransform() - 1) : line[x - 1];
        }
        if (x == 0) {
            return above[0];
        }
        int ra = line[x - 1];
        int rb = above[x];
        int rc = above[x - 1];
        return switch (scan.selection()) {
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
