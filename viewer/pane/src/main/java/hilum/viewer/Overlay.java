package hilum.viewer;

import java.util.List;

/**
 * Marks over a picture, in image coordinates. The viewport draws them through its {@link ViewTransform}, so they stay in place under
 * zoom, pan, rotation, flip and inversion.
 */
public interface Overlay {
    /** The boxes to draw for {@code picture} now; empty for any other picture. Called on the JavaFX thread. */
    List<Box> boxes(PictureReference picture);

    /** The user clicked the box {@code id}. Called on the JavaFX thread. */
    void select(String id);

    /**
     * A labelled rectangle; coordinates are fractions 0..1 of the image's width and height, from the top left.
     *
     * @param id unique within the overlay
     * @param number shown beside the label and in the text it belongs to
     * @param selected drawn stronger
     */
    record Box(String id, int number, String label, double x0, double y0, double x1, double y1, boolean selected) {}
}
