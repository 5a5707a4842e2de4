package hilum.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A loaded vision-language model. One call runs at a time; further calls wait their turn. Never call it on the JavaFX thread.
 *
 * <p>Interrupting the calling thread ends {@link #generate} within one token: it returns what it has with
 * {@link Completion.Finish#CANCELLED} and clears the interrupt.
 */
public interface VisionLanguageModel extends AutoCloseable {
    /** What is loaded and where it runs. */
    ModelDescription description();

    /**
     * Answers {@code prompt}.
     *
     * @param onPiece called with every token as soon as it is certain to stay, on the runtime's own thread; must return quickly
     * @throws ModelFailure when no answer, or no whole answer, could be made
     */
    Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure;

    /** Answers {@code prompt} as the checkpoint's authors decode, with at most {@code maxNewTokens} tokens. */
    default Completion generate(Prompt prompt, int maxNewTokens, Consumer<TokenPiece> onPiece) throws ModelFailure {
        return generate(prompt, Decoding.published(maxNewTokens), onPiece);
    }

    /**
     * Scores each of {@code options} as the answer to {@code prompt}, in the same order.
     *
     * @throws ModelFailure when the model cannot score
     */
    List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure;

    /**
     * As {@link #generate(Prompt, Decoding, Consumer)}.
     *
     * @param onStage hears what is waited for before the first token, where the runtime knows; on any thread, must return quickly
     */
    default Completion generate(
            Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece, Consumer<CallStage> onStage)
            throws ModelFailure {
        return generate(prompt, decoding, onPiece);
    }

    /** As {@link #score(Prompt, List)}; {@code onStage} as in {@link #generate(Prompt, Decoding, Consumer, Consumer)}. */
    default List<OptionScore> score(Prompt prompt, List<String> options, Consumer<CallStage> onStage)
            throws ModelFailure {
        return score(prompt, options);
    }

    /** What the running call does before its first token, for somebody who looks now and then from another thread. */
    default Optional<CallStage> stage() {
        return Optional.empty();
    }

    @Override
    void close();
}
