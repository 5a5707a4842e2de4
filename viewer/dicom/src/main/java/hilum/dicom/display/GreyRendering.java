package hilum.dicom.display;

/** Whole pictures in grey, without a window toolkit. */
public final class GreyRendering {
    private GreyRendering() {}

    /** Levels of all pixels at full resolution, row-major, read with {@code & 0xFF}; colour becomes its luminance. */
    public static byte[] render(DisplayImage image, Voi voi, boolean inverted) {
        byte[] lut = image.lut(voi, inverted);
        short[] indices = image.indices();
        byte[] grey = new byte[indices.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = lut[indices[i] & 0xFFFF];
        }
        return grey;
    }
}
