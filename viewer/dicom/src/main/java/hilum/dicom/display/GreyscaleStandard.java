package hilum.dicom.display;

/**
 * The Greyscale Standard Display Function (DICOM PS3.14 7.1): equal steps of input look like equal steps of brightness.
 *
 * <p>Optional: pictures are shown without it unless someone measured the screen. Luminance in cd/m², with ambient light included.
 */
public final class GreyscaleStandard {
    private static final double SMALLEST_INDEX = 1;
    private static final double LARGEST_INDEX = 1023;
    private static final double[] NUMERATOR = {-1.3011877, 8.0242636e-2, 1.3646699e-1, -2.5468404e-2, 1.3635334e-3};
    private static final double[] DENOMINATOR = {
        1, -2.5840191e-2, -1.0320229e-1, 2.8745620e-2, -3.1978977e-3, 1.2992634e-4
    };
    private static final double[] INVERSE = {
        71.498068, 94.593053, 41.912053, 9.8247004, 0.28175407, -1.1878455, -0.18014349, 0.14710899, -0.017046845
    };

    private GreyscaleStandard() {}

    /** Luminance of a just-noticeable difference index from 1 to 1,023. */
    public static double luminance(double index) {
        double x = Math.log(Math.clamp(index, SMALLEST_INDEX, LARGEST_INDEX));
        return Math.pow(10, polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x));
    }

    /** Index of a luminance from 0.05 to 3,993 cd/m². */
    public static double index(double luminance) {
        double x = Math.log10(Math.clamp(luminance, luminance(SMALLEST_INDEX), luminance(LARGEST_INDEX)));
        return polynomial(INVERSE, x);
    }

    /**
     * For each presentation value 0 to 255 the driving level that comes closest to the standard.
     *
     * @param measured luminance of the screen at the driving levels 0 to 255, never falling
     */
    public static byte[] correction(double[] measured) {
        if (measured.length != 256 || !(measured[0] < measured[255])) {
            throw new IllegalArgumentException("256 rising luminances are needed");
        }
        double low = index(measured[0]);
        double high = index(measured[255]);
        byte[] levels = new byte[256];
        int level = 0;
        for (int value = 0; value < levels.length; value++) {
            double wanted = luminance(low + (high - low) * value / 255);
            while (level < 255 && Math.abs(measured[level + 1] - wanted) <= Math.abs(measured[level] - wanted)) {
                level++;
            }
            levels[value] = (byte) level;
        }
        return levels;
    }

    /** The luminances of an ordinary screen: {@code black + (white - black) * (level / 255) ^ gamma}. */
    public static double[] screen(double black, double white, double gamma) {
        if (!(black >= 0 && white > black && gamma > 0)) {
            throw new IllegalArgumentException("a screen needs 0 <= black < white and a gamma above 0");
        }
        double[] measured = new double[256];
        for (int level = 0; level < measured.length; level++) {
            measured[level] = black + (white - black) * Math.pow(level / 255.0, gamma);
        }
        return measured;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
