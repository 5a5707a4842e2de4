package hilum.dicom.phantom;

/**
 * The grid on which the anatomy is drawn, and where the standard body lies on it. Standard body: millimetres, x from the midline with the
 * patient's left positive, y down from the upper film edge, z forward from the middle of the chest.
 */
final class Plate {

    final int width;
    final int height;
    /** Grid cells per standard millimetre. */
    final double perMmX;

    final double perMmY;
    private final double originX;
    private final double originY;
    private final double turn;

    /** @param turn sideways shift per millimetre of depth, from a turned patient */
    Plate(int width, int height, double perMmX, double perMmY, double originX, double originY, double turn) {
        this.width = width;
        this.height = height;
        this.perMmX = perMmX;
        this.perMmY = perMmY;
        this.originX = originX;
        this.originY = originY;
        this.turn = turn;
    }

    /** Standard millimetres of a column's middle. */
    double x(int column) {
        return (column + 0.5 - originX) / perMmX;
    }

    double y(int row) {
        return (row + 0.5 - originY) / perMmY;
    }

    /** Fractional column of a point, so that a cell's middle is at its whole number. */
    double column(double x, double z) {
        return (x + turn * z) * perMmX + originX - 0.5;
    }

    double row(double y) {
        return y * perMmY + originY - 0.5;
    }

    /** Sideways shift of what lies at this depth, mm. */
    double shift(double z) {
        return turn * z;
    }

    /** Length of 0.7 grid cells: dense enough that splats do not beat against the grid. */
    double step() {
        return 0.7 / Math.max(perMmX, perMmY);
    }

    float[] layer() {
        return new float[width * height];
    }

    /** Adds matter of the given volume (mm3) to a layer of thicknesses (mm), shared among the four nearest cells. */
    void splat(float[] layer, double column, double row, double volume) {
        int c = (int) Math.floor(column);
        int r = (int) Math.floor(row);
        if (c < 0 || r < 0 || c >= width - 1 || r >= height - 1) {
            return;
        }
        float thickness = (float) (volume * perMmX * perMmY);
        float fx = (float) (column - c);
        float fy = (float) (row - r);
        int i = r * width + c;
        float lower = thickness * fy;
        float upper = thickness - lower;
        layer[i] += upper * (1 - fx);
        layer[i + 1] += upper * fx;
        layer[i + width] += lower * (1 - fx);
        layer[i + width + 1] += lower * fx;
    }

    /** The mean of a layer in a rectangle given in standard millimetres, as far as it lies on the plate. */
    double mean(float[] layer, double x0, double y0, double x1, double y1) {
        int c0 = Math.clamp(Math.round(column(x0, 0)), 0, width - 1);
        int c1 = Math.clamp(Math.round(column(x1, 0)), c0, width - 1);
        int r0 = Math.clamp(Math.round(row(y0)), 0, height - 1);
        int r1 = Math.clamp(Math.round(row(y1)), r0, height - 1);
        double sum = 0;
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                sum += layer[r * width + c];
            }
        }
        return sum / ((c1 - c0 + 1.0) * (r1 - r0 + 1));
    }
}
