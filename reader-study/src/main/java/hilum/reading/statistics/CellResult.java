package hilum.reading.statistics;

import java.util.List;
import java.util.Optional;

/**
 * All that is reported about one task and attribute.
 *
 * @param primary whether it belongs to the family that Holm's procedure corrects
 * @param missing reader and case pairs without an answer, where reader and case both occur in the cell: 'cannot judge' and never asked alike
 * @param cannotJudge answers 'cannot judge'
 * @param holmP Holm-adjusted Pratt p value; NaN outside the primary family
 * @param position empty when the arms never lay side by side
 * @param caseMeans in order of case id
 * @param readerMeans in order of reader
 * @param smallestEffect empty when left out or when there is nothing to estimate variances from
 */
public record CellResult(
        CellKey key,
        boolean primary,
        int readers,
        int cases,
        int missing,
        int cannotJudge,
        Distribution distribution,
        MeanResult mean,
        SignedRankResult pratt,
        SignedRankResult wilcoxon,
        double holmP,
        SignTestResult sign,
        AgreementResult agreement,
        Optional<PositionBias> position,
        List<SliceResult> slices,
        List<GroupMean> caseMeans,
        List<GroupMean> readerMeans,
        Optional<SmallestEffect> smallestEffect) {
    /** Mean of one case or one reader. */
    public record GroupMean(String name, int answers, double mean) {}

    public CellResult {
        slices = List.copyOf(slices);
        caseMeans = List.copyOf(caseMeans);
        readerMeans = List.copyOf(readerMeans);
    }

    /** Number of judged answers. */
    public int answers() {
        return distribution.answers();
    }
}
