package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.util.Arrays;
import java.util.List;

/** A sequential Huffman DCT scan of 8 or 12 bits (ITU-T T.81 Annex F). */
final class JpegDctScan {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };
    /** {@code COSINES[8 * x + u]} is half the normalised cosine of frequency u at place x. */
    private static final double[] COSINES = cosines();

    private final JpegStream.Scan scan;
    private final PixelLayout layout;
    private final JpegBits bits;
    private final int maxHorizontal;
    private final int maxVertical;
    private final double[] coefficients = new double[64];
    private final double[] half = new double[64];
    private final int[] dc;

    JpegDctScan(JpegStream.Scan scan, List<JpegStream.Component> all, PixelLayout layout, JpegBits bits)
            throws DicomException {
        for (JpegStream.Coded coded : scan.components()) {
            if (coded.ac() == null || coded.quantizer() == null) {
                throw MarkerStream.broken(JpegStream.FORMAT);
            }
        }
        this.scan = scan;
        this.layout = layout;
        this.bits = bits;
        this.maxHorizontal =
                all.stream().mapToInt(JpegStream.Component::horizontal).max().orElse(1);
        this.maxVertical =
                all.stream().mapToInt(JpegStream.Component::vertical).max().orElse(1);
        this.dc = new int[scan.components().size()];
    }

    /**
     * Decodes into {@code samples}; damage costs the rest of its restart interval.
     *
     * @return the part of the picture that is whole, 0 to 1
     */
    double decode(int[] samples, Deadline deadline) throws DicomException {
        boolean single = scan.components().size() == 1;
        JpegStream.Component first = scan.components().getFirst().component();
        // a scan of one component has one block per unit, whatever its sampling factors (A.2.2)
        int unitWidth = 8 * (single ? maxHorizontal / first.horizontal() : maxHorizontal);
        int unitHeight = 8 * (single ? maxVertical / first.vertical() : maxVertical);
        int across = Math.ceilDiv(layout.columns(), Math.max(1, unitWidth));
        int units = across * Math.ceilDiv(layout.rows(), Math.max(1, unitHeight));
        int interval = scan.restartInterval() == 0 ? units : scan.restartInterval();
        int begin = 0;
        int good = 0;
        while (begin < units) {
            int end = (int) Math.min(units, (long) begin + interval);
            Arrays.fill(dc, 0);
            try {
                for (int unit = begin; unit < end; unit++, good++) {
                    if (unit % across == 0) {
                        deadline.check();
                    }
                    unit(unit % across * unitWidth, unit / across * unitHeight, single, samples);
                }
            } catch (StreamEnded e) {
                deadline.check(); // and on with the next interval
            }
            if (end == units) {
                break;
            }
            try {
                int lost = (bits.restart() - begin / interval) & 7;
                begin = (int) Math.min(units, end + (long) lost * interval);
            } catch (StreamEnded e) {
                break;
            }
        }
        return (double) good / units;
    }

    private void unit(int left, int top, boolean single, int[] samples) throws StreamEnded {
        for (int c = 0; c < dc.length; c++) {
            JpegStream.Coded coded = scan.components().get(c);
            int columns = single ? 1 : coded.component().horizontal();
            int rows = single ? 1 : coded.component().vertical();
            int scaleX = maxHorizontal / coded.component().horizontal();
            int scaleY = maxVertical / coded.component().vertical();
            for (int v = 0; v < rows; v++) {
                for (int h = 0; h < columns; h++) {
                    block(coded, c);
                    put(
                            samples,
                            coded.component().index(),
                            left + 8 * h * scaleX,
                            top + 8 * v * scaleY,
                            scaleX,
                            scaleY);
                }
            }
        }
    }

    private void block(JpegStream.Coded coded, int c) throws StreamEnded {
        HuffmanTable ac = coded.ac();
        Quantizer quantizer = coded.quantizer();
        if (ac == null || quantizer == null) {
            throw new StreamEnded();
        }
        Arrays.fill(coefficients, 0);
        dc[c] += bits.extended(Math.min(15, coded.dc().decode(bits)));
        coefficients[0] = (double) dc[c] * quantizer.step(0);
        for (int k = 1; k < 64; k++) {
            int symbol = ac.decode(bits);
            int size = symbol & 0xF;
            if (size == 0 && symbol != 0xF0) {
                break;
            }
            k += symbol >> 4;
            if (k < 64 && size > 0) {
                coefficients[ZIGZAG[k]] = (double) bits.extended(size) * quantizer.step(k);
            }
        }
        inverse();
    }

    /** Separable inverse DCT of {@link #coefficients} in place (A.3.3). */
    private void inverse() {
        for (int v = 0; v < 8; v++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int u = 0; u < 8; u++) {
                    sum += COSINES[8 * x + u] * coefficients[8 * v + u];
                }
                half[8 * v + x] = sum;
            }
        }
        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 8; y++) {
                double sum = 0;
                for (int v = 0; v < 8; v++) {
                    sum += COSINES[8 * y + v] * half[8 * v + x];
                }
                coefficients[8 * y + x] = sum;
            }
        }
    }

    /** Writes the block at a place of the picture, each sample over {@code scaleX * scaleY} pixels. */
    private void put(int[] samples, int channel, int left, int top, int scaleX, int scaleY) {
        int precision = scan.header().precision();
        int middle = 1 << (precision - 1);
        int max = (1 << precision) - 1;
        int bottom = Math.min(layout.rows(), top + 8 * scaleY);
        int right = Math.min(layout.columns(), left + 8 * scaleX);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double value = coefficients[8 * ((y - top) / scaleY) + (x - left) / scaleX];
                int level = Math.clamp(Math.round(value) + middle, 0, max);
                samples[(y * layout.columns() + x) * layout.samplesPerPixel() + channel] = level;
            }
        }
    }

    private static double[] cosines() {
        double[] table = new double[64];
        for (int x = 0; x < 8; x++) {
            for (int u = 0; u < 8; u++) {
                double norm = u == 0 ? Math.sqrt(0.5) : 1;
                table[8 * x + u] = norm * Math.cos((2 * x + 1) * u * Math.PI / 16) / 2;
            }
        }
        return table;
    }
}
