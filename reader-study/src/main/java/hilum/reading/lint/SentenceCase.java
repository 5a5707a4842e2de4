package hilum.reading.lint;

import java.util.Locale;
import java.util.Set;

/** Sentence case for texts of which one may have lost its capitals: the same abbreviations are set in capitals in both arms. */
final class SentenceCase {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "ct", "mri", "ap", "pa", "picc", "copd", "chf", "svc", "ivc", "icu", "ng", "ett", "ekg", "ecg", "aicd",
            "icd", "tavr", "cabg", "lvad", "ecmo", "ards", "tb", "hiv", "iv", "ij", "rll", "rml", "rul", "lll", "lul",
            "l", "r", "ii", "iii", "covid");

    private SentenceCase() {}

    static String apply(String text) {
        StringBuilder changed = new StringBuilder(text.length());
        boolean sentenceStarts = true;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > at) {
                appendWord(changed, text.substring(at, end), sentenceStarts);
                sentenceStarts = false;
                at = end;
            } else {
                int mark = text.codePointAt(at);
                int next = at + Character.charCount(mark);
                sentenceStarts = startsAfter(text, mark, next, sentenceStarts);
                changed.appendCodePoint(mark);
                at = next;
            }
        }
        return changed.toString();
    }

    private static void appendWord(StringBuilder changed, String word, boolean first) {
        if (ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))) {
            word.codePoints().map(Character::toUpperCase).forEach(changed::appendCodePoint);
            return;
        }
        int head = word.codePointAt(0);
        changed.appendCodePoint(first ? Character.toUpperCase(head) : Character.toLowerCase(head));
        word.substring(Character.charCount(head))
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(changed::appendCodePoint);
    }

    private static boolean startsAfter(String text, int mark, int next, boolean before) {
        if (mark == '\n' || mark == '\r') {
            return true;
        }
        if (mark == '.' || mark == '!' || mark == '?') {
            // A point inside a number or an abbreviation is followed by a sign, not by a blank.
            return next >= text.length() || Character.isWhitespace(text.codePointAt(next));
        }
        return before && !Character.isDigit(mark);
    }
}
