package hilum.assistant;

import hilum.model.Completion.Timings;
import hilum.model.ModelDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an answer came about: enough to ask the same again and get the same words.
 *
 * @param appVersion of Hilum
 * @param model what answered
 * @param pictures in the order in which the model was given them
 * @param instruction the exact instruction
 * @param renderedPrompt the exact text that was tokenised, picture slots shortened; empty when the model ended before it said so
 * @param run when, how long, what came
 */
public record Provenance(
        String appVersion,
        ModelDescription model,
        List<SeenPicture> pictures,
        String instruction,
        String renderedPrompt,
        Run run) {
    public Provenance {
        Objects.requireNonNull(appVersion);
        Objects.requireNonNull(model);
        pictures = List.copyOf(pictures);
        Objects.requireNonNull(instruction);
        Objects.requireNonNull(renderedPrompt);
        Objects.requireNonNull(run);
    }

    /**
     * One run of the model, greedy.
     *
     * @param timings milliseconds; only the total is known when the model failed
     * @param ids every generated token id that is known, the final end-of-text included
     * @param maxNewTokens the limit that was set
     */
    public record Run(Instant startedAt, Timings timings, Ending ending, List<Integer> ids, int maxNewTokens) {
        public Run {
            Objects.requireNonNull(startedAt);
            Objects.requireNonNull(timings);
            Objects.requireNonNull(ending);
            ids = List.copyOf(ids);
        }
    }

    /** All fields as one JSON object, indented. */
    public String toJson() {
        return ArchiveJson.PRETTY.toJson(this);
    }
}
