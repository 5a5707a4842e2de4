package hilum.dicom.phantom;

/** Boxes as the model writes them: whole hundredths of the picture. */
final class BoxText {

    private BoxText() {}

    static String of(String label, Finding f) {
        return "<|ref|>" + label + "<|/ref|><|box|>(" + quantised(f.x0()) + "," + quantised(f.y0()) + "),("
                + quantised(f.x1()) + "," + quantised(f.y1()) + ")<|/box|>";
    }

    /** Thousandths cut off below 1000, then rounded half to even to hundredths. */
    static int quantised(double fraction) {
        return (int) Math.rint(Math.min(999, (int) (1000 * fraction)) / 10.0);
    }
}
