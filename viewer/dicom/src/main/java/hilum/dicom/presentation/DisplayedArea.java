package hilum.dicom.presentation;

/**
 * Which part of the image is shown, and how large (DICOM PS3.3 C.10.4). Columns and rows of pixels, counted from 1, before rotation;
 * they may lie outside the image.
 *
 * @param magnification screen pixels per image pixel, used with MAGNIFY only
 */
public record DisplayedArea(int left, int top, int right, int bottom, Size size, double magnification) {
    /** Presentation Size Mode. */
    public enum Size {
        SCALE_TO_FIT("SCALE TO FIT"),
        TRUE_SIZE("TRUE SIZE"),
        MAGNIFY("MAGNIFY");

        private final String term;

        Size(String term) {
            this.term = term;
        }

        String term() {
            return term;
        }

        static Size of(String term) {
            return term.equals(TRUE_SIZE.term) ? TRUE_SIZE : term.equals(MAGNIFY.term) ? MAGNIFY : SCALE_TO_FIT;
        }
    }

    /** A whole image, as large as there is room. */
    public static DisplayedArea whole(int columns, int rows) {
        return new DisplayedArea(1, 1, columns, rows, Size.SCALE_TO_FIT, 1);
    }
}
