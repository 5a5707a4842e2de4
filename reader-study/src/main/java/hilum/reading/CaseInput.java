package hilum.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a case is made of, without the texts of the arms.
 *
 * @param indication why the examination was made; may be empty
 * @param taskInput the findings section to be summarized; empty where the task starts from the pictures
 * @param pictures files in the order of showing; may be empty for a summarization
 * @param slices labels by name, such as sex or age; never shown to readers
 */
public record CaseInput(String indication, String taskInput, List<Path> pictures, Map<String, String> slices) {
    public CaseInput {
        pictures = List.copyOf(pictures);
        slices = java.util.Collections.unmodifiableMap(new TreeMap<>(slices));
    }
}
