package hilum.dicom.phantom;

/** The lead letter beside the shoulder, drawn from strokes, and the shadow of the collimator at the edges. */
final class Marker {

    private static final double[][] LETTER_L = {{0, 0, 0, 1}, {0, 1, 0.58, 1}};
    private static final double[][] LETTER_R = {
        {0, 0, 0, 1},
        {0, 0, 0.38, 0},
        {0.38, 0, 0.56, 0.12},
        {0.56, 0.12, 0.56, 0.37},
        {0.56, 0.37, 0.38, 0.5},
        {0.38, 0.5, 0, 0.5},
        {0.28, 0.5, 0.6, 1}
    };

    private final Plate plate;
    private final PhantomRequest request;
    private final Dice dice;
    private final double cellMm;

    Marker(Plate plate, PhantomRequest request, int factor) {
        this.plate = plate;
        this.request = request;
        dice = new Dice(request.exposureSeed(), "marker");
        cellMm = request.spacingMm() * factor;
    }

    /** Adds attenuation (natural logarithm) to a layer of the plate's size. */
    void draw(float[] attenuation) {
        Side side = dice.chance(request.view() == View.AP ? 0.5 : 0.75) ? Side.LEFT : Side.RIGHT;
        double filmWidth = plate.width * cellMm;
        double tall = dice.uniform(14, 17);
        double inset = dice.uniform(22, 40);
        double x = side == Side.RIGHT ? inset - 8 : filmWidth - inset;
        double y = dice.uniform(13, 30);
        double tilt = dice.around(0, 0.10);
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        double half = tall * 0.105;
        int from = Math.max(0, (int) ((y - tall) / cellMm));
        int to = Math.min(plate.height, (int) ((y + 3 * tall) / cellMm));
        for (int r = from; r < to; r++) {
            for (int c = 0; c < plate.width; c++) {
                double dx = (c + 0.5) * cellMm - x;
                double dy = (r + 0.5) * cellMm - y;
                double u = (cos * dx + sin * dy) / tall;
                double v = (cos * dy - sin * dx) / tall;
                double away = distance(side == Side.LEFT ? LETTER_L : LETTER_R, u, v) * tall - half;
                if (away < cellMm) {
                    attenuation[r * plate.width + c] += (float) (4.5 * Math.clamp(0.5 - away / cellMm, 0, 1));
                }
            }
        }
    }

    private static double distance(double[][] strokes, double u, double v) {
        double best = Double.MAX_VALUE;
        for (double[] s : strokes) {
            double dx = s[2] - s[0];
            double dy = s[3] - s[1];
            double t = Math.clamp(((u - s[0]) * dx + (v - s[1]) * dy) / (dx * dx + dy * dy), 0, 1);
            double ex = u - s[0] - t * dx;
            double ey = v - s[1] - t * dy;
            best = Math.min(best, ex * ex + ey * ey);
        }
        return Math.sqrt(best);
    }

    /** A collimator never sits quite straight: some edges are shaded, with a soft border. */
    void collimate(float[] attenuation) {
        double[] inset = new double[4];
        double[] skew = new double[4];
        for (int i = 0; i < 4; i++) {
            inset[i] = dice.chance(0.3) ? dice.uniform(0.5, 5.5) : -9;
            skew[i] = dice.around(0, 0.004);
        }
        int w = plate.width;
        int h = plate.height;
        int band = (int) Math.ceil(10 / cellMm);
        for (int r = 0; r < h; r++) {
            boolean inner = r > band && r < h - band;
            for (int c = 0; c < w; c++) {
                if (inner && c == band) {
                    c = Math.max(band, w - band);
                }
                double left = (c + 0.5) * cellMm - inset[0] + skew[0] * (r - h / 2.0) * cellMm;
                double right = (w - c - 0.5) * cellMm - inset[1] + skew[1] * (r - h / 2.0) * cellMm;
                double up = (r + 0.5) * cellMm - inset[2] + skew[2] * (c - w / 2.0) * cellMm;
                double down = (h - r - 0.5) * cellMm - inset[3] + skew[3] * (c - w / 2.0) * cellMm;
                double open = Math.min(Math.min(left, right), Math.min(up, down));
                attenuation[r * w + c] += (float) (4.2 * (1 - SoftTissue.smooth(-1.2, 1.2, open)));
            }
        }
    }
}
