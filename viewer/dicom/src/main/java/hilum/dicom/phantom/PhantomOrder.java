package hilum.dicom.phantom;

import java.util.Optional;

/**
 * What studies to write.
 *
 * @param count studies; a prior counts as one
 * @param seed the same seed, the same studies
 * @param longSidePx longer side of each film
 * @param view only this view of the current films; empty for the usual mix
 * @param pairs only patients with a prior study
 */
public record PhantomOrder(int count, long seed, int longSidePx, Optional<View> view, boolean pairs) {

    /** Detector size, all views, with and without priors. */
    public static PhantomOrder of(int count, long seed) {
        return new PhantomOrder(count, seed, PhantomRequest.DETECTOR_HEIGHT_PX, Optional.empty(), false);
    }

    /** The same in another size. */
    public PhantomOrder longSide(int px) {
        return new PhantomOrder(count, seed, px, view, pairs);
    }
}
