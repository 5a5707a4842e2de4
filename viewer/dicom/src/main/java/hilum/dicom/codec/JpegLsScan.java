package hilum.dicom.codec;

import java.util.Arrays;

/**
 * One scan: context modelling, prediction and Golomb codes of JPEG-LS (ITU-T T.87 Annex A). Letters are those of the standard.
 */
final class JpegLsScan {
    private static final int CONTEXTS = 365;
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters p;
    private final JpegLsBits bits;
    private final int near;
    private final int step;
    private final int range;
    private final int qbpp;
    private final int limit;
    private final int[] a = new int[CONTEXTS + 2];
    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS + 2];
    private final int[] nn = new int[2];

    JpegLsScan(JpegLsParameters parameters, int near, JpegLsBits bits) {
        this.p = parameters;
        this.bits = bits;
        this.near = near;
        this.step = 2 * near + 1;
        this.range = (p.maxVal() + 2 * near) / step + 1;
        this.qbpp = ceilLog2(range);
        int bpp = Math.max(2, ceilLog2(p.maxVal() + 1));
        this.limit = 2 * (bpp + Math.max(8, bpp));
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
    }

    private static int ceilLog2(int value) {
        return 32 - Integer.numberOfLeadingZeros(value - 1);
    }

    /**
     * Decodes a line of one component. {@code previous} and {@code line} have a border of one sample at both ends.
     *
     * @return the new run index
     */
    int line(int[] previous, int[] line, int width, int runIndex) throws JpegLsBits.Ended {
        int run = runIndex;
        open(previous, line, width);
        int x = 1;
        while (x <= width) {
            int ra = line[x - 1];
            int rb = previous[x];
            int rc = previous[x - 1];
            int d1 = previous[x + 1] - rb;
            int d2 = rb - rc;
            int d3 = rc - ra;
            if (Math.abs(d1) > near || Math.abs(d2) > near || Math.abs(d3) > near) {
                line[x++] = regular(ra, rb, rc, context(d1, d2, d3));
                continue;
            }
            long length = runLength(width + 1 - x, run);
            run = (int) (length >>> 32);
            int end = x + (int) length;
            Arrays.fill(line, x, end, ra);
            x = end;
            if (x <= width) {
                int type = Math.abs(ra - previous[x]) <= near ? 1 : 0;
                line[x] = interruption(ra, previous[x], type, run);
                run = Math.max(0, run - 1);
                x++;
            }
        }
        return run;
    }

    /** Decodes a line of interleaved components, which run together (ILV sample). */
    int lines(int[][] previous, int[][] line, int width, int runIndex) throws JpegLsBits.Ended {
        int run = runIndex;
        for (int s = 0; s < line.length; s++) {
            open(previous[s], line[s], width);
        }
        int x = 1;
        while (x <= width) {
            if (!allFlat(previous, line, x)) {
                for (int s = 0; s < line.length; s++) {
                    line[s][x] = sample(previous[s], line[s], x);
                }
                x++;
                continue;
            }
            long length = runLength(width + 1 - x, run);
            run = (int) (length >>> 32);
            int end = x + (int) length;
            for (int[] component : line) {
                Arrays.fill(component, x, end, component[x - 1]);
            }
            x = end;
            if (x <= width) {
                for (int s = 0; s < line.length; s++) {
                    line[s][x] = interruption(line[s][x - 1], previous[s][x], 0, run);
                }
                run = Math.max(0, run - 1);
                x++;
            }
        }
        return run;
    }

    private static void open(int[] previous, int[] line, int width) {
        line[0] = previous[1];
        previous[width + 1] = previous[width];
    }

    private boolean allFlat(int[][] previous, int[][] line, int x) {
        for (int s = 0; s < line.length; s++) {
            int rb = previous[s][x];
            int rc = previous[s][x - 1];
            if (Math.abs(previous[s][x + 1] - rb) > near
                    || Math.abs(rb - rc) > near
                    || Math.abs(rc - line[s][x - 1]) > near) {
                return false;
            }
        }
        return true;
    }

    private int sample(int[] previous, int[] line, int x) throws JpegLsBits.Ended {
        int rb = previous[x];
        int rc = previous[x - 1];
        int ra = line[x - 1];
        return regular(ra, rb, rc, context(previous[x + 1] - rb, rb - rc, rc - ra));
    }

    /** Context number with the sign of its first gradient (A.3.4). */
    private int context(int d1, int d2, int d3) {
        return 81 * quantize(d1) + 9 * quantize(d2) + quantize(d3);
    }

    private int quantize(int d) {
        if (d >= -near && d <= near) {
            return 0;
        }
        int m = Math.abs(d);
        int q = m < p.t1() ? 1 : m < p.t2() ? 2 : m < p.t3() ? 3 : 4;
        return d < 0 ? -q : q;
    }

    private int regular(int ra, int rb, int rc, int signedContext) throws JpegLsBits.Ended {
        int sign = signedContext < 0 ? -1 : 1;
        int q = sign * signedContext;
        int px = Math.clamp(predict(ra, rb, rc) + sign * c[q], 0, p.maxVal());
        int k = golombParameter(a[q], n[q]);
        int mapped = golomb(k, limit);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -((mapped + 1) >> 1);
        if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            error = -error - 1;
        }
        update(q, error);
        return reconstruct(px, sign * error);
    }

    private static int predict(int ra, int rb, int rc) {
        int low = Math.min(ra, rb);
        int high = Math.max(ra, rb);
        if (rc >= high) {
            return low;
        }
        return rc <= low ? high : ra + rb - rc;
    }

    private static int golombParameter(int sum, int count) {
        int k = 0;
        while (count << k < sum && k < 24) {
            k++;
        }
        return k;
    }

    private int golomb(int k, int lengthLimit) throws JpegLsBits.Ended {
        int high = bits.zeros(lengthLimit);
        if (high < lengthLimit - qbpp - 1) {
            return (high << k) + bits.read(k);
        }
        return bits.read(qbpp) + 1;
    }

    private void update(int q, int error) {
        a[q] += Math.abs(error);
        int bias = b[q] + error * step;
        if (n[q] == p.reset()) {
            a[q] >>= 1;
            bias >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (bias <= -n[q]) {
            bias = Math.max(bias + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, -128);
        } else if (bias > 0) {
            bias = Math.min(bias - n[q], 0);
            c[q] = Math.min(c[q] + 1, 127);
        }
        b[q] = bias;
    }

    private int reconstruct(int px, int error) {
        int value = px + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > p.maxVal() + near) {
            value -= range * step;
        }
        return Math.clamp(value, 0, p.maxVal());
    }

    /** Length of a run of at most {@code space} samples in the lower, the new run index in the upper 32 bits (A.7.1). */
    private long runLength(int space, int runIndex) throws JpegLsBits.Ended {
        int run = runIndex;
        int length = 0;
        while (bits.readBit()) {
            int whole = 1 << J[run];
            if (length + whole > space) {
                return (long) run << 32 | space;
            }
            length += whole;
            run = Math.min(31, run + 1);
            if (length == space) {
                return (long) run << 32 | length;
            }
        }
        length += bits.read(J[run]);
        if (length >= space) {
            throw new JpegLsBits.Ended(); // a run that ends inside the line cannot fill it
        }
        return (long) run << 32 | length;
    }

    /** The sample that ends a run (A.7.2); {@code type} is RItype. */
    private int interruption(int ra, int rb, int type, int runIndex) throws JpegLsBits.Ended {
        int q = CONTEXTS + type;
        int k = golombParameter(type == 0 ? a[q] : a[q] + (n[q] >> 1), n[q]);
        int mapped = golomb(k, limit - J[runIndex] - 1);
        int sum = mapped + type;
        boolean odd = (sum & 1) == 1;
        int magnitude = (sum + 1) >> 1;
        boolean negative = (k != 0 || 2 * nn[type] >= n[q]) == odd;
        int error = negative ? -magnitude : magnitude;
        if (error < 0) {
            nn[type]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == p.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            nn[type] >>= 1;
        }
        n[q]++;
        int sign = type == 0 && ra > rb ? -1 : 1;
        return reconstruct(type == 1 ? ra : rb, sign * error);
    }
}
