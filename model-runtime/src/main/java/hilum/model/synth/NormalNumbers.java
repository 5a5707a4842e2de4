package hilum.model.synth;

import hilum.model.weights.Dtype;
import java.nio.ByteBuffer;

/**
 * Seeded normal numbers by the gigabyte, the same on every machine: the distribution is cut into 65,536 equal shares, and 16 random bits
 * choose one. Farthest from the mean are 4.2 standard deviations.
 */
final class NormalNumbers {
    private static final int SHARES = 1 << 16;
    private static final int STEPS_PER_SHARE = 16;
    private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * Math.PI);
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final float[] quantiles = quantiles();

    /** One tensor's numbers, to be taken in pieces. */
    final class Series {
        private final Dtype dtype;
        private final int[] bits = new int[SHARES];
        private long state;

        /** Numbers of {@code mean} and {@code deviation}, rounded to {@code dtype}. */
        Series(Dtype dtype, long seed, float mean, float deviation) {
            this.dtype = dtype;
            this.state = seed;
            for (int i = 0; i < SHARES; i++) {
                bits[i] = rounded(dtype, mean + deviation * quantiles[i]);
            }
        }

        /** Fills what remains of {@code into}, a little-endian buffer whose room is a multiple of 16 bytes but at the end. */
        void fill(ByteBuffer into) {
            while (into.remaining() >= 4 * dtype.bytes()) {
                long random = next();
                for (int i = 0; i < 4; i++) {
                    put(into, bits[(int) (random & 0xFFFF)]);
                    random >>>= 16;
                }
            }
            for (long random = next(); into.hasRemaining(); random >>>= 16) {
                put(into, bits[(int) (random & 0xFFFF)]);
            }
        }

        private void put(ByteBuffer into, int value) {
            if (dtype == Dtype.F32) {
                into.putInt(value);
            } else {
                into.putShort((short) value);
            }
        }

        /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
        private long next() {
            state += GOLDEN_GAMMA;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }

    private static int rounded(Dtype dtype, float value) {
        return switch (dtype) {
            case F32 -> Float.floatToRawIntBits(value);
            case F16 -> Float.floatToFloat16(value);
            case BF16 -> {
                int bits = Float.floatToRawIntBits(value);
                yield (bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16; // to the nearest, ties to even
            }
            case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, F64, I64, U64 ->
                throw new IllegalArgumentException("weights are not stored as " + dtype);
        };
    }

    /**
     * The middle of each share. A quantile x of probability p obeys dx/dp = sqrt(2 pi) exp(x^2 / 2), integrated here from the median
     * outwards by Runge and Kutta's method; strict arithmetic makes it the same everywhere.
     */
    private static float[] quantiles() {
        float[] quantiles = new float[SHARES];
        double share = 1.0 / SHARES;
        double x = stepped(0, share / 2);
        for (int i = 0; i < SHARES / 2; i++) {
            quantiles[SHARES / 2 + i] = (float) x;
            quantiles[SHARES / 2 - 1 - i] = (float) -x;
            if (i < SHARES / 2 - 1) {
                x = stepped(x, share);
            }
        }
        return quantiles;
    }

    private static double stepped(double from, double probability) {
        double h = probability / STEPS_PER_SHARE;
        double x = from;
        for (int i = 0; i < STEPS_PER_SHARE; i++) {
            double a = slope(x);
            double b = slope(x + h / 2 * a);
            double c = slope(x + h / 2 * b);
            double d = slope(x + h * c);
            x += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return x;
    }

    private static double slope(double x) {
        return ROOT_OF_TWO_PI * StrictMath.exp(x * x / 2);
    }
}
