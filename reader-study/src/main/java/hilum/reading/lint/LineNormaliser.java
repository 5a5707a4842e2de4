package hilum.reading.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Normalisations of lines, bullets and blanks. */
final class LineNormaliser {
    private static final Pattern MARK = Pattern.compile(
            "(?m)^[ \\t\\u00A0]*(?:[-*+\u2022\u2023\u25E6\u25AA\u00B7\u2013\u2014][ \\t\\u00A0]+)+(?=\\S)");
    private static final Pattern MASKS = Pattern.compile("_*(?:(?:" + TextFeature.Patterns.MASK.pattern() + ")_*)+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern BLANK_BEFORE_MARK = Pattern.compile("(?<=[\\p{L})\\]]) (?=[.,;:](?:\\s|$))");
    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}'\u2019]+$");
    /** A line this long was wrapped by an editor rather than ended by its author. */
    private static final int WRAPPED = 60;

    /** Words that no sentence ends with: the next line goes on. */
    private static final Set<String> GOES_ON = Set.of(
            "no",
            "not",
            "without",
            "nor",
            "or",
            "and",
            "the",
            "a",
            "an",
            "of",
            "in",
            "on",
            "at",
            "to",
            "with",
            "for",
            "by",
            "from",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "than",
            "left",
            "right",
            "bilateral",
            "versus",
            "but",
            "which",
            "that",
            "denies",
            "negative",
            "cannot",
            "never",
            "neither");

    private LineNormaliser() {}

    static String withoutBullets(String text) {
        return MARK.matcher(text).replaceAll("");
    }

    static String withOneMask(String text) {
        return MASKS.matcher(text).replaceAll("___");
    }

    static String joined(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            joined.append(i == 0 ? "" : " ").append(lines.get(i));
            if (i < lines.size() - 1 && endsEarly(lines.get(i))) {
                joined.append('.');
            }
        }
        return joined.toString();
    }

    private static boolean endsEarly(String line) {
        int last = line.codePointBefore(line.length());
        if (line.length() >= WRAPPED
                || !(Character.isLetterOrDigit(last) || last == ')' || last == ']' || last == '_')) {
            return false;
        }
        var word = LAST_WORD.matcher(line);
        boolean goesOn = word.find() && GOES_ON.contains(word.group().toLowerCase(Locale.ROOT));
        // "Effusion: no" is an answer and ends there, whatever its last word.
        return !goesOn || line.contains(":");
    }

    static String singleBlanks(String text) {
        List<String> lines = text.lines()
                .map(line -> BLANK_BEFORE_MARK
                        .matcher(BLANKS.matcher(line).replaceAll(" ").strip())
                        .replaceAll(""))
                .filter(line -> !line.isEmpty())
                .toList();
        return String.join("\n", lines);
    }

    static String withFinalStop(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return stripped;
        }
        int last = stripped.codePointBefore(stripped.length());
        boolean open = Character.isLetterOrDigit(last) || last == ')' || last == ']' || last == '_';
        return open ? stripped + "." : stripped;
    }
}
