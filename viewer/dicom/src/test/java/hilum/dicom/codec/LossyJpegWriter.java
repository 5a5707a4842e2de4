package hilum.dicom.codec;

/**
 * Writes sequential lossy JPEG for tests (ITU-T T.81 Annex F): 8 or 12 bits, one component or three with the colours at half size,
 * any restart interval. All quantisation steps are 1. Codes of DC sizes have five bits, codes of AC symbols eight; each is the number
 * that it stands for.
 */
final class LossyJpegWriter {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };
    /** {@code COSINES[8 * x + u]} is half the normalised cosine of frequency u at place x. */
    private static final double[] COSINES = new double[64];

    static {
        for (int i = 0; i < 64; i++) {
            COSINES[i] =
                    Math.cos((2 * (i >> 3) + 1) * (i & 7) * Math.PI / 16) * ((i & 7) == 0 ? Math.sqrt(0.125) : 0.5);
        }
    }

    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xF0;

    private final int columns;
    private final int rows;
    private final int precision;
    private final boolean baseline;
    private final int restartUnits;
    private final JpegOutput out = new JpegOutput();

    /** Gives the sample of a component; places beyond the picture are asked for too. */
    interface Picture {
        int at(int component, int x, int y);
    }

    LossyJpegWriter(int columns, int rows, int precision, boolean baseline, int restartUnits) {
        this.columns = columns;
        this.rows = rows;
        this.precision = precision;
        this.baseline = baseline;
        this.restartUnits = restartUnits;
    }

    /** How many units (MCUs) there are: blocks of 8 x 8 pixels, of 16 x 16 in colour. */
    int units(int components) {
        int side = side(components);
        return Math.ceilDiv(columns, side) * Math.ceilDiv(rows, side);
    }

    private static int side(int components) {
        return components == 1 ? 8 : 16;
    }

    /** The stream of one component, or of three of which the second and third are taken at every other place of every other row. */
    byte[] write(Picture picture, int components) {
        header(components);
        int side = side(components);
        int across = Math.ceilDiv(columns, side);
        int[] dc = new int[components];
        for (int unit = 0; unit < units(components); unit++) {
            if (restartUnits > 0 && unit > 0 && unit % restartUnits == 0) {
                out.flush();
                out.bytes(0xFF, 0xD0 + ((unit / restartUnits - 1) & 7));
                dc = new int[components];
            }
            int left = unit % across * side;
            int top = unit / across * side;
            for (int c = 0; c < components; c++) {
                int blocks = components > 1 && c == 0 ? 4 : 1;
                int step = c == 0 ? 1 : 2;
                for (int b = 0; b < blocks; b++) {
                    dc[c] = block(picture, c, left + b % 2 * 8, top + b / 2 * 8, step, dc[c]);
                }
            }
        }
        out.flush();
        out.bytes(0xFF, 0xD9);
        return out.toByteArray();
    }

    private void header(int components) {
        out.bytes(0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0);
        for (int i = 0; i < 64; i++) {
            out.bytes(1);
        }
        out.bytes(
                0xFF, baseline ? 0xC0 : 0xC1, 0, 8 + 3 * components, precision, rows >> 8, rows, columns >> 8, columns);
        out.bytes(components);
        for (int c = 0; c < components; c++) {
            out.bytes(c + 1, components > 1 && c == 0 ? 0x22 : 0x11, 0);
        }
        int sizes = precision == 8 ? 12 : 16;
        out.bytes(0xFF, 0xC4, 0, 19 + sizes, 0x00, 0, 0, 0, 0, sizes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int size = 0; size < sizes; size++) {
            out.bytes(size);
        }
        out.bytes(0xFF, 0xC4, 1, 18, 0x10, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int symbol = 0; symbol < 255; symbol++) {
            out.bytes(symbol);
        }
        if (restartUnits > 0) {
            out.bytes(0xFF, 0xDD, 0, 4, restartUnits >> 8, restartUnits);
        }
        out.bytes(0xFF, 0xDA, 0, 6 + 2 * components, components);
        for (int c = 0; c < components; c++) {
            out.bytes(c + 1, 0x00);
        }
        out.bytes(0, 63, 0);
    }

    /** Writes a block; gives its DC coefficient, from which the next one differs. */
    private int block(Picture picture, int component, int left, int top, int step, int dcBefore) {
        int[] coefficients = transformed(picture, component, left, top, step);
        int size = size(coefficients[0] - dcBefore);
        out.bits(size, 5);
        out.magnitude(coefficients[0] - dcBefore, size);
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            int value = coefficients[ZIGZAG[k]];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                out.bits(SIXTEEN_ZEROS, 8);
            }
            out.bits(zeros << 4 | size(value), 8);
            out.magnitude(value, size(value));
            zeros = 0;
        }
        if (zeros > 0) {
            out.bits(END_OF_BLOCK, 8);
        }
        return coefficients[0];
    }

    /** Forward DCT, straight from its definition (A.3.3). */
    private int[] transformed(Picture picture, int component, int left, int top, int step) {
        int middle = 1 << (precision - 1);
        int[] samples = new int[64];
        for (int i = 0; i < 64; i++) {
            samples[i] = picture.at(component, left + i % 8 * step, top + i / 8 * step) - middle;
        }
        int[] coefficients = new int[64];
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                double sum = 0;
                for (int y = 0; y < 8; y++) {
                    for (int x = 0; x < 8; x++) {
                        sum += samples[8 * y + x] * COSINES[8 * x + u] * COSINES[8 * y + v];
                    }
                }
                coefficients[8 * v + u] = (int) Math.round(sum);
            }
        }
        return coefficients;
    }

    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }
}
