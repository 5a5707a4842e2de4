package hilum.dicom.phantom;

/** Natural logarithm of positive numbers from the binary exponent and a table of the mantissa: the same on every machine. */
final class Logarithm {

    private static final int STEPS = 2048;
    private static final long MANTISSA = 0xFFFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;
    private static final double LN2 = 0.6931471805599453;
    private static final float[] TABLE = new float[STEPS + 2];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = (float) StrictMath.log(1 + i / (double) STEPS);
        }
    }

    private Logarithm() {}

    static double of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) - 1023;
        double at = (Double.longBitsToDouble((bits & MANTISSA) | ONE) - 1) * STEPS;
        int i = (int) at;
        return exponent * LN2 + TABLE[i] + (at - i) * (TABLE[i + 1] - TABLE[i]);
    }
}
