package hilum.model.text;

import hilum.model.ModelFailure;
import hilum.model.Prompt;
import java.util.List;

/** Puts prompts into the frame that a family of checkpoints was trained with. Safe for all threads. */
public interface PromptFrame {
    /**
     * {@code prompt} in its frame, ready for the answer's first token.
     *
     * @throws ModelFailure.Unsupported when the family cannot take so many pictures, such a picture, or earlier turns
     */
    Framed frame(Prompt prompt) throws ModelFailure;

    /** The id that fills a picture's slots; it may stand outside the vocabulary. */
    int slotId();

    /**
     * A prompt in its frame.
     *
     * @param ids of the whole prompt
     * @param picturePrefix how many of them, from the first, depend on the pictures alone; 0 without pictures
     * @param rendered the text, each picture's slots shortened to their number
     */
    record Framed(List<Integer> ids, int picturePrefix, String rendered) {
        public Framed {
            ids = List.copyOf(ids);
        }
    }
}
