package hilum.reading.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user for files; on the JavaFX thread. */
public interface FileQuestions {
    /** An existing CSV file, or empty when cancelled. */
    Optional<Path> openCsv(Window owner);

    /** Where to save a CSV file; the user has agreed to overwrite. */
    Optional<Path> saveCsv(Window owner, String suggestedName);
}
