package hilum.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.util.function.IntUnaryOperator;

/**
 * A slow JPEG-LS encoder as ITU-T T.87 Annex A words it, step by step, with the variables of the standard. It shares nothing with the
 * decoder under test and is itself held to the streams of another encoder.
 */
final class JpegLsModel {
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };
    private static final int RUN_0 = 365;
    private static final int RUN_1 = 366;

    /** How samples of several components follow each other. */
    enum Interleave {
        NONE,
        LINE,
        SAMPLE
    }

    private final JpegLsParameters preset;
    private final int near;
    private final int step;
    private final int range;
    private final int qbpp;
    private final int limit;
    private final int[] a = new int[367];
    private final int[] b = new int[367];
    private final int[] c = new int[367];
    private final int[] n = new int[367];
    private final int[] nn = new int[367];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bitBuffer;
    private int bitsLeft = 8;
    /** What a decoder gets to see: {@code [component][row][column]}. */
    private final int[][][] seen;

    private final int rows;
    private final int columns;

    /** @param preset without zeros for defaults */
    JpegLsModel(int[][][] picture, JpegLsParameters preset, int near, Interleave interleave) {
        this.preset = preset;
        this.near = near;
        this.step = 2 * near + 1;
        this.range = (preset.maxVal() + 2 * near) / step + 1;
        this.qbpp = log2(range);
        int bpp = Math.max(2, log2(preset.maxVal() + 1));
        this.limit = 2 * (bpp + Math.max(8, bpp));
        this.rows = picture[0].length;
        this.columns = picture[0][0].length;
        this.seen = new int[picture.length][rows][columns];
        for (int q = 0; q < a.length; q++) {
            a[q] = Math.max(2, (range + 32) / 64);
            n[q] = 1;
        }
        encode(picture, interleave);
    }

    /** The entropy-coded data of the scan. */
    byte[] scan() {
        return out.toByteArray();
    }

    /** The picture as it comes back: the same when {@code near} is 0. */
    int[][][] seen() {
        return seen;
    }

    private static int log2(int value) {
        int log = 0;
        while (1 << log < value) {
            log++;
        }
        return log;
    }

    private void encode(int[][][] picture, Interleave interleave) {
        int[] runIndex = new int[picture.length];
        for (int y = 0; y < rows; y++) {
            if (interleave == Interleave.SAMPLE) {
                runIndex[0] = line(picture, 0, picture.length, y, runIndex[0], true);
            } else {
                for (int s = 0; s < picture.length; s++) {
                    runIndex[s] = line(picture, s, s + 1, y, runIndex[s], false);
                }
            }
        }
        flush();
    }

    /** Encodes line {@code y} of components {@code first} to before {@code end} together. */
    private int line(int[][][] picture, int first, int end, int y, int runIndexBefore, boolean bySample) {
        int runIndex = runIndexBefore;
        int x = 0;
        while (x < columns) {
            if (!isFlat(first, end, y, x)) {
                for (int s = first; s < end; s++) {
                    regular(picture[s][y][x], s, y, x);
                }
                x++;
                continue;
            }
            int start = x;
            while (x < columns && continuesRun(picture, first, end, y, x, start)) {
                for (int s = first; s < end; s++) {
                    seen[s][y][x] = ra(s, y, start);
                }
                x++;
            }
            runIndex = runLength(x - start, x == columns, runIndex);
            if (x < columns) {
                for (int s = first; s < end; s++) {
                    interruption(picture[s][y][x], s, y, x, runIndex, bySample);
                }
                runIndex = Math.max(0, runIndex - 1);
                x++;
            }
        }
        return runIndex;
    }

    private boolean continuesRun(int[][][] picture, int first, int end, int y, int x, int start) {
        for (int s = first; s < end; s++) {
            if (Math.abs(picture[s][y][x] - ra(s, y, start)) > near) {
                return false;
            }
        }
        return true;
    }

    // The neighbours of a sample, A.2.1: above the first line lies 0, left of a line the sample above its first one.
    private int rb(int s, int y, int x) {
        return y == 0 ? 0 : seen[s][y - 1][x];
    }

    private int ra(int s, int y, int x) {
        return x > 0 ? seen[s][y][x - 1] : rb(s, y, 0);
    }

    private int rc(int s, int y, int x) {
        if (x > 0) {
            return rb(s, y, x - 1);
        }
        return y > 0 ? rb(s, y - 1, 0) : 0;
    }

    private int rd(int s, int y, int x) {
        return rb(s, y, Math.min(columns - 1, x + 1));
    }

    private boolean isFlat(int first, int end, int y, int x) {
        for (int s = first; s < end; s++) {
            if (Math.abs(rd(s, y, x) - rb(s, y, x)) > near
                    || Math.abs(rb(s, y, x) - rc(s, y, x)) > near
                    || Math.abs(rc(s, y, x) - ra(s, y, x)) > near) {
                return false;
            }
        }
        return true;
    }

    private int quantizedGradient(int d) {
        if (d <= -preset.t3()) {
            return -4;
        } else if (d <= -preset.t2()) {
            return -3;
        } else if (d <= -preset.t1()) {
            return -2;
        } else if (d < -near) {
            return -1;
        } else if (d <= near) {
            return 0;
        } else if (d < preset.t1()) {
            return 1;
        } else if (d < preset.t2()) {
            return 2;
        } else if (d < preset.t3()) {
            return 3;
        }
        return 4;
    }

    private void regular(int ix, int s, int y, int x) {
        int q1 = quantizedGradient(rd(s, y, x) - rb(s, y, x));
        int q2 = quantizedGradient(rb(s, y, x) - rc(s, y, x));
        int q3 = quantizedGradient(rc(s, y, x) - ra(s, y, x));
        int signed = 81 * q1 + 9 * q2 + q3;
        int sign = signed < 0 ? -1 : 1;
        int q = Math.abs(signed);
        int px = predicted(ra(s, y, x), rb(s, y, x), rc(s, y, x));
        px = clamp(sign == 1 ? px + c[q] : px - c[q]);
        int errval = quantizedError(sign * (ix - px));
        seen[s][y][x] = clamp(px + sign * errval * step);
        errval = modulo(errval);
        int k = 0;
        while (n[q] << k < a[q]) {
            k++;
        }
        int mapped;
        if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            mapped = errval >= 0 ? 2 * errval + 1 : -2 * (errval + 1);
        } else {
            mapped = errval >= 0 ? 2 * errval : -2 * errval - 1;
        }
        golomb(mapped, k, limit);
        update(q, errval);
    }

    private static int predicted(int ra, int rb, int rc) {
        if (rc >= Math.max(ra, rb)) {
            return Math.min(ra, rb);
        }
        return rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
    }

    private int clamp(int value) {
        return value > preset.maxVal() ? preset.maxVal() : Math.max(value, 0);
    }

    private int quantizedError(int errval) {
        return errval > 0 ? (errval + near) / step : -((near - errval) / step);
    }

    private int modulo(int errval) {
        int reduced = errval < 0 ? errval + range : errval;
        return reduced >= (range + 1) / 2 ? reduced - range : reduced;
    }

    private void update(int q, int errval) {
        b[q] += errval * step;
        a[q] += Math.abs(errval);
        if (n[q] == preset.reset()) {
            a[q] >>= 1;
            b[q] = b[q] >= 0 ? b[q] >> 1 : -((1 - b[q]) >> 1);
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] += n[q];
            c[q] = c[q] > -128 ? c[q] - 1 : c[q];
            if (b[q] <= -n[q]) {
                b[q] = -n[q] + 1;
            }
        } else if (b[q] > 0) {
            b[q] -= n[q];
            c[q] = c[q] < 127 ? c[q] + 1 : c[q];
            if (b[q] > 0) {
                b[q] = 0;
            }
        }
    }

    private int runLength(int length, boolean toEndOfLine, int runIndexBefore) {
        int runIndex = runIndexBefore;
        int left = length;
        while (left >= 1 << J[runIndex]) {
            bit(1);
            left -= 1 << J[runIndex];
            runIndex = Math.min(31, runIndex + 1);
        }
        if (!toEndOfLine) {
            bit(0);
            bits(left, J[runIndex]);
        } else if (left > 0) {
            bit(1);
        }
        return runIndex;
    }

    private void interruption(int ix, int s, int y, int x, int runIndex, boolean bySample) {
        int ra = ra(s, y, x);
        int rb = rb(s, y, x);
        int type = !bySample && Math.abs(ra - rb) <= near ? 1 : 0;
        int q = type == 0 ? RUN_0 : RUN_1;
        int px = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        int errval = quantizedError(sign * (ix - px));
        seen[s][y][x] = clamp(px + sign * errval * step);
        errval = modulo(errval);
        int temp = type == 0 ? a[q] : a[q] + (n[q] >> 1);
        int k = 0;
        while (n[q] << k < temp) {
            k++;
        }
        boolean map = (k == 0 && errval > 0 && 2 * nn[q] < n[q])
                || (errval < 0 && 2 * nn[q] >= n[q])
                || (errval < 0 && k != 0);
        int mapped = 2 * Math.abs(errval) - type - (map ? 1 : 0);
        golomb(mapped, k, limit - J[runIndex] - 1);
        if (errval < 0) {
            nn[q]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == preset.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            nn[q] >>= 1;
        }
        n[q]++;
    }

    private void golomb(int value, int k, int lengthLimit) {
        int high = value >> k;
        if (high < lengthLimit - qbpp - 1) {
            bits(0, high);
            bit(1);
            bits(value, k);
        } else {
            bits(0, lengthLimit - qbpp - 1);
            bit(1);
            bits(value - 1, qbpp);
        }
    }

    private void bits(int value, int count) {
        IntUnaryOperator at = place -> place > 31 ? 0 : value >> place & 1;
        for (int place = count - 1; place >= 0; place--) {
            bit(at.applyAsInt(place));
        }
    }

    /** Behind a byte FF the next one begins with a zero bit (A.1). */
    private void bit(int bit) {
        bitBuffer = bitBuffer << 1 | bit;
        if (--bitsLeft == 0) {
            out.write(bitBuffer);
            bitsLeft = bitBuffer == 0xFF ? 7 : 8;
            bitBuffer = 0;
        }
    }

    /** Zeros to the end of the byte; after a byte FF there is always another one, so that no marker comes about. */
    private void flush() {
        int written = out.size();
        boolean afterFf = written > 0 && out.toByteArray()[written - 1] == (byte) 0xFF;
        if (bitsLeft == 8 && !afterFf) {
            return;
        }
        while (out.size() == written) {
            bit(0);
        }
    }
}
