package hilum.assistant;

import java.util.Optional;

/** Hands out the picture that the user is looking at. */
public interface PictureInView {
    /** The picture in view, or empty when none is. Renders pixels, so it is called off the JavaFX thread. */
    Optional<AskedPicture> current();

    /** The earlier picture that the one in view is compared with, or empty when none is open. Called off the JavaFX thread. */
    default Optional<AskedPicture> prior() {
        return Optional.empty();
    }
}
