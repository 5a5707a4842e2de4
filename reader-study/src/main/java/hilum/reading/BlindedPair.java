package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/**
 * A case as a reader sees it. It has no arm and no case id, so no screen can show them.
 *
 * @param taskInput the findings section to be summarized; empty where the task starts from the pictures
 */
public record BlindedPair(String indication, String taskInput, List<Path> pictures, String report1, String report2) {
    private static final String FROM_SCRATCH = "Empty. Please write from scratch.";

    public BlindedPair {
        pictures = List.copyOf(pictures);
    }

    /**
     * The text in which the editor of a draft begins: without the marks for bold print, and empty for the draft that asks for a text from scratch
     * (CheXagent repository, reader_study/app.py).
     */
    public static String asEdited(String draft) {
        return draft.strip().equals(FROM_SCRATCH) ? "" : draft.replace("**", "");
    }
}
