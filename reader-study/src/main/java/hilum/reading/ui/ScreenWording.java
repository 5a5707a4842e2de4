package hilum.reading.ui;

import hilum.reading.ReadingDesign;
import hilum.reading.Wording;
import hilum.resources.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wording of a new protocol: the papers', and for grades the lines that the papers do not have. */
final class ScreenWording {
    private static final List<String> GRADES = List.of(
            "grade.1",
            "grade.2",
            "grade.3",
            "grade.4",
            "grade.5",
            "grade.completeness",
            "grade.correctness",
            "grade.conciseness");
    private final Messages messages = Messages.of("reading");

    Wording of(ReadingDesign design) {
        Wording paper = Wording.paper();
        if (design != ReadingDesign.ABSOLUTE) {
            return paper;
        }
        Map<String, String> lines = new HashMap<>(paper.lines());
        GRADES.forEach(key -> lines.putIfAbsent(key, messages.text(key)));
        return new Wording(lines);
    }
}
