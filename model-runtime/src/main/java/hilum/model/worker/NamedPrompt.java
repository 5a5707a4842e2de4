package hilum.model.worker;

import hilum.model.Prompt;
import hilum.model.RgbImage;
import java.util.List;
import java.util.function.Function;

/**
 * A prompt as it goes over the pipe: its pictures are only named, since the child mostly has them.
 *
 * @param pictures {@link RgbImage#sha256} of each, in order
 */
record NamedPrompt(List<String> pictures, List<Prompt.Turn> earlier, String instruction) {
    NamedPrompt {
        pictures = List.copyOf(pictures);
        earlier = List.copyOf(earlier);
    }

    static NamedPrompt of(Prompt prompt) {
        return new NamedPrompt(
                prompt.images().stream().map(RgbImage::sha256).toList(), prompt.earlier(), prompt.instruction());
    }

    /** The prompt with the pictures that {@code named} knows by these names. */
    Prompt with(Function<String, RgbImage> named) {
        return new Prompt(pictures.stream().map(named).toList(), earlier, instruction);
    }
}
