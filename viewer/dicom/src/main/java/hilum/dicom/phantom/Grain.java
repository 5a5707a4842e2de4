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
