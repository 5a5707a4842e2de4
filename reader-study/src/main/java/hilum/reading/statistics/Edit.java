package hilum.reading.statistics;

import java.util.Set;

/**
 * One unblinded draft as a reader edited it, of a primary case.
 *
 * @param second whether the draft was the second arm's (the AI's)
 */
public record Edit(String reader, String task, String caseId, boolean second, Measures measures, Choices choices) {
    /**
     * What was measured.
     *
     * @param seconds active time until the text was submitted
     * @param characters {@link EditDistance#characters} from the draft to the text
     * @param words {@link EditDistance#words} from the draft to the text
     */
    public record Measures(double seconds, double characters, double words) {
        double of(EditMeasure measure) {
            return switch (measure) {
                case SECONDS -> seconds;
                case CHARACTERS -> characters;
                case WORDS -> words;
            };
        }
    }

    /** What was ticked, by name. */
    public record Choices(Set<String> reasons, Set<String> efficiency) {
        public Choices {
            reasons = Set.copyOf(reasons);
            efficiency = Set.copyOf(efficiency);
        }
    }
}
