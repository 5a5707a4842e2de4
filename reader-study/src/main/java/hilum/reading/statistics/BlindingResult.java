package hilum.reading.statistics;

import java.util.List;

/**
 * Whether readers could tell the arms apart.
 *
 * @param groups Bang's index per true group, in order
 * @param james James's index: 0 every guess right, 0.5 guessing at random, 1 everybody says 'do not know' or guesses wrong; NaN unless there are exactly two groups
 * @param jamesInterval two-way bootstrap over readers and cases
 */
public record BlindingResult(List<Bang> groups, double james, Interval jamesInterval) {
    /**
     * Bang's index of one group: (correct - wrong) / all. 0 is random guessing, 1 everybody knows, -1 everybody is wrong.
     *
     * @param interval two-way bootstrap over readers and cases: the one to show
     * @param independent the published normal interval, which takes guesses as independent
     */
    public record Bang(
            String group,
            int correct,
            int wrong,
            int doNotKnow,
            double index,
            Interval interval,
            Interval independent) {}

    public BlindingResult {
        groups = List.copyOf(groups);
    }
}
