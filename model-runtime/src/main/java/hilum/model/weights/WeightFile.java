package hilum.model.weights;

import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One weight file as it lies there, and what its header promises.
 *
 * @param bytes its size; -1 when it is not there
 * @param promisedBytes the size that follows from its header; -1 when that cannot be read
 * @param tensors by name; none when the header cannot be read
 * @param problem a sentence, what is wrong and what to do; empty when header and size agree
 */
public record WeightFile(
        Path path, long bytes, long promisedBytes, Map<String, StoredTensor> tensors, Optional<String> problem) {
    public WeightFile {
        tensors = Map.copyOf(tensors);
    }

    static WeightFile inspect(Path path) {
        long bytes = -1;
        try {
            bytes = Files.isRegularFile(path) ? Files.size(path) : -1;
            if (bytes < 0) {
                return new WeightFile(path, -1, -1, Map.of(), Optional.of(told(path, "is missing: download it.")));
            }
            SafetensorsHeader.Contents contents = SafetensorsHeader.inspect(path);
            return new WeightFile(
                    path,
                    contents.fileBytes(),
                    contents.promisedBytes(),
                    contents.tensors(),
                    contents.sizeProblem().map(what -> told(path, what)));
        } catch (ModelFailure.BadCheckpoint e) {
            return new WeightFile(path, bytes, -1, Map.of(), Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new WeightFile(
                    path, bytes, -1, Map.of(), Optional.of(told(path, "cannot be read: " + e.getMessage() + ".")));
        }
    }

    /** Its name within the folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * The SHA-256 under which the Hugging Face cache keeps this file: its snapshots are links to files that are named after their
     * content. Empty for a folder that is no such cache.
     */
    public Optional<String> publishedSha256() {
        try {
            String target = String.valueOf(path.toRealPath().getFileName());
            return target.matches("[0-9a-f]{64}") ? Optional.of(target) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String told(Path path, String what) {
        return "The weight file " + path.getFileName() + " " + what;
    }
}
