package hilum.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the model takes it before resizing: 8 bit per channel, interleaved R, G, B, row by row from the top left.
 *
 * <p>Immutable; equality compares pixels.
 */
public final class RgbImage {
    private final int widthPx;
    private final int heightPx;
    private final byte[] rgb;
    /** Made when first asked for; two threads at once make the same. */
    private volatile @Nullable String sha256;

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

    /** Of samples that only {@code in} knows. */
    private RgbImage(int widthPx, int heightPx, String sha256, InputStream in) throws IOException {
        this.sha256 = sha256;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.rgb = new byte[3 * widthPx * heightPx];
        if (in.readNBytes(rgb, 0, rgb.length) < rgb.length) {
            throw new EOFException("a picture's samples are missing");
        }
    }

    /**
     * Reads as many samples as a picture of that size has.
     *
     * @param sha256 its {@link #sha256}, which whoever wrote it has worked out already
     * @throws EOFException when there are fewer
     * @throws IllegalArgumentException when a side is not positive or the picture too large for an array
     */
    public static RgbImage read(int widthPx, int heightPx, String sha256, InputStream in) throws IOException {
        if (widthPx <= 0 || heightPx <= 0 || 3L * widthPx * heightPx > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("no size of a picture: " + widthPx + " x " + heightPx);
        }
        return new RgbImage(widthPx, heightPx, sha256, in);
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

    /** Writes the samples as {@link #read} takes them. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(rgb);
    }

    /** Memory that the samples take. */
    public int bytes() {
        return rgb.length;
    }

    /** Hex digest over width and height (big-endian 32 bit) and the samples; worked out once. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = digest();
            sha256 = known;
        }
        return known;
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(widthPx)
                    .putInt(heightPx)
                    .flip());
            return HexFormat.of().formatHex(digest.digest(rgb));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
