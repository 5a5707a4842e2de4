package hilum.dicom.phantom;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words for findings: one wording for one state, so that a small model can learn them. */
final class Wording {

    static final String NOTHING = "No acute cardiopulmonary abnormality.";

    private Wording() {}

    /** small, moderate or large, by the severity. */
    static String size(Finding f) {
        return f.severity() < 0.4 ? "small" : f.severity() < 0.7 ? "moderate" : "large";
    }

    static String degree(Finding f) {
        return f.severity() < 0.4 ? "mild" : f.severity() < 0.7 ? "moderate" : "severe";
    }

    /** The side and a space; nothing where the film does not tell the side. */
    static String sided(Finding f) {
        return f.side() == Side.BOTH ? "" : side(f) + " ";
    }

    static String side(Finding f) {
        return f.side().name().toLowerCase(Locale.ROOT);
    }

    /** Where, as in "in the right upper lung"; for findings that have such a place. */
    static String where(Finding f) {
        return "in the " + sided(f) + f.zone() + " lung";
    }

    /** The finding as a phrase without article, as in {@code small right pleural effusion}. */
    static String phrase(Finding f) {
        String label = f.kind().label();
        return switch (f.kind()) {
            case NODULE, MASS, CONSOLIDATION -> size(f) + " " + label + " " + where(f);
            case ATELECTASIS -> degree(f) + " " + label + " " + where(f);
            case EFFUSION, PNEUMOTHORAX -> size(f) + " " + sided(f) + label;
            case CARDIOMEGALY, EDEMA -> degree(f) + " " + label;
            case HERNIA -> size(f) + " " + label;
            case FRACTURE, CHEST_TUBE, CENTRAL_LINE, PACEMAKER -> sided(f) + label;
            case ENDOTRACHEAL_TUBE -> label;
            case FOREIGN_BODY -> label + " over the " + (f.side() == Side.BOTH ? "chest" : side(f) + " lung");
        };
    }

    static String sentence(Finding f) {
        return switch (f.kind()) {
            case CARDIOMEGALY -> "The heart is " + degree(f) + "ly enlarged.";
            case ATELECTASIS, EDEMA -> "There is " + phrase(f) + ".";
            default -> "There is " + article(phrase(f)) + ".";
        };
    }

    static String article(String phrase) {
        return ("aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** In the order of reports: what is worst for the patient first, devices last. */
    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt((Finding f) -> rank(f.kind()))
                        .thenComparing(Finding::side)
                        .thenComparingDouble(Finding::y0)
                        .thenComparingDouble(Finding::x0))
                .toList();
    }

    private static int rank(Finding.Kind kind) {
        return switch (kind) {
            case PNEUMOTHORAX -> 0;
            case EFFUSION -> 1;
            case EDEMA -> 2;
            case CONSOLIDATION -> 3;
            case ATELECTASIS -> 4;
            case MASS -> 5;
            case NODULE -> 6;
            case CARDIOMEGALY -> 7;
            case HERNIA -> 8;
            case FRACTURE -> 9;
            case ENDOTRACHEAL_TUBE -> 10;
            case CENTRAL_LINE -> 11;
            case CHEST_TUBE -> 12;
            case PACEMAKER -> 13;
            case FOREIGN_BODY -> 14;
        };
    }
}
