package hilum.assistant.ui;

import hilum.assistant.GroundedRegion;
import hilum.assistant.SeenPicture;
import java.util.List;

/**
 * Boxes to draw, and the only pictures on which they may be drawn.
 *
 * @param pictures the picture that was asked about, or none
 * @param regions its boxes, in fractions of the whole unrotated picture
 */
public record DrawnRegions(List<SeenPicture> pictures, List<GroundedRegion> regions) {
    /** Nothing to draw. */
    public static final DrawnRegions NONE = new DrawnRegions(List.of(), List.of());

    public DrawnRegions {
        pictures = List.copyOf(pictures);
        regions = List.copyOf(regions);
    }

    /** Boxes belong to the last picture that the model was given: the one in view, also when a prior came before it. */
    static DrawnRegions of(List<SeenPicture> pictures, List<GroundedRegion> regions) {
        return pictures.isEmpty() || regions.isEmpty() ? NONE : new DrawnRegions(List.of(pictures.getLast()), regions);
    }
}
