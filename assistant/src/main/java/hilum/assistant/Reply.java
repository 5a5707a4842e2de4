package hilum.assistant;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The model's finished side of a turn, whole or not.
 *
 * @param ending how it ended
 * @param detail the runtime's own words about a failure, empty otherwise
 * @param shares likelihoods of the closed choices, adding up to 1; empty for an open question
 * @param provenance null when the model was never reached
 */
public record Reply(
        Answer answer,
        Ending ending,
        String detail,
        List<Share> shares,
        @Nullable Provenance provenance) {
    public Reply {
        Objects.requireNonNull(answer);
        Objects.requireNonNull(ending);
        Objects.requireNonNull(detail);
        shares = List.copyOf(shares);
    }

    /**
     * How likely one choice is against the others.
     *
     * @param option for people
     * @param share 0..1, the softmax over mean log-probabilities per token, as CheXbench scores options
     * @param meanLogProbability natural logarithm, per token
     */
    public record Share(String option, double share, double meanLogProbability) {}
}
