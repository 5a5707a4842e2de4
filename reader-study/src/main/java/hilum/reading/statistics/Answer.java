package hilum.reading.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One unblinded answer of one reader to one question about one case.
 *
 * @param score signed towards the second arm (the AI): above 0 when it is better; NaN when the reader could not judge
 * @param placement where the second arm lay
 * @param activeSeconds active time on the case without idle stretches, the same on each attribute of the case; NaN if unknown
 * @param slices label of the case per slice name, for example {@code normality -> normal}; may be empty
 * @param byArm the values behind a difference, null for a direct comparison
 */
public record Answer(
        String reader,
        String task,
        String attribute,
        String caseId,
        double score,
        Placement placement,
        double activeSeconds,
        AnswerKind kind,
        Map<String, String> slices,
        @Nullable ByArm byArm) {
    public Answer {
        if (Double.isInfinite(score)) {
            throw new IllegalArgumentException("a score is finite, or NaN for 'cannot judge'");
        }
        slices = Map.copyOf(slices);
    }

    /** Whether the reader gave an answer rather than 'cannot judge'. */
    public boolean judged() {
        return !Double.isNaN(score);
    }

    /** Task and attribute of the answer. */
    public CellKey cell() {
        return new CellKey(task, attribute);
    }
}
