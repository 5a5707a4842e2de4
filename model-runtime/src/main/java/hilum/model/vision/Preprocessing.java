package hilum.model.vision;

import hilum.model.RgbImage;
import java.util.List;

/**
 * What happens to a picture before the vision tower: stretched to a square, then each sample {@code v} becomes
 * {@code (v / 255 - mean) / std} of its channel.
 *
 * @param sidePx side of the square
 * @param mean of channels R, G, B
 * @param std of channels R, G, B
 */
public record Preprocessing(int sidePx, List<Float> mean, List<Float> std) {
    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** The picture as the model sees it. */
    public RgbImage square(RgbImage image) {
        return BicubicResize.resize(image, sidePx, sidePx);
    }

    /** The tower's input, {@code [3, sidePx, sidePx] float32}, flattened row-major. */
    public float[] pixels(RgbImage image) {
        byte[] rgb = square(image).rgb();
        int plane = sidePx * sidePx;
        float[] pixels = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            float[] levels = levels(mean.get(channel), std.get(channel));
            for (int i = 0; i < plane; i++) {
                pixels[channel * plane + i] = levels[rgb[3 * i + channel] & 0xFF];
            }
        }
        return pixels;
    }

    private static float[] levels(float mean, float std) {
        float[] levels = new float[256];
        for (int v = 0; v < levels.length; v++) {
            levels[v] = (v / 255f - mean) / std;
        }
        return levels;
    }
}
