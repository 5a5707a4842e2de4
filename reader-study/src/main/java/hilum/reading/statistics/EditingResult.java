package hilum.reading.statistics;

import java.util.List;

/**
 * How drafts of one task were edited: each arm by itself, then the second arm against the reference.
 *
 * @param arms the reference arm, then the second; one is missing when nothing of it was edited
 * @param differences second minus reference; below 0 when less time or fewer changes were needed. In a crossover of each reader's two edits of a case;
 *     otherwise within readers: twice the distance from the reader's own mean, turned round for the reference arm. Empty when one arm is missing
 */
public record EditingResult(String task, List<OfArm> arms, List<Measured> differences) {
    public EditingResult {
        arms = List.copyOf(arms);
        differences = List.copyOf(differences);
    }

    /**
     * One arm.
     *
     * @param edits drafts of this arm that were edited
     * @param reasons how often each reason was ticked, by name; one edit may have several
     * @param efficiency how often each efficiency item was ticked, by name
     */
    public record OfArm(
            boolean second, int edits, List<Measured> measures, List<Counted> reasons, List<Counted> efficiency) {
        public OfArm {
            measures = List.copyOf(measures);
            reasons = List.copyOf(reasons);
            efficiency = List.copyOf(efficiency);
        }
    }

    /** A measure with its mean of case means and two-way interval. */
    public record Measured(EditMeasure measure, MeanResult mean) {}

    /** How many edits had an item. */
    public record Counted(String item, int count) {}
}
