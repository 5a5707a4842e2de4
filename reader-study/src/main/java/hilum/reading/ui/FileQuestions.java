package hilum.reading.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the user for files; on the JavaFX thread. */
public interface FileQuestions {
    /** What kind of file is asked for. */
    enum Kind {
        /** A table of cases, CSV or JSONL. */
        CASES,
        /** What a coordinator makes for one reader. */
        PACKAGE,
        /** What a reader sends back. */
        RESULT,
        /** A protocol to print. */
        PROTOCOL,
        /** The readers' PINs. */
        PINS
    }

    /** An existing file, or empty when cancelled. */
    Optional<Path> open(@Nullable Window owner, Kind kind);

    /** Existing files; none when cancelled. */
    List<Path> openMany(@Nullable Window owner, Kind kind);

    /** Where to save; the user has agreed to overwrite. */
    Optional<Path> save(@Nullable Window owner, Kind kind, String suggestedName);

    /** An existing folder to write files of {@code kind} into, or empty when cancelled. */
    Optional<Path> folder(@Nullable Window owner, Kind kind);
}
