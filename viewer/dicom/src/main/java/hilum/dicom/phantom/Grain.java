package hilum.dicom.phantom;

/** Smooth random texture: values at grid points some millimetres apart, blended between. About -1 to 1. */
final class Grain {

    private static final int SIZE = 64;

    private final float[] lattice = new float[SIZE * SIZE];
    private final double perMm;

    Grain(Dice dice, double coarsenessMm) {
        perMm = 1 / coarsenessMm;
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) dice.uniform(-1, 1);
        }
    }

    /** The texture along a row of the plate. */
    void row(Plate plate, double y, float[] out) {
        double fy = y * perMm + 512;
        int iy = (int) fy;
        double ty = fy - iy;
        ty = ty * ty * (3 - 2 * ty);
        int y0 = (iy & (SIZE - 1)) * SIZE;
        int y1 = ((iy + 1) & (SIZE - 1)) * SIZE;
        float[] line = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            line[i] = (float) (lattice[y0 + i] + ty * (lattice[y1 + i] - lattice[y0 + i]));
        }
        for (int c = 0; c < out.length; c++) {
            double fx = plate.x(c) * perMm + 512;
            int ix = (int) fx;
            float tx = (float) (fx - ix);
            tx = tx * tx * (3 - 2 * tx);
            float a = line[ix & (SIZE - 1)];
            out[c] = a + tx * (line[(ix + 1) & (SIZE - 1)] - a);
        }
    }

    double at(double x, double y) {
        double fx = x * perMm + 512;
        double fy = y * perMm + 512;
        int ix = (int) fx;
        int iy = (int) fy;
        double tx = fx - ix;
        double ty = fy - iy;
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        int x0 = ix & (SIZE - 1);
        int x1 = (ix + 1) & (SIZE - 1);
        int y0 = (iy & (SIZE - 1)) * SIZE;
        int y1 = ((iy + 1) & (SIZE - 1)) * SIZE;
        double upper = lattice[y0 + x0] + tx * (lattice[y0 + x1] - lattice[y0 + x0]);
        double lower = lattice[y1 + x0] + tx * (lattice[y1 + x1] - lattice[y1 + x0]);
        return upper + ty * (lower - upper);
    }
}
