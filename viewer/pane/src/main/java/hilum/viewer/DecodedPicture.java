package hilum.viewer;

import hilum.dicom.display.DisplayImage;

/** A frame that is ready to be shown: its values, its smaller sizes, and how its values are spread. Immutable. */
public record DecodedPicture(DisplayImage image, PicturePyramid pyramid, ValueSpread spread) {
    /** Prepares {@code image}; takes tens of milliseconds for a large film, so not for the JavaFX thread. */
    public static DecodedPicture of(DisplayImage image) {
        return new DecodedPicture(image, PicturePyramid.of(image), ValueSpread.of(image));
    }

    /** Memory held, for the cache. */
    public long bytes() {
        return pyramid.bytes();
    }
}
