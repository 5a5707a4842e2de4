package hilum.model.text;

import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Puts a question into the frame of CheXagent-8b: the pictures' slots, then {@code <s> USER: <s>question ASSISTANT: <s>}.
 *
 * <p>The pictures take the same number of slots however many there are, and their order is not represented. The frame has one form with
 * one question; a form with earlier turns was never published, so such a prompt is refused rather than guessed. Words of people never
 * become control tokens. Safe for all threads.
 */
public final class PlainFrame implements PromptFrame {
    private static final String BEFORE = " USER: ";
    private static final String AFTER = " ASSISTANT: ";
    private static final String BEGIN = "<s>";

    private final LlamaTokenizer tokenizer;
    private final int slots;
    private final int slotId;
    private final int maxPictures;

    /**
     * @param slots positions that all pictures of a prompt take together
     * @param slotId their id, outside the vocabulary
     * @param maxPictures pictures of one prompt, at most
     */
    public PlainFrame(LlamaTokenizer tokenizer, int slots, int slotId, int maxPictures) {
        this.tokenizer = tokenizer;
        this.slots = slots;
        this.slotId = slotId;
        this.maxPictures = maxPictures;
    }

    @Override
    public int slotId() {
        return slotId;
    }

    @Override
    public Framed frame(Prompt prompt) throws ModelFailure {
        check(prompt);
        List<Integer> ids = new ArrayList<>();
        StringBuilder rendered = new StringBuilder();
        if (!prompt.images().isEmpty()) {
            ids.addAll(Collections.nCopies(slots, slotId));
            rendered.append('[').append(slots).append(" x picture]");
        }
        int prefix = ids.size();
        ids.add(tokenizer.beginId());
        ids.addAll(tokenizer.encodeWords(BEFORE));
        ids.add(tokenizer.beginId());
        ids.addAll(tokenizer.encodeWords(prompt.instruction() + AFTER));
        ids.add(tokenizer.beginId());
        rendered.append(BEGIN).append(BEFORE).append(BEGIN);
        rendered.append(prompt.instruction()).append(AFTER).append(BEGIN);
        return new Framed(ids, prefix, rendered.toString());
    }

    private void check(Prompt prompt) throws ModelFailure {
        if (prompt.images().size() > maxPictures) {
            throw new ModelFailure.Unsupported("This model takes at most "
                    + (maxPictures == 1 ? "one picture" : maxPictures + " pictures")
                    + " in one question, but there are " + prompt.images().size()
                    + ". Nothing was asked; ask about fewer pictures.");
        }
        if (!prompt.earlier().isEmpty()) {
            throw new ModelFailure.Unsupported(
                    "This model answers each question on its own:"
                            + " it was not trained on earlier questions and answers. Nothing was asked; ask the question alone.");
        }
        if (prompt.images().stream().anyMatch(PlainFrame::isBlack)) {
            throw new ModelFailure.Unsupported("A picture is black all over, so there is nothing to see in it."
                    + " Nothing was asked; choose another picture.");
        }
    }

    /** The official code would drop such a picture without a word. */
    private static boolean isBlack(RgbImage image) {
        for (int y = 0; y < image.heightPx(); y++) {
            for (int x = 0; x < image.widthPx(); x++) {
                if ((image.sample(x, y, 0) | image.sample(x, y, 1) | image.sample(x, y, 2)) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
