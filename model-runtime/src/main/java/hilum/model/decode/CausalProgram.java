package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.List;

/**
 * A vision-language decoder. Used by one thread.
 *
 * <p>Every computing method, of its caches too, ends early when the {@link StopSignal} that the program was built with is raised;
 * positions written by such a call are undefined.
 */
public interface CausalProgram extends AutoCloseable {
    /**
     * Looks at the pictures of one prompt, each {@code [3, side, side] float32} flattened; what was seen is kept for the next
     * {@link PromptCache#read} with pictures.
     *
     * @return false when stopped
     */
    boolean look(List<float[]> pictures) throws ModelFailure;

    /** How much of the running {@link #look} or {@link PromptCache#read} is done, 0..1; asked by any thread. */
    default double done() {
        return 0;
    }

    /** A new cache that holds nothing. */
    PromptCache newCache();

    /** Gives memory that only caches used back to the system, after some were closed because memory ran out. */
    void releaseUnused();

    /** Ends the caches too. */
    @Override
    void close();
}
