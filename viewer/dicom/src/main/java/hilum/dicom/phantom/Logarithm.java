package hilum.dicom.phantom;

/** Natural logarithm of positive numbers from the binary exponent and a table of the mantissa: the same on every machine. */
final class Logarithm {

    private static final int STEPS = 2048;
    private static final double LN2 = 0.6931471805599453;
    private static final float[] TABLE = new float[STEPS + 2];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = (float) StrictMath.log(1 + i / (double) STEPS);
        }
    }

    private Logarithm() {}

    static double of(double value) {
        int exponent = Math.getExponent(value);
        double at = (value / Math.scalb(1.0, exponent) - 1) * STEPS;
        int i = (int) at;
        return exponent * LN2 + TABLE[i] + (at - i) * (TABLE[i + 1] - TABLE[i]);
    }
}
