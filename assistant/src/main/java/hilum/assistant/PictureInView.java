package hilum.assistant;

import java.util.Optional;

/** Hands out the picture that the user is looking at. */
public interface PictureInView {
    /** The picture in view, or empty when none is. Renders pixels, so it is called off the JavaFX thread. */
    Optional<AskedPicture> current();
}
