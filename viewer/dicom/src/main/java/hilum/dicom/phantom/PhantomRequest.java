package hilum.dicom.phantom;

import java.util.List;

/**
 * What to draw. The same request always gives the same film, on every machine.
 *
 * @param bodySeed the person: size, sex, heart, ribs, vessels
 * @param exposureSeed the moment: breath, rotation, position, dose, noise
 * @param widthPx at least 64
 * @param monochrome1 whether low stored values are bright
 */
public record PhantomRequest(
        long bodySeed,
        long exposureSeed,
        View view,
        int widthPx,
        int heightPx,
        boolean monochrome1,
        Technique technique,
        List<Lesion> lesions) {

    /** The size of a common detector in portrait, at 0.171 mm. */
    public static final int DETECTOR_WIDTH_PX = 2048;

    /** See {@link #DETECTOR_WIDTH_PX}. */
    public static final int DETECTOR_HEIGHT_PX = 2500;

    /** @throws IllegalArgumentException when a side is below 64 or above 8192 pixels */
    public PhantomRequest {
        if (Math.min(widthPx, heightPx) < 64 || Math.max(widthPx, heightPx) > 8192) {
            throw new IllegalArgumentException("A phantom is 64 to 8192 pixels wide and high.");
        }
        lesions = List.copyOf(lesions);
    }

    /** With the plain technique. */
    public PhantomRequest(
            long bodySeed,
            long exposureSeed,
            View view,
            int widthPx,
            int heightPx,
            boolean monochrome1,
            List<Lesion> lesions) {
        this(bodySeed, exposureSeed, view, widthPx, heightPx, monochrome1, Technique.PLAIN, lesions);
    }

    /** A PA film of detector size, MONOCHROME2. */
    public static PhantomRequest pa(long bodySeed, long exposureSeed, List<Lesion> lesions) {
        return new PhantomRequest(
                bodySeed, exposureSeed, View.PA, DETECTOR_WIDTH_PX, DETECTOR_HEIGHT_PX, false, lesions);
    }

    /** The same film in another size. */
    public PhantomRequest sized(int width, int height) {
        return new PhantomRequest(bodySeed, exposureSeed, view, width, height, monochrome1, technique, lesions);
    }

    /** The same film with a long side of that many pixels. */
    public PhantomRequest longSide(int px) {
        double scale = px / (double) Math.max(widthPx, heightPx);
        return sized((int) Math.round(widthPx * scale), (int) Math.round(heightPx * scale));
    }

    /** The same film with other findings. */
    public PhantomRequest with(List<Lesion> others) {
        return new PhantomRequest(bodySeed, exposureSeed, view, widthPx, heightPx, monochrome1, technique, others);
    }

    /** Distance of pixel centres at the detector, mm, the same in both directions. */
    public double spacingMm() {
        return technique.longSideMm() / Math.max(widthPx, heightPx);
    }
}
