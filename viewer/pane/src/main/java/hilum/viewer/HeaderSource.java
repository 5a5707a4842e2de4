package hilum.viewer;

import java.io.IOException;
import java.nio.file.Path;

/** Reads what a file says about itself, without its pixels. Called by many threads at once; may be interrupted. */
@FunctionalInterface
public interface HeaderSource {
    /**
     * The picture in {@code file}, or why there is none.
     *
     * @throws IOException when the file cannot be read at all
     */
    Found read(Path file) throws IOException;

    /** What was found. */
    sealed interface Found {
        /** A picture. */
        record Picture(Instance instance) implements Found {}

        /** Something else; {@code detail} says in plain words what. */
        record Nothing(Skipped.Reason reason, String detail) implements Found {}
    }
}
