package hilum.dicom.phantom;

import hilum.dicom.phantom.Finding.Kind;
import hilum.dicom.phantom.PhantomReport.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changed from the prior film to the current one, section by section. */
final class PairSentences {

    private static final String UNCHANGED = "No change.";

    private PairSentences() {}

    static List<Sentence> of(List<Finding> prior, List<Finding> current) {
        Map<Kind, Progression> changes = Progression.between(prior, current);
        List<Sentence> sentences = new ArrayList<>();
        for (String section : PhantomReport.SECTIONS) {
            int before = sentences.size();
            changes.forEach((kind, change) -> {
                if (section(kind).equals(section)) {
                    sentences.add(new Sentence(
                            section,
                            "Comparison",
                            sentence(kind, change, prior, current),
                            change != Progression.STABLE));
                }
            });
            if (sentences.size() == before) {
                sentences.add(new Sentence(section, "Comparison", UNCHANGED, false));
            }
        }
        return List.copyOf(sentences);
    }

    static String impression(List<Finding> prior, List<Finding> current) {
        List<String> parts = new ArrayList<>();
        Progression.between(prior, current).forEach((kind, change) -> {
            if (change != Progression.STABLE) {
                parts.add(sentence(kind, change, prior, current));
            }
        });
        return parts.isEmpty() ? UNCHANGED : String.join(" ", parts);
    }

    static String sentence(Kind kind, Progression change, List<Finding> prior, List<Finding> current) {
        Set<Kind> before = PhantomReport.kinds(prior);
        Set<Kind> now = PhantomReport.kinds(current);
        String name = Wording.capital(name(kind, now.contains(kind) ? current : prior));
        if (!before.contains(kind)) {
            return name + " is new.";
        }
        if (!now.contains(kind)) {
            return name + (kind.device() ? " has been removed." : " has resolved.");
        }
        return name
                + switch (change) {
                    case WORSENING -> " has worsened.";
                    case STABLE -> " is unchanged.";
                    case IMPROVING -> " has improved.";
                };
    }

    /** With the side where all of a kind are on one side. */
    private static String name(Kind kind, List<Finding> findings) {
        List<Side> sides = findings.stream()
                .filter(f -> f.kind() == kind)
                .map(Finding::side)
                .distinct()
                .toList();
        if (sides.contains(Side.BOTH)) {
            return kind.label();
        }
        return (sides.size() > 1 ? "bilateral" : sides.getFirst().name().toLowerCase(java.util.Locale.ROOT))
                + " "
                + kind.label();
    }

    private static String section(Kind kind) {
        return switch (kind) {
            case NODULE, MASS, CONSOLIDATION, EFFUSION, PNEUMOTHORAX, EDEMA, ATELECTASIS -> "Breathing";
            case CARDIOMEGALY -> "Cardiac";
            case HERNIA -> "Diaphragm";
            case FRACTURE, CHEST_TUBE, ENDOTRACHEAL_TUBE, CENTRAL_LINE, PACEMAKER, FOREIGN_BODY -> "Everything else";
        };
    }
}
