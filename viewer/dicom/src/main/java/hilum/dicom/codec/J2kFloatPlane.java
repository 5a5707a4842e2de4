package hilum.dicom.codec;

/** The irreversible 9-7 transformation (ITU-T T.800 F.4). */
final class J2kFloatPlane implements J2kPlane {
    private static final float ALPHA = (float) -1.586134342059924;
    private static final float BETA = (float) -0.052980118572961;
    private static final float GAMMA = (float) 0.882911075530934;
    private static final float DELTA = (float) 0.443506852043971;
    private static final float K = (float) 1.230174104914001;

    private final int stride;
    private final float[] values;

    /** Rows of {@code stride} coefficients; {@code values} is worked on, not copied. */
    J2kFloatPlane(int stride, float[] values) {
        this.stride = stride;
        this.values = values;
    }

    @Override
    public void store(J2kBlock block, J2kBlockDecoder decoded) {
        J2kBand band = block.band();
        int shift = band.regionShift();
        int width = block.area().width();
        float half = band.step() / 2;
        for (int y = 0; y < block.area().height(); y++) {
            int out = (band.top() + block.area().y0() - band.area().y0() + y) * stride
                    + band.left()
                    + block.area().x0()
                    - band.area().x0();
            for (int x = 0; x < width; x++) {
                int coefficient = decoded.coefficient(x, y);
                if (shift > 0 && Math.abs(coefficient) >> (shift + 1) != 0) {
                    coefficient /= 1 << shift;
                }
                values[out + x] = coefficient * half;
            }
        }
    }

    @Override
    public void joinRows(int from, int to, int width, boolean odd) {
        float[] line = new float[width];
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
        float[] strip = new float[height * STRIP];
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

    private static void lift(float[] line, int count, int lanes, boolean odd) {
        if (count == 1) {
            for (int i = 0; odd && i < lanes; i++) {
                line[i] /= 2;
            }
            return;
        }
        int low = odd ? 1 : 0;
        for (int p = 0; p < count; p++) {
            float factor = (p & 1) == low ? K : 1 / K;
            for (int i = p * lanes; i < (p + 1) * lanes; i++) {
                line[i] *= factor;
            }
        }
        step(line, count, lanes, low, DELTA);
        step(line, count, lanes, 1 - low, GAMMA);
        step(line, count, lanes, low, BETA);
        step(line, count, lanes, 1 - low, ALPHA);
    }

    private static void step(float[] line, int count, int lanes, int first, float factor) {
        for (int p = first; p < count; p += 2) {
            int at = p * lanes;
            int before = (p > 0 ? p - 1 : 1) * lanes;
            int after = (p + 1 < count ? p + 1 : p - 1) * lanes;
            for (int i = 0; i < lanes; i++) {
                line[at + i] -= factor * (line[before + i] + line[after + i]);
            }
        }
    }

    @Override
    public double sample(int index) {
        return values[index];
    }
}
