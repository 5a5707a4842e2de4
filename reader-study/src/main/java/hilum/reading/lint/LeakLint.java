package hilum.reading.lint;

import hilum.reading.statistics.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Asks of each feature of the texts' form how well it alone tells the arms apart: the area under its ROC curve ({@link Auc}). What a feature separates, a
 * reader can learn to see. Features of content (whether a finding is right) are no business of it.
 */
public final class LeakLint {
    private final int rounds;
    private final double confidence;
    private final long seed;

    /** 2,000 bootstrap rounds and 95 % intervals. */
    public LeakLint(long seed) {
        this(2_000, 0.95, seed);
    }

    public LeakLint(int rounds, double confidence, long seed) {
        this.rounds = rounds;
        this.confidence = confidence;
        this.seed = seed;
    }

    /**
     * Checks every feature over {@code texts}; their order does not matter.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public LintReport check(List<ArmTexts> texts) throws InterruptedException {
        List<ArmTexts> ordered =
                texts.stream().sorted(Comparator.comparing(ArmTexts::caseId)).toList();
        List<LintFinding> findings = new ArrayList<>();
        for (TextFeature feature : TextFeature.values()) {
            double[] reference =
                    ordered.stream().mapToDouble(t -> feature.of(t.reference())).toArray();
            double[] second =
                    ordered.stream().mapToDouble(t -> feature.of(t.second())).toArray();
            Auc auc = Auc.ofPairs(reference, second, rounds, confidence, seed);
            findings.add(new LintFinding(
                    feature,
                    auc.area(),
                    auc.interval(),
                    Arrays.stream(reference).average().orElse(Double.NaN),
                    Arrays.stream(second).average().orElse(Double.NaN),
                    Grade.of(Math.max(auc.area(), 1 - auc.area()))));
        }
        findings.sort(Comparator.comparingDouble(LintFinding::separation).reversed());
        return new LintReport(ordered.size(), findings);
    }
}
