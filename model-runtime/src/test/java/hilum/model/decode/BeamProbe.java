package hilum.model.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A beam search whose every hypothesis can be looked at, for comparison with references. */
public final class BeamProbe {
    private BeamProbe() {}

    /** One hypothesis and its score. */
    public record Found(List<Integer> ids, double score) {}

    /** The hypotheses after a prompt that was read and ends before position {@code past}, best first. */
    public static List<Found> search(
            PromptCache cache, StopSignal stop, int beams, int endId, int past, int maxNewTokens) throws Exception {
        List<Integer> certain = new ArrayList<>();
        List<BeamSearch.Hypothesis> found =
                new BeamSearch(cache, stop, beams, 1, Set.of(endId)).search(past, maxNewTokens, certain::add);
        if (!found.getFirst().ids().subList(0, certain.size()).equals(certain)) {
            throw new IllegalStateException("what was announced did not stay: " + certain);
        }
        return found.stream().map(h -> new Found(h.ids(), h.score())).toList();
    }
}
