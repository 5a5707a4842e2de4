package hilum.dicom.phantom;

import java.util.Arrays;

/** Smoothing and changes of size of float pictures. Edges repeat outwards. */
final class Blur {

    private Blur() {}

    /** A Gaussian in place; wide ones as three running means, which is close to it and costs the same for any width. */
    static void gaussian(float[] picture, int width, int height, double sigma) {
        if (sigma < 0.2) {
            return;
        }
        if (sigma < 2) {
            kernel(picture, width, height, sigma);
            return;
        }
        int radius = Math.max(1, (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
        float[] other = new float[picture.length];
        for (int pass = 0; pass < 3; pass++) {
            rows(picture, other, width, height, radius);
            columns(other, picture, width, height, radius);
        }
    }

    private static void kernel(float[] picture, int width, int height, double sigma) {
        int radius = (int) Math.ceil(2.6 * sigma);
        float[] weight = new float[radius + 1];
        float sum = 0;
        for (int i = 0; i <= radius; i++) {
            weight[i] = (float) StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? weight[i] : 2 * weight[i];
        }
        float[] other = new float[picture.length];
        float[] line = new float[width + 2 * radius];
        float[] sums = new float[width];
        for (int r = 0; r < height; r++) {
            int o = r * width;
            System.arraycopy(picture, o, line, radius, width);
            Arrays.fill(line, 0, radius, picture[o]);
            Arrays.fill(line, radius + width, line.length, picture[o + width - 1]);
            for (int c = 0; c < width; c++) {
                sums[c] = weight[0] * line[c + radius];
            }
            for (int i = 1; i <= radius; i++) {
                float w = weight[i];
                for (int c = 0; c < width; c++) {
                    sums[c] += w * (line[c + radius - i] + line[c + radius + i]);
                }
            }
            for (int c = 0; c < width; c++) {
                other[o + c] = sums[c] / sum;
            }
        }
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                picture[r * width + c] = weight[0] * other[r * width + c];
            }
            for (int i = 1; i <= radius; i++) {
                int up = Math.max(0, r - i) * width;
                int down = Math.min(height - 1, r + i) * width;
                for (int c = 0; c < width; c++) {
                    picture[r * width + c] += weight[i] * (other[up + c] + other[down + c]);
                }
            }
            for (int c = 0; c < width; c++) {
                picture[r * width + c] /= sum;
            }
        }
    }

    private static void rows(float[] in, float[] out, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        for (int r = 0; r < height; r++) {
            int o = r * width;
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += in[o + Math.clamp(i, 0, width - 1)];
            }
            for (int c = 0; c < width; c++) {
                out[o + c] = (float) (sum * scale);
                sum += in[o + Math.min(width - 1, c + radius + 1)] - in[o + Math.max(0, c - radius)];
            }
        }
    }

    private static void columns(float[] in, float[] out, int width, int height, int radius) {
        float scale = 1f / (2 * radius + 1);
        double[] sum = new double[width];
        for (int i = -radius; i <= radius; i++) {
            int o = Math.clamp(i, 0, height - 1) * width;
            for (int c = 0; c < width; c++) {
                sum[c] += in[o + c];
            }
        }
        for (int r = 0; r < height; r++) {
            int enter = Math.min(height - 1, r + radius + 1) * width;
            int leave = Math.max(0, r - radius) * width;
            for (int c = 0; c < width; c++) {
                out[r * width + c] = (float) (sum[c] * scale);
                sum[c] += in[enter + c] - in[leave + c];
            }
        }
    }

    /** Means of squares of the given side; the last ones may be cut. */
    static float[] shrink(float[] picture, int width, int height, int side) {
        int sw = (width + side - 1) / side;
        int sh = (height + side - 1) / side;
        float[] out = new float[sw * sh];
        int[] count = new int[sw * sh];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                int i = r / side * sw + c / side;
                out[i] += picture[r * width + c];
                count[i]++;
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= count[i];
        }
        return out;
    }

    /** Back to full size, linear between the middles of the squares. */
    static float[] grow(float[] small, int sw, int sh, int side, int width, int height) {
        float[] out = new float[width * height];
        for (int r = 0; r < height; r++) {
            float y = Math.clamp((r + 0.5f) / side - 0.5f, 0, sh - 1);
            int y0 = (int) y;
            int y1 = Math.min(sh - 1, y0 + 1);
            float ty = y - y0;
            for (int c = 0; c < width; c++) {
                float x = Math.clamp((c + 0.5f) / side - 0.5f, 0, sw - 1);
                int x0 = (int) x;
                int x1 = Math.min(sw - 1, x0 + 1);
                float tx = x - x0;
                float up = small[y0 * sw + x0] + tx * (small[y0 * sw + x1] - small[y0 * sw + x0]);
                float low = small[y1 * sw + x0] + tx * (small[y1 * sw + x1] - small[y1 * sw + x0]);
                out[r * width + c] = up + ty * (low - up);
            }
        }
        return out;
    }

    /** One row of the picture enlarged by 1 or 2, with a cubic that keeps edges. */
    static void line(float[] picture, int width, int height, int row, int factor, float[] out) {
        if (factor == 1) {
            System.arraycopy(picture, row * width, out, 0, out.length);
            return;
        }
        int near = row / 2;
        int step = row % 2 == 0 ? -1 : 1;
        int a = Math.clamp(near - step, 0, height - 1) * width;
        int b = near * width;
        int c = Math.clamp(near + step, 0, height - 1) * width;
        int d = Math.clamp(near + 2 * step, 0, height - 1) * width;
        float[] mixed = new float[width];
        for (int x = 0; x < width; x++) {
            mixed[x] = quarter(picture[a + x], picture[b + x], picture[c + x], picture[d + x]);
        }
        for (int x = 0; x < out.length; x++) {
            int n = x / 2;
            int s = x % 2 == 0 ? -1 : 1;
            out[x] = quarter(
                    mixed[Math.clamp(n - s, 0, width - 1)],
                    mixed[n],
                    mixed[Math.clamp(n + s, 0, width - 1)],
                    mixed[Math.clamp(n + 2 * s, 0, width - 1)]);
        }
    }

    /** Catmull-Rom at a quarter of the way from b to c. */
    private static float quarter(float a, float b, float c, float d) {
        return -0.0703125f * a + 0.8671875f * b + 0.2265625f * c - 0.0234375f * d;
    }
}
