package hilum.reading.lint;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How features count. */
final class TextMeasures {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\R");

    private TextMeasures() {}

    static double count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE_END.split(text))
                .map(String::strip)
                .filter(sentence -> sentence.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    static double upperCaseShare(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return letters == 0
                ? 0
                : (double) text.codePoints().filter(Character::isUpperCase).count() / letters;
    }

    static double sentenceCaseShare(String text) {
        List<String> sentences = sentences(text);
        long capital = sentences.stream()
                .filter(sentence -> Character.isUpperCase(sentence.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .findFirst()
                        .orElse(0)))
                .count();
        return sentences.isEmpty() ? 0 : (double) capital / sentences.size();
    }

    static double unusualMasks(String text) {
        return TextFeature.Patterns.MASK
                .matcher(text)
                .results()
                .filter(mask -> !"___".equals(mask.group()))
                .count();
    }

    static double finalStop(String text) {
        String stripped = text.strip();
        return !stripped.isEmpty() && ".!?".indexOf(stripped.charAt(stripped.length() - 1)) >= 0 ? 1 : 0;
    }
}
