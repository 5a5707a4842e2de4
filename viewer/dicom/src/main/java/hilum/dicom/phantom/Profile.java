package hilum.dicom.phantom;

/** How thick a rounded body is from its middle (1 at 0) to its rim (0 at 1): sqrt(1 - v^k), tabulated because it is asked per pixel. */
final class Profile {

    private static final int STEPS = 4096;

    private final float[] table = new float[STEPS + 2];

    /** @param roundness 2 for an ellipse, more for a flatter middle */
    Profile(double roundness) {
        for (int i = 0; i <= STEPS; i++) {
            table[i] = (float) Math.sqrt(Math.max(0, 1 - StrictMath.pow(i / (double) STEPS, roundness)));
        }
    }

    float at(double v) {
        double a = Math.abs(v) * STEPS;
        if (a >= STEPS) {
            return 0;
        }
        int i = (int) a;
        float t = (float) (a - i);
        return table[i] + (table[i + 1] - table[i]) * t;
    }
}
