package hilum.reading.statistics;

import java.util.List;

/**
 * How far readers agree in one cell.
 *
 * @param fleiss on three classes: reference preferred, neither, second preferred
 * @param pairs every pair of readers, in order
 * @param intra every reader with repeats, in order
 * @param nearlyAllNeither at least {@link Agreement#NEITHER_LIMIT} of the answers are 'neither': chance-corrected coefficients then drop to about 0 although readers agree, and that must be said beside them
 */
public record AgreementResult(
        Coefficient alphaOrdinal,
        Coefficient alphaNominal,
        Coefficient alphaInterval,
        Coefficient fleiss,
        KendallResult kendall,
        List<Pair> pairs,
        List<Intra> intra,
        boolean nearlyAllNeither) {
    /**
     * Cohen's kappa of two readers over their common cases.
     *
     * @param quadratic weighted by squared distance on the scale; NaN when undefined
     * @param linear weighted by distance on the scale; NaN when undefined
     * @param exactShare share of cases with the same answer
     */
    public record Pair(String first, String second, int cases, double quadratic, double linear, double exactShare) {}

    /**
     * A reader against himself; the same numbers as {@link Pair}, over first answer and repeat.
     *
     * @param repeats pairs of first answer and repeat that were both judged
     */
    public record Intra(String reader, int repeats, double quadratic, double linear, double exactShare) {}

    public AgreementResult {
        pairs = List.copyOf(pairs);
        intra = List.copyOf(intra);
    }
}
