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
    /** A, B, C and N of each context side by side; the two of runs have Nn in the place of B. */
    private final int[] state = new int[4 * (CONTEXTS + 2)];
    /** Quantised gradients by the gradient plus {@code maxVal}. */
    private final byte[] regions;

    JpegLsScan(JpegLsParameters parameters, int near, JpegLsBits bits) {
        this.p = parameters;
        this.bits = bits;
        this.near = near;
        this.step = 2 * near + 1;
        this.range = (p.maxVal() + 2 * near) / step + 1;
        this.qbpp = ceilLog2(range);
        int bpp = Math.max(2, ceilLog2(p.maxVal() + 1));
        this.limit = 2 * (bpp + Math.max(8, bpp));
        this.regions = new byte[2 * p.maxVal() + 1];
        for (int d = -p.maxVal(); d <= p.maxVal(); d++) {
            regions[d + p.maxVal()] = (byte) quantize(d);
        }
        reset();
    }

    /** Puts all contexts back to where a scan or a restart interval begins (A.2.1). */
    void reset() {
        Arrays.fill(state, 0);
        for (int q = 0; q < CONTEXTS + 2; q++) {
            state[4 * q] = Math.max(2, (range + 32) / 64);
            state[4 * q + 3] = 1;
        }
    }

    private static int ceilLog2(int value) {
        return 32 - Integer.numberOfLeadingZeros(value - 1);
    }

    /**
     * Decodes a line of one component. {@code previous} and {@code line} have a border of one sample at both ends.
     *
     * @return the new run index
     */
    int line(int[] previous, int[] line, int width, int runIndex) throws StreamEnded {
        int run = runIndex;
        open(previous, line, width);
        int x = 1;
        while (x <= width) {
            int ra = line[x - 1];
            int rb = previous[x];
            int rc = previous[x - 1];
            int context = context(previous[x + 1] - rb, rb - rc, rc - ra);
            if (context != 0) {
                line[x++] = regular(ra, rb, rc, context);
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
    int lines(int[][] previous, int[][] line, int width, int runIndex) throws StreamEnded {
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

    private int sample(int[] previous, int[] line, int x) throws StreamEnded {
        int rb = previous[x];
        int rc = previous[x - 1];
        int ra = line[x - 1];
        return regular(ra, rb, rc, context(previous[x + 1] - rb, rb - rc, rc - ra));
    }

    /** Context number with the sign of its first gradient (A.3.4). */
    private int context(int d1, int d2, int d3) {
        int middle = p.maxVal();
        return 81 * regions[d1 + middle] + 9 * regions[d2 + middle] + regions[d3 + middle];
    }

    private int quantize(int d) {
        if (d >= -near && d <= near) {
            return 0;
        }
        int m = Math.abs(d);
        int q = m < p.t1() ? 1 : m < p.t2() ? 2 : m < p.t3() ? 3 : 4;
        return d < 0 ? -q : q;
    }

    private int regular(int ra, int rb, int rc, int signedContext) throws StreamEnded {
        int sign = signedContext >> 31 | 1;
        int q = 4 * sign * signedContext;
        int a = state[q];
        int n = state[q + 3];
        int px = inRange(predict(ra, rb, rc) + sign * state[q + 2]);
        int k = golombParameter(a, n);
        int mapped = golomb(k, limit);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && near == 0 && 2 * state[q + 1] <= -n) {
            error = -error - 1;
        }
        update(q, error, a, n);
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

    /** The smallest k with {@code count << k >= sum}. */
    private static int golombParameter(int sum, int count) {
        int k = Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(sum);
        if (k < 0) {
            return 0;
        }
        return count << k < sum ? k + 1 : k;
    }

    private int golomb(int k, int lengthLimit) throws StreamEnded {
        int high = bits.zeros(lengthLimit);
        if (high < lengthLimit - qbpp - 1) {
            return (high << k) + bits.read(k);
        }
        return bits.read(qbpp) + 1;
    }

    private void update(int q, int error, int sum, int count) {
        int a = sum + Math.abs(error);
        int n = count;
        int b = state[q + 1] + error * step;
        if (n == p.reset()) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n) {
            b = Math.max(b + n, 1 - n);
            state[q + 2] = Math.max(state[q + 2] - 1, -128);
        } else if (b > 0) {
            b = Math.min(b - n, 0);
            state[q + 2] = Math.min(state[q + 2] + 1, 127);
        }
        state[q] = a;
        state[q + 1] = b;
        state[q + 3] = n;
    }

    private int reconstruct(int px, int error) {
        int value = px + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > p.maxVal() + near) {
            value -= range * step;
        }
        return inRange(value);
    }

    /** In plain comparisons: this is done twice for each sample. */
    private int inRange(int value) {
        int highest = p.maxVal();
        return value < 0 ? 0 : value > highest ? highest : value;
    }

    /** Length of a run of at most {@code space} samples in the lower, the new run index in the upper 32 bits (A.7.1). */
    private long runLength(int space, int runIndex) throws StreamEnded {
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
            throw new StreamEnded(); // a run that ends inside the line cannot fill it
        }
        return (long) run << 32 | length;
    }

    /** The sample that ends a run (A.7.2); {@code type} is RItype. */
    private int interruption(int ra, int rb, int type, int runIndex) throws StreamEnded {
        int q = 4 * (CONTEXTS + type);
        int a = state[q];
        int nn = state[q + 1];
        int n = state[q + 3];
        int k = golombParameter(type == 0 ? a : a + (n >> 1), n);
        int mapped = golomb(k, limit - J[runIndex] - 1);
        int sum = mapped + type;
        boolean odd = (sum & 1) == 1;
        int magnitude = (sum + 1) >> 1;
        boolean negative = (k != 0 || 2 * nn >= n) == odd;
        int error = negative ? -magnitude : magnitude;
        if (error < 0) {
            nn++;
        }
        a += (mapped + 1 - type) >> 1;
        if (n == p.reset()) {
            a >>= 1;
            n >>= 1;
            nn >>= 1;
        }
        state[q] = a;
        state[q + 1] = nn;
        state[q + 3] = n + 1;
        int sign = type == 0 && ra > rb ? -1 : 1;
        return reconstruct(type == 1 ? ra : rb, sign * error);
    }
}
