package hilum.dicom.phantom;

/** exp(-a) for a from 0 to 16, tabulated: the same on every machine and quick enough for every pixel. */
final class Exponential {

    private static final int PER_UNIT = 512;
    private static final float[] TABLE = new float[16 * PER_UNIT + 2];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = (float) StrictMath.exp(-i / (double) PER_UNIT);
        }
    }

    private Exponential() {}

    static double minus(double a) {
        double at = Math.clamp(a, 0, 16) * PER_UNIT;
        int i = (int) at;
        return TABLE[i] + (at - i) * (TABLE[i + 1] - TABLE[i]);
    }
}
