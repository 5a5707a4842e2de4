package hilum.dicom.phantom;

import hilum.dicom.phantom.Finding.Kind;
import hilum.dicom.phantom.PhantomQuestion.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that can be asked about one film, in the published wording of the prompts. */
final class FilmQuestions {

    private static final String EVERYTHING_ELSE =
            "Everything else (e.g., mediastinal contours, bones, soft tissues, tubes, valves, and pacemakers)";

    /** Kinds whose place in the lung and size can be asked for. */
    private static final Set<Kind> PLACED = EnumSet.of(Kind.NODULE, Kind.MASS, Kind.CONSOLIDATION, Kind.ATELECTASIS);

    private final List<PhantomQuestion> questions = new ArrayList<>();
    private final List<Finding> findings;

    private FilmQuestions(List<Finding> sorted) {
        findings = sorted;
    }

    static List<PhantomQuestion> of(View view, List<Finding> sorted, PhantomReport report) {
        FilmQuestions film = new FilmQuestions(sorted);
        film.view(view);
        film.presence();
        film.report(report);
        for (Kind kind : Kind.values()) {
            List<Finding> present =
                    sorted.stream().filter(f -> f.kind() == kind).toList();
            film.ground(kind, present);
            if (!present.isEmpty()) {
                film.open(kind, present);
            }
        }
        film.detect();
        return List.copyOf(film.questions);
    }

    private void add(Task task, String prompt, String answer) {
        questions.add(new PhantomQuestion(task, prompt, answer));
    }

    private void view(View view) {
        add(Task.VIEW, "Determine the view of this CXR", view.name());
        add(Task.VIEW, "What is the view of this chest X-ray? Options: (a) PA, (b) AP, (c) LATERAL", view.name());
    }

    private void presence() {
        Set<Kind> present = PhantomReport.kinds(findings);
        for (Kind kind : Kind.values()) {
            String answer = present.contains(kind) ? "Yes" : "No";
            add(Task.PRESENCE, "Does this chest X-ray contain a " + kind.label() + "?", answer);
            add(Task.PRESENCE, "Does this chest X-ray show " + kind.label() + "?", answer);
        }
        String options =
                String.join(", ", Arrays.stream(Kind.values()).map(Kind::label).toList());
        add(
                Task.IDENTIFICATION,
                "Given the CXR, identify any diseases. Options:\n" + options + ", no finding",
                present.isEmpty()
                        ? "no finding"
                        : String.join(", ", present.stream().map(Kind::label).toList()));
    }

    private void report(PhantomReport report) {
        Map<String, String> sections = report.sections();
        sections.forEach((name, text) -> {
            String anatomy = name.equals("Everything else") ? EVERYTHING_ELSE : name;
            add(
                    Task.LOCAL_FINDINGS,
                    "Please provide a detailed description of \"" + anatomy + "\" in the chest X-ray",
                    text);
        });
        add(Task.STRUCTURED_FINDINGS, "Write a structured findings section for the CXR.", report.structured());
        add(Task.IMPRESSION, "Write an impression section for the CXR.", report.impression());
        add(
                Task.SUMMARY,
                "Write the Impression section for the following Findings: " + report.findings(),
                report.impression());
        add(Task.SUMMARY, "Summarize the following Findings: " + report.findings(), report.impression());
    }

    private void ground(Kind kind, List<Finding> present) {
        String label = kind.label();
        String answer = present.isEmpty() ? negative(kind) : boxes(label, present);
        String classPrompt = switch (kind) {
            case FRACTURE -> "Locate rib fractures and specify their positions with bounding box coordinates";
            case CHEST_TUBE -> "Locate chest tubes and specify their positions with bounding box coordinates";
            default ->
                "Locate areas in the chest X-ray where " + label + " are present, using bounding box coordinates";
        };
        add(Task.DETECTION, classPrompt, answer);
        add(Task.DETECTION, "Detect " + label + " in the given image.", answer);
        for (Finding f : present) {
            String phrase = Wording.phrase(f);
            List<Finding> same = present.stream()
                    .filter(other -> Wording.phrase(other).equals(phrase))
                    .toList();
            if (same.getFirst().equals(f)) {
                add(Task.GROUNDING, "Please locate the following phrase: " + phrase, boxes(phrase, same));
            }
        }
    }

    private void detect() {
        add(
                Task.DETECTION,
                "Perform abnormality detection (in the bounding box format) for the given image.",
                findings.isEmpty() ? "No abnormalities detected." : labelled(findings));
        List<Finding> foreign = findings.stream().filter(f -> f.kind().device()).toList();
        add(
                Task.DETECTION,
                "Examine the chest X-ray for the presence of foreign objects, such as tubes, clips, or hardware, and"
                        + " provide their locations with bounding box coordinates.",
                foreign.isEmpty() ? "No foreign objects detected." : boxes("foreign object", foreign));
    }

    private static String negative(Kind kind) {
        return kind == Kind.CHEST_TUBE ? "No chest tubes detected." : "No " + kind.label() + " detected.";
    }

    private static List<Finding> byPlace(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt((Finding f) -> BoxText.quantised(f.x0()))
                        .thenComparingInt(f -> BoxText.quantised(f.y0())))
                .toList();
    }

    private static String boxes(String label, List<Finding> present) {
        return String.join(
                "", byPlace(present).stream().map(f -> BoxText.of(label, f)).toList());
    }

    private static String labelled(List<Finding> present) {
        return String.join(
                "",
                byPlace(present).stream()
                        .map(f -> BoxText.of(f.kind().label(), f))
                        .toList());
    }

    private void open(Kind kind, List<Finding> present) {
        String label = kind.label();
        Finding first = present.getFirst();
        if (first.side() != Side.BOTH) {
            boolean both = present.stream().map(Finding::side).distinct().count() > 1;
            String side = both ? "both" : Wording.side(first);
            add(Task.OPEN_QUESTION, "Which side is the " + label + " on?", both ? "Both sides" : Wording.capital(side));
            add(
                    Task.CLOSED_QUESTION,
                    "Which side is the " + label + " on? Options:\n(a) right, (b) left, (c) both",
                    "(" + "abc".charAt(List.of("right", "left", "both").indexOf(side)) + ") " + side);
        }
        add(Task.OPEN_QUESTION, "How many areas of " + label + " are there?", Integer.toString(present.size()));
        if (PLACED.contains(kind)) {
            add(
                    Task.OPEN_QUESTION,
                    "Where is the " + label + "?",
                    Wording.capital(String.join(
                            ", ",
                            present.stream().map(Wording::where).distinct().toList())));
        }
        if (present.size() == 1 && !kind.device() && kind != Kind.FRACTURE) {
            add(Task.OPEN_QUESTION, "How large is the " + label + "?", Wording.capital(Wording.size(first)));
            add(
                    Task.CLOSED_QUESTION,
                    "How large is the " + label + "? Options:\n(a) small, (b) moderate, (c) large",
                    "("
                            + "abc".charAt(List.of("small", "moderate", "large").indexOf(Wording.size(first)))
                            + ") "
                            + Wording.size(first));
        }
    }
}
