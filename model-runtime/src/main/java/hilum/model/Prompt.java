package hilum.model;

import java.util.List;

/**
 * What is asked: the pictures in order (prior before current), earlier turns about them, and the new instruction.
 *
 * <p>Text is plain words: literal control tags in it are made harmless before tokenising, with two exceptions: a well-formed region
 * {@code <|box|>(12,34),(56,78)<|/box|>} in an instruction, for tasks about regions, and the grounding tags of an earlier answer. The
 * chat frame of the checkpoint is added by the runtime.
 *
 * @param images none to two pictures
 * @param earlier earlier turns about the same pictures, oldest first
 * @param instruction the question or task of this turn
 */
public record Prompt(List<RgbImage> images, List<Turn> earlier, String instruction) {
    public Prompt {
        images = List.copyOf(images);
        earlier = List.copyOf(earlier);
    }

    /** One instruction about {@code images}, with no earlier turn. */
    public static Prompt of(List<RgbImage> images, String instruction) {
        return new Prompt(images, List.of(), instruction);
    }

    /** One earlier question and its answer. */
    public record Turn(String instruction, String answer) {}
}
