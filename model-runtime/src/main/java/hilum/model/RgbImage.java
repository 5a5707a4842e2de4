package hilum.model;

import java.util.Arrays;

/**
 * A picture as the model takes it before resizing: 8 bit per channel, interleaved R, G, B, row by row from the top left.
 *
 * <p>Immutable; equality compares pixels.
 */
public final class RgbImage {
    private final int widthPx;
    private final int heightPx;
    private final byte[] rgb;

    /**
     * Copies {@code rgb}.
     *
     * @throws IllegalArgumentException when a side is not positive or the length is not {@code 3 * widthPx * heightPx}
     */
    public RgbImage(int widthPx, int heightPx, byte[] rgb) {
        if (widthPx <= 0 || heightPx <= 0 || rgb.length != 3L * widthPx * heightPx) {
            throw new IllegalArgumentException(
                    "not an RGB picture: " + widthPx + " x " + heightPx + " with " + rgb.length + " bytes");
        }
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.rgb = rgb.clone();
    }

    /** A grey picture, each of the {@code widthPx * heightPx} levels put into all three channels. */
    public static RgbImage ofGrey(int widthPx, int heightPx, byte[] grey) {
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0; i < grey.length; i++) {
            rgb[3 * i] = grey[i];
            rgb[3 * i + 1] = grey[i];
            rgb[3 * i + 2] = grey[i];
        }
        return new RgbImage(widthPx, heightPx, rgb);
    }

    public int widthPx() {
        return widthPx;
    }

    public int heightPx() {
        return heightPx;
    }

    /** A copy of the samples, {@code 3 * widthPx * heightPx} bytes. */
    public byte[] rgb() {
        return rgb.clone();
    }

    /** Sample 0..255 of channel 0..2 at column {@code x} and row {@code y}. */
    public int sample(int x, int y, int channel) {
        return rgb[3 * (y * widthPx + x) + channel] & 0xFF;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage that
                && widthPx == that.widthPx
                && heightPx == that.heightPx
                && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * widthPx + heightPx) + Arrays.hashCode(rgb);
    }
}
