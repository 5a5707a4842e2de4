package hilum.reading;

import hilum.resources.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of the questions, part of the protocol: what readers were asked cannot change under their answers.
 *
 * @param lines by name, such as {@code question.completeness}; the names of {@link #paper}
 */
public record Wording(Map<String, String> lines) {
    public Wording {
        lines = java.util.Collections.unmodifiableMap(new TreeMap<>(lines));
    }

    /** The wording of the papers, and what they do not have of grades, as it stands in the program (arXiv 2401.12208 v1, section 6; reader_study/app.py). */
    public static Wording paper() {
        Messages messages = Messages.of("reading-core");
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("question.stem", messages.text("question.stem"));
        lines.put("question.absolute", messages.text("question.absolute"));
        lines.put("edit.label", messages.text("edit.label"));
        lines.put("edit.write", messages.text("edit.write"));
        lines.put("edit.source", messages.text("edit.source"));
        lines.put("edit.reasons", messages.text("edit.reasons"));
        lines.put("edit.details", messages.text("edit.details"));
        lines.put("edit.agreement", messages.text("edit.agreement"));
        lines.put("edit.explanation", messages.text("edit.explanation"));
        lines.put("edit.efficiency", messages.text("edit.efficiency"));
        lines.put("edit.feedback", messages.text("edit.feedback"));
        lines.put("guess.question", messages.text("guess.question"));
        for (ReadingAttribute value : ReadingAttribute.values()) {
            add(lines, messages, "question.", value);
            add(lines, messages, "grade.", value);
        }
        for (Preference value : Preference.values()) {
            add(lines, messages, "answer.", value);
        }
        for (EditReason value : EditReason.values()) {
            add(lines, messages, "reason.", value);
        }
        for (Efficiency value : Efficiency.values()) {
            add(lines, messages, "efficiency.", value);
        }
        for (ErrorClass value : ErrorClass.values()) {
            add(lines, messages, "error.", value);
        }
        for (int grade = 1; grade <= 5; grade++) {
            lines.put("grade." + grade, messages.text("grade." + grade));
        }
        for (int step : List.of(-2, -1, 0, 1, 2)) {
            lines.put("agreement." + step, messages.text("agreement." + step));
        }
        return new Wording(lines);
    }

    private static void add(Map<String, String> lines, Messages messages, String group, Enum<?> value) {
        lines.put(group + key(value), messages.text(group + key(value)));
    }

    /** The line of that name; the name itself where the protocol has none. */
    public String line(String name) {
        return lines.getOrDefault(name, name);
    }

    public String stem() {
        return line("question.stem");
    }

    public String of(ReadingAttribute attribute) {
        return line("question." + key(attribute));
    }

    /** What is graded. */
    public String graded(ReadingAttribute attribute) {
        return line("grade." + key(attribute));
    }

    /** A grade, 1 to 5. */
    public String ofGrade(int grade) {
        return line("grade." + grade);
    }

    public String of(Preference preference) {
        return line("answer." + key(preference));
    }

    public String of(EditReason reason) {
        return line("reason." + key(reason));
    }

    public String of(Efficiency efficiency) {
        return line("efficiency." + key(efficiency));
    }

    public String of(ErrorClass errorClass) {
        return line("error." + key(errorClass));
    }

    /** Of {@link Answers#agreement}, -2 to 2. */
    public String ofAgreement(int agreement) {
        return line("agreement." + agreement);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
