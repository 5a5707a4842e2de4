package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A vision-language decoder with a cache of what it has read, position by position. Used by one thread.
 *
 * <p>Every computing method ends early when the {@link StopSignal} that the program was built with is raised; positions written by such
 * a call are undefined.
 */
public interface CausalProgram extends AutoCloseable {
    /** Makes room for {@code positions} in the cache, keeping at least the first {@code kept} that were read. */
    void reserve(int positions, int kept) throws ModelFailure;

    /**
     * Runs the vision tower over each picture, {@code [3, side, side] float32} flattened; the vectors are kept for the next
     * {@link #read} with slots.
     *
     * @return false when stopped
     */
    boolean look(List<float[]> pictures) throws ModelFailure;

    /**
     * Reads {@code ids} at positions {@code past} and following. Slots among them take the vectors of the last {@link #look}.
     *
     * @return false when stopped
     */
    boolean read(List<Integer> ids, int past, boolean withPictures) throws ModelFailure;

    /** The likeliest id after what was last given to {@link #read}. */
    int choose() throws ModelFailure;

    /** Reads {@code id} at position {@code past}; the likeliest next id, or nothing when stopped. */
    OptionalInt step(int id, int past) throws ModelFailure;

    /**
     * Natural log-probability of each of {@code ids} as the continuation of what was last given to {@link #read}, which ends before
     * position {@code past}.
     *
     * @return one value an id; empty when stopped
     */
    double[] score(List<Integer> ids, int past) throws ModelFailure;

    @Override
    void close();
}
