package hilum.model.vision;

import hilum.model.RgbImage;

/**
 * Resizes as Pillow's {@code Image.resize(size, BICUBIC)} does, to the last grey level: antialiased (the filter widens with the
 * reduction), first along rows, then along columns, with weights in 22-bit fixed point and rounding to 8 bit in between. The picture is
 * stretched to the new sides; an axis that keeps its length is not touched.
 */
public final class BicubicResize {
    private static final int WEIGHT_BITS = 22;
    private static final int HALF = 1 << (WEIGHT_BITS - 1);
    private static final double SHARPNESS = -0.5;
    private static final double SUPPORT = 2;

    private BicubicResize() {}

    /** {@code image} stretched to {@code widthPx} by {@code heightPx}. */
    public static RgbImage resize(RgbImage image, int widthPx, int heightPx) {
        byte[] samples = image.rgb();
        if (widthPx != image.widthPx()) {
            samples = alongRows(samples, image.widthPx(), image.heightPx(), new Taps(image.widthPx(), widthPx));
        }
        if (heightPx != image.heightPx()) {
            samples = alongColumns(samples, widthPx, new Taps(image.heightPx(), heightPx));
        }
        return new RgbImage(widthPx, heightPx, samples);
    }

    private static byte[] alongRows(byte[] in, int inWidth, int height, Taps taps) {
        int outWidth = taps.first.length;
        byte[] out = new byte[3 * outWidth * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < outWidth; x++) {
                int[] weights = taps.weights[x];
                int at = 3 * (y * inWidth + taps.first[x]);
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                for (int weight : weights) {
                    red += (in[at] & 0xFF) * weight;
                    green += (in[at + 1] & 0xFF) * weight;
                    blue += (in[at + 2] & 0xFF) * weight;
                    at += 3;
                }
                int to = 3 * (y * outWidth + x);
                out[to] = clipped(red);
                out[to + 1] = clipped(green);
                out[to + 2] = clipped(blue);
            }
        }
        return out;
    }

    private static byte[] alongColumns(byte[] in, int width, Taps taps) {
        int outHeight = taps.first.length;
        int row = 3 * width;
        byte[] out = new byte[row * outHeight];
        for (int y = 0; y < outHeight; y++) {
            int[] weights = taps.weights[y];
            int top = row * taps.first[y];
            for (int x = 0; x < row; x++) {
                int sum = HALF;
                int at = top + x;
                for (int weight : weights) {
                    sum += (in[at] & 0xFF) * weight;
                    at += row;
                }
                out[row * y + x] = clipped(sum);
            }
        }
        return out;
    }

    private static byte clipped(int fixedPoint) {
        return (byte) Math.clamp(fixedPoint >> WEIGHT_BITS, 0, 255);
    }

    /** For each output sample: the first input sample that it takes, and the weights of that and the following ones. */
    private static final class Taps {
        private final int[] first;
        private final int[][] weights;

        Taps(int in, int out) {
            first = new int[out];
            weights = new int[out][];
            double scale = (double) in / out;
            double widening = Math.max(scale, 1);
            double support = SUPPORT * widening;
            for (int i = 0; i < out; i++) {
                double centre = (i + 0.5) * scale;
                int begin = Math.max((int) (centre - support + 0.5), 0);
                int end = Math.min((int) (centre + support + 0.5), in);
                first[i] = begin;
                weights[i] = fixedPoint(centre - begin, 1 / widening, end - begin);
            }
        }

        private static int[] fixedPoint(double centre, double shrink, int count) {
            double[] exact = new double[count];
            double sum = 0;
            for (int j = 0; j < count; j++) {
                exact[j] = cubic((j - centre + 0.5) * shrink);
                sum += exact[j];
            }
            int[] rounded = new int[count];
            for (int j = 0; j < count; j++) {
                double weight = (sum == 0 ? exact[j] : exact[j] / sum) * (1 << WEIGHT_BITS);
                rounded[j] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return rounded;
        }

        /** Keys' cubic, a = -0.5 (Keys 1981, "Cubic convolution interpolation for digital image processing"). */
        private static double cubic(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
        }
    }
}
