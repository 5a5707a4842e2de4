package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.List;
import java.util.OptionalInt;

/** What a decoder remembers of one prompt and its answer, position by position. Used by the program's thread. */
public interface PromptCache extends AutoCloseable {
    /** Makes room for {@code positions}, keeping at least the first {@code kept} that were read. */
    void reserve(int positions, int kept) throws ModelFailure;

    /** Gives back all room behind the first {@code kept} positions. */
    void trim(int kept) throws ModelFailure;

    /** Memory that it takes. */
    long bytes();

    /**
     * Reads {@code ids} at positions {@code past} and following. Slots among them take the vectors of the last look at pictures.
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

    /** The {@code count} likeliest first ids, or as many as there are, after what was last given to {@link #read}, the likeliest first. */
    List<Continuation> openings(int count) throws ModelFailure;

    /**
     * Every hypothesis reads one id more; then the {@code count} likeliest continuations of all of them, the likeliest first.
     *
     * @param hypotheses in their order of this round; {@code parent} is the place that each had in the round before
     * @param past positions of the prompt
     * @param generated ids that each hypothesis had read before
     * @return empty when stopped
     */
    List<Continuation> follow(List<Continuation> hypotheses, int past, int generated, int count) throws ModelFailure;

    /** Gives back what following hypotheses took. */
    void endFollowing();

    @Override
    void close();

    /**
     * A hypothesis made longer by one id.
     *
     * @param parent place of the hypothesis that goes on
     * @param id the new id
     * @param score sum of the log-probabilities of all its ids, in float32 as the reference computes
     */
    record Continuation(int parent, int id, float score) {}
}
