package hilum.model.pull;

import java.nio.file.Path;
import java.util.List;

/**
 * A snapshot that lies here whole, every file of the size and digest that the hub lists.
 *
 * @param commit 40 hex digits
 * @param files paths in the folder
 * @param bytes of all files
 * @param fetchedBytes what came over the network in this run
 * @param leftOver files of an earlier pull that this commit has no more; they were not touched
 */
public record PulledSnapshot(
        Path folder, String commit, List<String> files, long bytes, long fetchedBytes, List<String> leftOver) {
    /** Copies the lists. */
    public PulledSnapshot {
        files = List.copyOf(files);
        leftOver = List.copyOf(leftOver);
    }
}
