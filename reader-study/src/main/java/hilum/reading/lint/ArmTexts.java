package hilum.reading.lint;

import java.util.List;

/** The two texts of one case: the reference and the second arm (the AI). */
public record ArmTexts(String caseId, String reference, String second) {
    /** The same with both texts normalised. */
    public ArmTexts with(List<Normalisation> normalisations) {
        return new ArmTexts(
                caseId,
                Normalisation.applyAll(normalisations, reference),
                Normalisation.applyAll(normalisations, second));
    }
}
