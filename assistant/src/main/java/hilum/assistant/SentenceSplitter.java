package hilum.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts report text into sentences; decimals, abbreviations, initials and list numbers do not end one. */
final class SentenceSplitter {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "vs", "cf", "approx", "fig", "no", "st", "resp", "ca", "viz",
            "incl");
    private static final String CLOSERS = "\"')]*\u201d\u2019";

    private SentenceSplitter() {}

    /**
     * One sentence's place in the text, without white space around it.
     *
     * @param end offset after the last character
     */
    record Span(int start, int end) {}

    /** The sentences of {@code text} in order; a line break ends one too. */
    static List<Span> split(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = endAt(text, i);
            if (end > 0) {
                add(spans, text, start, end);
                start = end;
                i = end - 1;
            }
        }
        add(spans, text, start, text.length());
        return spans;
    }

    /** The offset after a sentence that ends with the character at {@code i}, or 0 when none does. */
    private static int endAt(String text, int i) {
        char c = text.charAt(i);
        if (c == '\n') {
            return i + 1;
        }
        if (c != '.' && c != '!' && c != '?') {
            return 0;
        }
        int end = i + 1;
        while (end < text.length()
                && (CLOSERS.indexOf(text.charAt(end)) >= 0 || ".!?".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            return 0;
        }
        return c == '.' && end == i + 1 && goesOn(text, i, end) ? 0 : end;
    }

    /** Whether the full stop at {@code i} belongs to an abbreviation, an initial or a list number. */
    private static boolean goesOn(String text, int i, int end) {
        int from = i;
        while (from > 0
                && !Character.isWhitespace(text.charAt(from - 1))
                && "([\"".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String word = text.substring(from, i);
        String next = text.substring(end).stripLeading();
        if (next.isEmpty()) {
            return false;
        }
        if (Character.isLowerCase(next.charAt(0))) {
            return true;
        }
        boolean startsLine = from == 0 || text.charAt(from - 1) == '\n';
        if (startsLine && !word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
            return true;
        }
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !startsLine;
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("no")) {
            return Character.isDigit(next.charAt(0));
        }
        return initial || ABBREVIATIONS.contains(lower);
    }

    private static void add(List<Span> spans, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (to > from) {
            spans.add(new Span(from, to));
        }
    }
}
