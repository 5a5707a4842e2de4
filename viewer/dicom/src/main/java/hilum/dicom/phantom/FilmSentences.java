package hilum.dicom.phantom;

import hilum.dicom.phantom.Finding.Kind;
import hilum.dicom.phantom.PhantomReport.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The sentences of a single film, section by section, normal ones included. */
final class FilmSentences {

    private static final Set<Kind> LUNG =
            EnumSet.of(Kind.EDEMA, Kind.CONSOLIDATION, Kind.ATELECTASIS, Kind.MASS, Kind.NODULE);
    private static final Set<Kind> HARDWARE =
            EnumSet.of(Kind.ENDOTRACHEAL_TUBE, Kind.CENTRAL_LINE, Kind.CHEST_TUBE, Kind.PACEMAKER, Kind.FOREIGN_BODY);

    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Finding> findings;

    private FilmSentences(List<Finding> sorted) {
        findings = sorted;
    }

    static List<Sentence> of(List<Finding> sorted) {
        FilmSentences film = new FilmSentences(sorted);
        film.add("Airway", "Trachea", "The trachea is midline.", false);
        film.group("Breathing", "Lungs", LUNG, "The lungs are clear.");
        film.group("Breathing", "Pleura", EnumSet.of(Kind.EFFUSION), "No pleural effusion.");
        film.group("Breathing", "Pleura", EnumSet.of(Kind.PNEUMOTHORAX), "No pneumothorax.");
        film.group("Cardiac", "Heart Size", EnumSet.of(Kind.CARDIOMEGALY), "The heart size is normal.");
        film.diaphragm();
        film.add("Everything else", "Mediastinal", "The mediastinal contours are normal.", false);
        film.group("Everything else", "Bones", EnumSet.of(Kind.FRACTURE), "No rib fracture.");
        film.group("Everything else", "Tubes", HARDWARE, "No tubes, lines, or devices.");
        return List.copyOf(film.sentences);
    }

    static String impression(List<Finding> sorted) {
        List<String> parts = new ArrayList<>();
        if (sorted.stream().allMatch(f -> f.kind().device())) {
            parts.add(Wording.NOTHING);
        }
        sorted.forEach(f -> parts.add(Wording.capital(Wording.phrase(f)) + "."));
        return String.join(" ", parts);
    }

    private void diaphragm() {
        List<Finding> fluid =
                findings.stream().filter(f -> f.kind() == Kind.EFFUSION).toList();
        boolean hernia = findings.stream().anyMatch(f -> f.kind() == Kind.HERNIA);
        if (fluid.isEmpty() && !hernia) {
            add("Diaphragm", "Contour", "The diaphragm is normal.", false);
        }
        for (Finding f : fluid) {
            add("Diaphragm", "Contour", "The " + Wording.sided(f) + "hemidiaphragm is obscured.", true);
        }
        if (hernia) {
            group("Diaphragm", "Hernia", EnumSet.of(Kind.HERNIA), "");
        }
    }

    private void group(String section, String subsection, Set<Kind> kinds, String normal) {
        List<Finding> present =
                findings.stream().filter(f -> kinds.contains(f.kind())).toList();
        if (present.isEmpty()) {
            add(section, subsection, normal, false);
        }
        present.forEach(f -> add(section, subsection, Wording.sentence(f), true));
    }

    private void add(String section, String subsection, String text, boolean positive) {
        sentences.add(new Sentence(section, subsection, text, positive));
    }
}
