package hilum.reading.lint;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * What the form of the texts gives away.
 *
 * @param findings one per feature, most separating first
 */
public record LintReport(int cases, List<LintFinding> findings) {
    public LintReport {
        findings = List.copyOf(findings);
    }

    /** The worst grade of any feature. */
    public Grade grade() {
        return findings.stream()
                .map(LintFinding::grade)
                .max(Comparator.naturalOrder())
                .orElse(Grade.GREEN);
    }

    /** The normalisations that act on a feature that is not green, in the order in which they are applied. */
    public List<Normalisation> offered() {
        EnumSet<Normalisation> offered = EnumSet.noneOf(Normalisation.class);
        findings.stream()
                .filter(finding -> finding.grade() != Grade.GREEN)
                .forEach(finding -> offered.addAll(finding.feature().remedies()));
        return List.copyOf(offered);
    }
}
