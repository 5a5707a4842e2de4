package hilum.dicom.phantom;

import java.util.List;

/**
 * A drawn film.
 *
 * @param stored Stored Values, row by row from the top left, length widthPx x heightPx; the array is not copied, do not write to it
 * @param spacingMm Imager Pixel Spacing, both directions
 * @param greys the bits, and how stored values become grey
 * @param findings in the order of the request; a lesion that lies outside the picture is not among them
 */
@SuppressWarnings(
        "ArrayRecordComponent") // five million samples: a copy per reading would be a waste, and nobody compares films
public record PhantomFilm(
        int widthPx,
        int heightPx,
        short[] stored,
        double spacingMm,
        boolean monochrome1,
        Greys greys,
        List<Finding> findings) {

    /** Copies the list of findings. */
    public PhantomFilm {
        findings = List.copyOf(findings);
    }

    /** The film as a viewer shows it with its default window or table: widthPx x heightPx grey levels, 255 (read with {@code & 0xFF}) is white. */
    public byte[] displayed() {
        byte[] levels = greys.levels();
        byte[] shown = new byte[stored.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (byte) (monochrome1 ? 255 - levels[stored[i]] : levels[stored[i]]);
        }
        return shown;
    }
}
