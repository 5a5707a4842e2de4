package hilum.reading.statistics;

import java.util.Set;

/**
 * How a table is analysed; belongs to the protocol, so that it is settled before unblinding.
 *
 * @param rounds bootstrap rounds, 10,000 by default
 * @param seed of every random draw; shown beside the results
 * @param confidence of every interval, 0.95 by default
 * @param alpha level of the tests for the smallest effect, 0.05 by default
 * @param primaryFamily the comparisons that Holm's procedure corrects together; empty means every cell
 * @param slices names of the slices to report; empty means every slice that the answers carry
 * @param catchAttributes attributes in which a planted fault must be noticed; empty means every one
 * @param powerRounds simulated studies per tried effect for the smallest effect; 0 leaves it out
 */
public record AnalysisOptions(
        int rounds,
        long seed,
        double confidence,
        double alpha,
        Set<CellKey> primaryFamily,
        Set<String> slices,
        Set<String> catchAttributes,
        int powerRounds) {
    public AnalysisOptions {
        if (rounds < 100 || powerRounds < 0) {
            throw new IllegalArgumentException(
                    "at least 100 bootstrap rounds, and no negative number of simulated studies");
        }
        if (!(confidence > 0.5 && confidence < 1) || !(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("confidence lies between 0.5 and 1, alpha between 0 and 0.5");
        }
        primaryFamily = Set.copyOf(primaryFamily);
        slices = Set.copyOf(slices);
        catchAttributes = Set.copyOf(catchAttributes);
    }

    /** 10,000 rounds, 95 %, alpha 0.05, every cell primary, every slice, 1,000 simulated studies. */
    public static AnalysisOptions standard(long seed) {
        return new AnalysisOptions(10_000, seed, 0.95, 0.05, Set.of(), Set.of(), Set.of(), 1_000);
    }

    /** The same with another number of bootstrap rounds. */
    public AnalysisOptions withRounds(int otherRounds) {
        return new AnalysisOptions(
                otherRounds, seed, confidence, alpha, primaryFamily, slices, catchAttributes, powerRounds);
    }

    /** The same with another primary family. */
    public AnalysisOptions withPrimaryFamily(Set<CellKey> family) {
        return new AnalysisOptions(rounds, seed, confidence, alpha, family, slices, catchAttributes, powerRounds);
    }

    /** The same with other slices. */
    public AnalysisOptions withSlices(Set<String> names) {
        return new AnalysisOptions(rounds, seed, confidence, alpha, primaryFamily, names, catchAttributes, powerRounds);
    }

    /** The same with other attributes in which a planted fault must be noticed. */
    public AnalysisOptions withCatchAttributes(Set<String> attributes) {
        return new AnalysisOptions(rounds, seed, confidence, alpha, primaryFamily, slices, attributes, powerRounds);
    }

    /** The same with another number of simulated studies; 0 leaves the smallest effect out. */
    public AnalysisOptions withPowerRounds(int otherRounds) {
        return new AnalysisOptions(
                rounds, seed, confidence, alpha, primaryFamily, slices, catchAttributes, otherRounds);
    }
}
