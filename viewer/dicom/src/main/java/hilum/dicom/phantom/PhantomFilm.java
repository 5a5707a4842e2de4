package hilum.dicom.phantom;

import java.util.List;

/**
 * A drawn film.
 *
 * @param stored 12-bit Stored Values, row by row from the top left, length widthPx x heightPx; the array is not copied, do not write to it
 * @param spacingMm Imager Pixel Spacing, both directions
 * @param windowCenter with {@code windowWidth} the default LINEAR window
 * @param findings in the order of the request
 */
@SuppressWarnings(
        "ArrayRecordComponent") // five million samples: a copy per reading would be a waste, and nobody compares films
public record PhantomFilm(
        int widthPx,
        int heightPx,
        short[] stored,
        double spacingMm,
        boolean monochrome1,
        double windowCenter,
        double windowWidth,
        List<Finding> findings) {

    /** Bits Stored of every phantom. */
    public static final int BITS_STORED = 12;

    /** Copies the list of findings. */
    public PhantomFilm {
        findings = List.copyOf(findings);
    }
}
