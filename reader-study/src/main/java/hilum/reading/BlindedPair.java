package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/**
 * A case as a reader sees it. It has no arm and no case id, so no screen can show them.
 *
 * @param taskInput the findings section to be summarized; empty where the task starts from the pictures
 */
public record BlindedPair(String indication, String taskInput, List<Path> pictures, String report1, String report2) {
    public BlindedPair {
        pictures = List.copyOf(pictures);
    }
}
