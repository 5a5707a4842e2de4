package hilum.reading.lint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The marks by which Markdown prints bold, slanted, as a heading or as code, and the way to take them out. Underscores stay: in reports they
 * are de-identification masks.
 */
final class MarkdownMarks {
    /** Two stars and more, paired or not: a text that was cut off leaves one half of a pair. */
    private static final Pattern BOLD = Pattern.compile("\\*{2,}");

    private static final Pattern SLANTED =
            Pattern.compile("(?<![*\\p{L}\\p{N}])\\*(?=[^\\s*])([^*\\n]*[^\\s*])\\*(?![*\\p{L}\\p{N}])");
    private static final Pattern CODE = Pattern.compile("`+([^`\\n]+)`+");
    private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*#{1,6}[ \\t]+(?=\\S)");
    private static final List<Pattern> ALL = List.of(BOLD, SLANTED, CODE, HEADING);

    /** Stands where a mark was until it is known whether its neighbours would run into each other. */
    private static final String GONE = "\0";

    private static final Pattern BETWEEN =
            Pattern.compile("(?<=[\\p{L}\\p{N}])\0+(?=[\\p{L}\\p{N}])|(?<=\\d[.,/-]?)\0+(?=[.,/-]?\\d)");

    private MarkdownMarks() {}

    /** How many there are. */
    static double count(String text) {
        return ALL.stream().mapToDouble(mark -> TextMeasures.count(mark, text)).sum();
    }

    /** The text without them; a blank stands where two words or numbers would become one. */
    static String without(String text) {
        String before = text;
        String after = once(text);
        while (!after.equals(before)) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private static String once(String text) {
        String marked = BOLD.matcher(text).replaceAll(GONE);
        marked = SLANTED.matcher(marked).replaceAll(GONE + "$1" + GONE);
        marked = CODE.matcher(marked).replaceAll(GONE + "$1" + GONE);
        marked = BETWEEN.matcher(marked).replaceAll(" ").replace(GONE, "");
        return HEADING.matcher(marked).replaceAll("");
    }
}
