package hilum.model.decode;

import hilum.model.ModelFailure;
import hilum.model.decode.PromptCache.Continuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Beam search as the reference library does it: per round the best continuations of all hypotheses, at least twice as many as
 * beams; those that end are kept when they are among the first {@code beams}, the best others go on. The score of a finished hypothesis is the sum of its
 * log-probabilities divided by its length, its end included, to the power of the length penalty. The search is over when there are as
 * many finished ones as beams and the best continuation, at its present length, is no better than the worst of them.
 */
final class BeamSearch {
    private final PromptCache cache;
    private final StopSignal stop;
    private final int beams;
    private final double lengthPenalty;
    private final Set<Integer> endIds;

    /** Of so many, at least as many as there are beams do not end. */
    private final int candidates;

    private final List<Hypothesis> finished = new ArrayList<>();
    private List<Hypothesis> running = List.of();
    private int certain;
    private boolean done;

    /**
     * An answer, or the beginning of one.
     *
     * @param ids the final end included, when there is one
     * @param score sum of log-probabilities; of a finished one, divided as described above
     * @param parent place among the hypotheses of the round before
     */
    record Hypothesis(List<Integer> ids, double score, int parent) {
        Hypothesis {
            ids = List.copyOf(ids);
        }
    }

    /** @param lengthPenalty above 0 favours long answers; the reference's default is 1 */
    BeamSearch(PromptCache cache, StopSignal stop, int beams, double lengthPenalty, Set<Integer> endIds) {
        this.cache = cache;
        this.stop = stop;
        this.beams = beams;
        this.lengthPenalty = lengthPenalty;
        this.endIds = endIds;
        this.candidates = Math.max(2, 1 + endIds.size()) * beams;
    }

    /**
     * Searches after what was last read, which ends before position {@code past}.
     *
     * @param onCertain hears each id that every hypothesis shares, and that therefore is certain to stay
     * @return the best hypotheses, best first; when stopped, what was best so far
     */
    List<Hypothesis> search(int past, int maxNewTokens, Consumer<Integer> onCertain) throws ModelFailure {
        try {
            follow(past, maxNewTokens, onCertain);
        } finally {
            cache.endFollowing();
        }
        return ranked();
    }

    private void follow(int past, int maxNewTokens, Consumer<Integer> onCertain) throws ModelFailure {
        advance(cache.openings(candidates), List.of(new Hypothesis(List.of(), 0, 0)));
        announce(onCertain);
        for (int generated = 1; generated < maxNewTokens && !done; generated++) {
            List<Continuation> here = running.stream()
                    .map(h -> new Continuation(h.parent(), h.ids().getLast(), (float) h.score()))
                    .toList();
            List<Continuation> next = cache.follow(here, past, generated - 1, candidates);
            if (next.isEmpty() || stop.isRaised()) {
                break;
            }
            advance(next, running);
            announce(onCertain);
        }
    }

    /** Sorts the continuations into finished and running hypotheses. */
    private void advance(List<Continuation> best, List<Hypothesis> before) {
        List<Hypothesis> next = new ArrayList<>();
        for (int rank = 0; rank < best.size() && next.size() < beams; rank++) {
            Continuation c = best.get(rank);
            List<Integer> ids = new ArrayList<>(before.get(c.parent()).ids());
            ids.add(c.id());
            if (!endIds.contains(c.id())) {
                next.add(new Hypothesis(ids, c.score(), c.parent()));
            } else if (rank < beams) {
                finish(new Hypothesis(ids, normalised(c.score(), ids.size()), c.parent()));
            }
        }
        running = next;
        int length = before.getFirst().ids().size() + 1;
        boolean enough = finished.size() >= beams;
        done = next.isEmpty()
                || (enough
                        && finished.getLast().score()
                                >= normalised(best.getFirst().score(), length));
    }

    private void finish(Hypothesis hypothesis) {
        finished.add(hypothesis);
        finished.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        if (finished.size() > beams) {
            finished.removeLast();
        }
    }

    private double normalised(double sum, int length) {
        return sum / Math.pow(length, lengthPenalty);
    }

    private List<Hypothesis> ranked() {
        List<Hypothesis> all = new ArrayList<>(finished);
        if (!done) {
            running.forEach(h -> all.add(
                    new Hypothesis(h.ids(), normalised(h.score(), h.ids().size()), h.parent())));
        }
        all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        return all.subList(0, Math.min(beams, all.size()));
    }

    private void announce(Consumer<Integer> onCertain) {
        List<Hypothesis> all = new ArrayList<>(finished);
        all.addAll(running);
        List<Integer> first = all.getFirst().ids();
        while (certain < first.size()
                && all.stream()
                        .allMatch(h ->
                                h.ids().size() > certain && h.ids().get(certain).equals(first.get(certain)))) {
            onCertain.accept(first.get(certain++));
        }
    }
}
