package hilum.app.measure;

import java.util.List;

/**
 * What a model made of one case.
 *
 * @param view whether the projection was named rightly
 * @param presence yes or no for findings that are there, and for about as many that are not
 * @param phraseOverlap intersection over union of the boxes for a described finding; 0 where no box came
 * @param classOverlap the same for the name of a finding alone
 * @param boxSides whether the boxes found by name lie on the side of the picture where the finding is
 * @param sides whether the side asked for in words was right
 * @param progression whether worsening, stable or improving was right
 * @param draft what the draft invented; empty where none was written
 */
public record CaseResult(
        boolean view,
        List<Guess> presence,
        List<Double> phraseOverlap,
        List<Double> classOverlap,
        List<Boolean> boxSides,
        List<Boolean> sides,
        List<Boolean> progression,
        List<Drafted> draft) {

    public CaseResult {
        presence = List.copyOf(presence);
        phraseOverlap = List.copyOf(phraseOverlap);
        classOverlap = List.copyOf(classOverlap);
        boxSides = List.copyOf(boxSides);
        sides = List.copyOf(sides);
        progression = List.copyOf(progression);
        draft = List.copyOf(draft);
    }

    /** Whether a draft of a single film spoke of another film, or gave a length. */
    public record Drafted(boolean inventedPrior, boolean inventedMeasurement) {}
}
