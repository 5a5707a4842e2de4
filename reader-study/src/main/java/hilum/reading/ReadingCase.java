package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/**
 * A case as the coordinator knows it, with the text of each arm. A reader sees a {@link BlindedPair}.
 *
 * @param id unique in its reading
 * @param indication why the examination was made; may be empty
 * @param taskInput the findings section to be summarized; empty where the task starts from the pictures
 * @param pictures files in the order of showing; may be empty for a summarization
 */
public record ReadingCase(
        String id, String indication, String taskInput, List<Path> pictures, String textA, String textB) {
    public ReadingCase {
        pictures = List.copyOf(pictures);
        if (id.isBlank() || textA.isBlank() || textB.isBlank()) {
            throw new IllegalArgumentException("a case needs an id and two texts");
        }
    }
}
