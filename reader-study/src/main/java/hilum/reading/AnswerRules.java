package hilum.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which answers a page of a design has, and which values they can have; the names are those of {@link Answers}. */
record AnswerRules(ReadingDesign design) {
    private static final Pattern EDIT = Pattern.compile("edit\\.(\\w+)");
    private static final Pattern ERRORS = Pattern.compile("errors\\.report([12])\\.(\\w+)\\.(significant|other)");
    private static final Pattern GRADE = Pattern.compile("report[12]\\.(\\w+)");

    /** More than anybody sits: ten years. */
    private static final int LONGEST_MS_DIGITS = 12;

    boolean allow(String name, String value) {
        Matcher errors = ERRORS.matcher(name);
        if (errors.matches()) {
            return (design.pairs() || errors.group(1).equals("1"))
                    && named(ErrorClass.values(), errors.group(2))
                    && between(value, 1, 99);
        }
        return switch (design) {
            case COMPARATIVE -> named(ReadingAttribute.values(), name) && between(value, 1, 5);
            case ABSOLUTE -> {
                Matcher grade = GRADE.matcher(name);
                yield grade.matches() && named(ReadingAttribute.values(), grade.group(1)) && between(value, 1, 5);
            }
            case DRAFT_EDITING, CROSSOVER -> {
                Matcher edit = EDIT.matcher(name);
                yield edit.matches() && allowOfDraft(edit.group(1), value);
            }
        };
    }

    private static boolean allowOfDraft(String name, String value) {
        return switch (name) {
            case "text" -> true;
            case "submitted_ms" -> value.matches("\\d{1," + LONGEST_MS_DIGITS + "}");
            case "agreement" -> between(value, -2, 2);
            case "efficiency" -> allNamed(Efficiency.values(), value);
            case "reasons" -> allNamed(EditReason.values(), value);
            default -> named(Answers.Note.values(), name);
        };
    }

    private static boolean between(String value, int least, int most) {
        return value.matches("-?\\d{1,3}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean allNamed(Enum<?>[] values, String list) {
        return list.isEmpty() || List.of(list.split(",", -1)).stream().allMatch(name -> named(values, name));
    }

    private static boolean named(Enum<?>[] values, String name) {
        return Arrays.stream(values)
                .anyMatch(value -> value.name().toLowerCase(Locale.ROOT).equals(name));
    }
}
