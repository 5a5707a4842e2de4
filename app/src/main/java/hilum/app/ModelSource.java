package hilum.app;

import hilum.model.VisionLanguageModel;
import java.nio.file.Path;
import java.util.Optional;

/** Loads and holds the model that answers now. Its methods may wait for processes: not for the JavaFX thread. */
interface ModelSource extends AutoCloseable {
    /** Starts to load the snapshot in {@code folder}, or the built-in model when empty; returns while it loads. */
    void load(Optional<Path> folder);

    /** Loads the same model again. */
    void reload();

    /** The model to ask; empty when none was started. */
    Optional<VisionLanguageModel> model();

    @Override
    void close();
}
