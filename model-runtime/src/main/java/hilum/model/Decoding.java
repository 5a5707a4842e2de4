package hilum.model;

/**
 * How an answer is put together from the model's likelihoods.
 *
 * @param maxNewTokens most tokens of the answer, its end included
 * @param beams hypotheses that are followed at once: 1 is greedy, {@link #PUBLISHED} what the checkpoint's authors decode with
 */
public record Decoding(int maxNewTokens, int beams) {
    /** As many beams as the snapshot's generation_config.json says; 1 where it says nothing. */
    public static final int PUBLISHED = 0;

    private static final int MOST_BEAMS = 16;

    public Decoding {
        if (maxNewTokens < 1) {
            throw new IllegalArgumentException("no tokens allowed: " + maxNewTokens);
        }
        if (beams < 0 || beams > MOST_BEAMS) {
            throw new IllegalArgumentException("not 1 to " + MOST_BEAMS + " beams: " + beams);
        }
    }

    /** The authors' own decoding. */
    public static Decoding published(int maxNewTokens) {
        return new Decoding(maxNewTokens, PUBLISHED);
    }

    /** The likeliest token, one after the other. */
    public static Decoding greedy(int maxNewTokens) {
        return new Decoding(maxNewTokens, 1);
    }
}
