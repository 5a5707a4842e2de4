package hilum.assistant;

import java.util.List;

/**
 * What the model said, in clean words.
 *
 * @param text without control tags; a label that has boxes stands once
 * @param regions places that the text names, in the order in which they came
 * @param warnings what was malformed or missing in the model's output
 * @param raw the model's output with its control tags, joined as it came
 */
public record Answer(String text, List<GroundedRegion> regions, List<Warning> warnings, String raw) {
    /** Nothing said yet. */
    public static final Answer NOTHING = new Answer("", List.of(), List.of(), "");

    public Answer {
        regions = List.copyOf(regions);
        warnings = List.copyOf(warnings);
    }

    /** Whether the question asked for a place and none came back. */
    public boolean noLocation() {
        return warnings.contains(Warning.NO_LOCATION);
    }

    /** What can be wrong with a model's output; the rest of the answer stays usable. */
    public enum Warning {
        /** A location was asked for and no usable box came. */
        NO_LOCATION,
        /** A box began and never ended; it is left out. */
        UNFINISHED_BOX,
        /** A box has not exactly four numbers; it is left out. */
        NOT_FOUR_NUMBERS,
        /** A number lay outside 0..100 and was moved to the edge. */
        OUT_OF_RANGE,
        /** The corners came in the wrong order and were swapped. */
        SWAPPED_CORNERS,
        /** A box follows no label. */
        BOX_WITHOUT_LABEL,
        /** A label has no usable box. */
        LABEL_WITHOUT_BOX,
        /** Tags stood inside each other; each was read on its own. */
        NESTED_TAG,
        /** A control tag stood where none belongs; it is left out. */
        STRAY_TAG,
        /** The model said nothing at all. */
        EMPTY,
        /** The likelihoods of the options could not be had. */
        NO_SCORES
    }
}
