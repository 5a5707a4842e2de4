package hilum.dicom.phantom;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a finding changed from a prior film to the current one. */
public enum Progression {
    WORSENING,
    STABLE,
    IMPROVING;

    /** A change of severity below this factor is not called a change. */
    private static final double NOTABLE = 1.2;

    /** The word in answers, such as {@code worsening}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the truths of two films of one person say, for each kind that either shows: what is new counts as worsening, what is gone as
     * improving; of several findings of a kind the severities are added.
     */
    public static Map<Finding.Kind, Progression> between(List<Finding> prior, List<Finding> current) {
        Map<Finding.Kind, Progression> changes = new EnumMap<>(Finding.Kind.class);
        for (Finding.Kind kind : Finding.Kind.values()) {
            double before = total(prior, kind);
            double after = total(current, kind);
            if (before > 0 || after > 0) {
                changes.put(
                        kind, after >= before * NOTABLE ? WORSENING : after * NOTABLE <= before ? IMPROVING : STABLE);
            }
        }
        return changes;
    }

    private static double total(List<Finding> findings, Finding.Kind kind) {
        return findings.stream()
                .filter(f -> f.kind() == kind)
                .mapToDouble(Finding::severity)
                .sum();
    }
}
