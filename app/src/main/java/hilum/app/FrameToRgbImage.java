package hilum.app;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import hilum.model.RgbImage;
import java.util.Locale;

/**
 * The bridge from a decoded frame to what a model is given: the default window, polarity turned over where the file says so, 8 bit, full
 * resolution, grey in all three channels. What the user dragged plays no part, so the same file always gives the same picture.
 */
public final class FrameToRgbImage {
    private FrameToRgbImage() {}

    /** The picture; a colour frame keeps its colours. */
    public static RgbImage render(DisplayImage frame) {
        return frame.colour()
                .map(argb -> ofColour(frame.widthPx(), frame.heightPx(), argb))
                .orElseGet(() -> render(frame, frame.defaultVoi()));
    }

    /** A grey frame in the window {@code voi}. */
    public static RgbImage render(DisplayImage frame, Voi voi) {
        byte[] lut = frame.lut(voi, false);
        short[] indices = frame.indices();
        byte[] grey = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            grey[i] = lut[indices[i] & 0xFFFF];
        }
        return RgbImage.ofGrey(frame.widthPx(), frame.heightPx(), grey);
    }

    /** The window that {@link #render(DisplayImage)} uses, in words: {@code W 3900 L 2050, from the file}; and what is wrong with the file. */
    public static String window(DisplayImage frame) {
        Voi voi = frame.defaultVoi();
        String window = frame.colour().isPresent()
                ? "colour, no window"
                : String.format(Locale.ENGLISH, "W %.0f L %.0f, %s", voi.width(), voi.center(), voi.explanation());
        return frame.warnings().isEmpty() ? window : window + "; damaged file: " + String.join("; ", frame.warnings());
    }

    private static RgbImage ofColour(int width, int height, int[] argb) {
        byte[] rgb = new byte[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        return new RgbImage(width, height, rgb);
    }
}
