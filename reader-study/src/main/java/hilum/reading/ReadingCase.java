package hilum.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A case as the coordinator knows it, with the text of each arm. A reader sees a {@link BlindedPair}.
 *
 * @param id unique in its task
 * @param textA empty only in a design that edits drafts, for writing from scratch
 */
public record ReadingCase(String id, ReadingTask task, CaseInput input, String textA, String textB, CaseRole role) {
    public ReadingCase {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a case needs an id");
        }
    }

    /** A primary case of findings generation. */
    public ReadingCase(
            String id, String indication, String taskInput, List<Path> pictures, String textA, String textB) {
        this(
                id,
                ReadingTask.FINDINGS_GENERATION,
                new CaseInput(indication, taskInput, pictures, Map.of()),
                textA,
                textB,
                CaseRole.primary());
    }

    public String indication() {
        return input.indication();
    }

    public String taskInput() {
        return input.taskInput();
    }

    public List<Path> pictures() {
        return input.pictures();
    }

    /** The same case with its pictures elsewhere. */
    public ReadingCase withPictures(List<Path> pictures) {
        CaseInput there = new CaseInput(input.indication(), input.taskInput(), pictures, input.slices());
        return new ReadingCase(id, task, there, textA, textB, role);
    }

    /** The same case with other texts. */
    public ReadingCase withTexts(String a, String b) {
        return new ReadingCase(id, task, input, a, b, role);
    }
}
