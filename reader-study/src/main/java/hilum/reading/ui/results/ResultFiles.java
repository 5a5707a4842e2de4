package hilum.reading.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user where to write. Called on the JavaFX thread. */
public interface ResultFiles {
    /** A folder in which a new folder is made; empty when the user changed their mind. */
    Optional<Path> folder(Window owner);

    /** A file to write. */
    Optional<Path> file(Window owner, String suggestedName);
}
