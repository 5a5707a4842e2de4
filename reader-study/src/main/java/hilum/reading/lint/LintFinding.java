package hilum.reading.lint;

import hilum.reading.statistics.Interval;

/**
 * How well one feature separates the arms.
 *
 * @param auc chance that the second arm's text has the larger value than the reference's, ties counting half: 0.5 when the arms are alike
 * @param interval of {@code auc}; cases drawn again
 * @param referenceMean mean value in the reference arm
 * @param secondMean mean value in the second arm
 */
public record LintFinding(
        TextFeature feature, double auc, Interval interval, double referenceMean, double secondMean, Grade grade) {
    /** The AUC in whichever direction it separates: 0.5 to 1. */
    public double separation() {
        return Math.max(auc, 1 - auc);
    }
}
