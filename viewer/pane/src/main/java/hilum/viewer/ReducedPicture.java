package hilum.viewer;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;

/**
 * A first look that is ready to be painted, at the coordinates of the whole picture. Immutable. It is no {@link DecodedPicture}, so that
 * it reaches the eye alone: no model, report, export or measurement.
 */
public record ReducedPicture(FirstLook look, PicturePyramid pyramid, ValueSpread spread) {
    /** Prepares {@code look}; not for the JavaFX thread. */
    public static ReducedPicture of(FirstLook look) {
        return new ReducedPicture(look, PicturePyramid.of(look), ValueSpread.of(look.reduced()));
    }

    /** Windows, look-up tables and spacing; its size is the reduced one. */
    public DisplayImage image() {
        return look.reduced();
    }
}
