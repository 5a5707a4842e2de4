package hilum.dicom.codec;

/** The reversible 5-3 transformation (ITU-T T.800 F.3). */
final class J2kIntPlane implements J2kPlane {
    private final int stride;
    private final int[] values;

    /** Rows of {@code stride} coefficients; {@code values} is worked on, not copied. */
    J2kIntPlane(int stride, int[] values) {
        this.stride = stride;
        this.values = values;
    }

    /** Not a copy. */
    int[] values() {
        return values;
    }

    @Override
    public void store(J2kBlock block, J2kBlockDecoder decoded) {
        J2kBand band = block.band();
        int shift = band.regionShift();
        int width = block.area().width();
        for (int y = 0; y < block.area().height(); y++) {
            int out = (band.top() + block.area().y0() - band.area().y0() + y) * stride
                    + band.left()
                    + block.area().x0()
                    - band.area().x0();
            for (int x = 0; x < width; x++) {
                int coefficient = decoded.coefficient(x, y);
                int magnitude = Math.abs(coefficient) >> 1;
                if (shift > 0 && magnitude >> shift != 0) {
                    magnitude >>= shift;
                }
                values[out + x] = coefficient < 0 ? -magnitude : magnitude;
            }
        }
    }

    @Override
    public void joinRows(int from, int to, int width, boolean odd) {
        int[] line = new int[width];
        int lows = odd ? width / 2 : (width + 1) / 2;
        for (int y = from; y < to; y++) {
            int at = y * stride;
            int low = odd ? 1 : 0;
            for (int i = 0; i < lows; i++) {
                line[2 * i + low] = values[at + i];
            }
            for (int i = lows; i < width; i++) {
                line[2 * (i - lows) + 1 - low] = values[at + i];
            }
            lift(line, width, 1, odd);
            System.arraycopy(line, 0, values, at, width);
        }
    }

    @Override
    public void joinColumns(int from, int to, int height, boolean odd) {
        int[] strip = new int[height * STRIP];
        int lows = odd ? height / 2 : (height + 1) / 2;
        for (int left = from; left < to; left += STRIP) {
            int columns = Math.min(STRIP, to - left);
            for (int y = 0; y < height; y++) {
                int place = y < lows ? 2 * y + (odd ? 1 : 0) : 2 * (y - lows) + (odd ? 0 : 1);
                System.arraycopy(values, y * stride + left, strip, place * STRIP, columns);
            }
            lift(strip, height, STRIP, odd);
            for (int y = 0; y < height; y++) {
                System.arraycopy(strip, y * STRIP, values, y * stride + left, columns);
            }
        }
    }

    /** {@code count} samples in a row, each {@code lanes} wide. */
    private static void lift(int[] line, int count, int lanes, boolean odd) {
        if (count == 1) {
            for (int i = 0; odd && i < lanes; i++) {
                line[i] >>= 1;
            }
            return;
        }
        for (int p = odd ? 1 : 0; p < count; p += 2) {
            int at = p * lanes;
            int before = (p > 0 ? p - 1 : 1) * lanes;
            int after = (p + 1 < count ? p + 1 : p - 1) * lanes;
            for (int i = 0; i < lanes; i++) {
                line[at + i] -= (line[before + i] + line[after + i] + 2) >> 2;
            }
        }
        for (int p = odd ? 0 : 1; p < count; p += 2) {
            int at = p * lanes;
            int before = (p > 0 ? p - 1 : 1) * lanes;
            int after = (p + 1 < count ? p + 1 : p - 1) * lanes;
            for (int i = 0; i < lanes; i++) {
                line[at + i] += (line[before + i] + line[after + i]) >> 1;
            }
        }
    }

    @Override
    public double sample(int index) {
        return values[index];
    }
}
