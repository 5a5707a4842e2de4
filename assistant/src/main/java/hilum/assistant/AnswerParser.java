package hilum.assistant;

import hilum.assistant.Answer.Warning;
import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns tokens into clean words and places. Never throws on a model's output: what is malformed becomes a {@link Warning}.
 *
 * <p>{@code <|ref|>LABEL<|/ref|><|box|>(x1,y1),(x2,y2)<|/box|>}, whole percent of the picture's width and height from its top left, is read
 * on tokens that the runtime marks as control tokens; words that look like a tag stay words. One parser reads one answer.
 */
public final class AnswerParser {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern LEFTOVER = Pattern.compile("</s>");

    private final StringBuilder text = new StringBuilder();
    private final List<GroundedRegion> regions = new ArrayList<>();
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    private final StringBuilder segment = new StringBuilder();
    private Place place = Place.WORDS;
    private Span label = Span.NONE;

    private AnswerParser() {}

    private enum Place {
        WORDS,
        LABEL,
        BOX
    }

    /** Where the last label stands in the text, and whether a box has claimed it. */
    private record Span(String words, int start, int end, boolean boxed) {
        static final Span NONE = new Span("", 0, 0, true);
    }

    /**
     * Reads all that came so far.
     *
     * @param expectsLocation whether an answer without a box is worth a warning
     */
    public static Answer parse(List<TokenPiece> pieces, boolean expectsLocation) {
        AnswerParser parser = new AnswerParser();
        pieces.forEach(parser::take);
        return parser.finish(
                pieces.stream()
                        .map(TokenPiece::text)
                        .collect(Collectors.joining())
                        .strip(),
                expectsLocation);
    }

    private void take(TokenPiece piece) {
        if (!piece.marker()) {
            segment.append(piece.text());
            return;
        }
        switch (piece.text()) {
            case "<|ref|>" -> open(Place.LABEL);
            case "<|box|>" -> open(Place.BOX);
            case "<|/ref|>" -> close(Place.LABEL);
            case "<|/box|>" -> close(Place.BOX);
            default -> {
                warnings.add(Warning.STRAY_TAG);
                flush(false);
            }
        }
    }

    private void open(Place next) {
        if (place != Place.WORDS) {
            warnings.add(Warning.NESTED_TAG);
        }
        flush(false);
        place = next;
    }

    private void close(Place expected) {
        if (place == expected) {
            flush(true);
        } else {
            warnings.add(Warning.STRAY_TAG);
            flush(false);
        }
        place = Place.WORDS;
    }

    /** Ends the current segment in the place where it stands. */
    private void flush(boolean closed) {
        String words = segment.toString();
        segment.setLength(0);
        switch (place) {
            case WORDS -> appendWords(words);
            case LABEL -> appendLabel(words.strip());
            case BOX -> {
                if (closed) {
                    addBox(words);
                } else {
                    warnings.add(Warning.UNFINISHED_BOX);
                }
            }
        }
    }

    private void appendWords(String words) {
        String clean = LEFTOVER.matcher(words).replaceAll("");
        if (clean.isBlank()) {
            return;
        }
        settleLabel();
        label = Span.NONE;
        appendSpaced(clean);
    }

    private void appendLabel(String words) {
        if (words.isEmpty()) {
            return;
        }
        boolean repeated =
                label.boxed() && label.end() > label.start() && label.words().equals(words);
        settleLabel();
        if (repeated) {
            label = new Span(words, label.start(), label.end(), false);
            return;
        }
        if (label.end() > label.start() && label.end() == text.length()) {
            text.append(',');
        }
        int from = appendSpaced(words);
        label = new Span(words, from, text.length(), false);
    }

    /** Appends with one space where two words would touch, and returns where the words begin. */
    private int appendSpaced(String words) {
        String part = text.isEmpty() ? words.stripLeading() : words;
        if (!text.isEmpty() && !part.isEmpty()) {
            boolean spaceBefore = Character.isWhitespace(text.charAt(text.length() - 1));
            boolean spaceAfter = Character.isWhitespace(part.charAt(0));
            boolean punctuation = ".,;:!?)".indexOf(part.charAt(0)) >= 0;
            if (spaceBefore && spaceAfter) {
                part = part.stripLeading();
            } else if (!spaceBefore && !spaceAfter && !punctuation) {
                text.append(' ');
            }
        }
        int from = text.length();
        text.append(part);
        return from;
    }

    private void settleLabel() {
        if (!label.boxed()) {
            warnings.add(Warning.LABEL_WITHOUT_BOX);
        }
    }

    private void addBox(String content) {
        List<Double> numbers = NUMBER.matcher(content)
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .toList();
        if (numbers.size() != 4) {
            warnings.add(Warning.NOT_FOUR_NUMBERS);
            return;
        }
        double x0 = fraction(numbers.get(0));
        double y0 = fraction(numbers.get(1));
        double x1 = fraction(numbers.get(2));
        double y1 = fraction(numbers.get(3));
        if (x1 < x0 || y1 < y0) {
            warnings.add(Warning.SWAPPED_CORNERS);
        }
        if (label.words().isEmpty()) {
            warnings.add(Warning.BOX_WITHOUT_LABEL);
        }
        int start = label.words().isEmpty() ? text.length() : label.start();
        int end = label.words().isEmpty() ? text.length() : label.end();
        regions.add(new GroundedRegion(
                regions.size() + 1,
                label.words(),
                start,
                end,
                Math.min(x0, x1),
                Math.min(y0, y1),
                Math.max(x0, x1),
                Math.max(y0, y1)));
        label = new Span(label.words(), label.start(), label.end(), true);
    }

    private double fraction(double percent) {
        if (percent < 0 || percent > 100) {
            warnings.add(Warning.OUT_OF_RANGE);
        }
        return Math.clamp(percent, 0.0, 100.0) / 100;
    }

    private Answer finish(String raw, boolean expectsLocation) {
        flush(false);
        settleLabel();
        String clean = text.toString().stripTrailing();
        if (clean.isEmpty() && regions.isEmpty()) {
            warnings.add(Warning.EMPTY);
        }
        if (expectsLocation && regions.isEmpty()) {
            warnings.add(Warning.NO_LOCATION);
        }
        return new Answer(
                clean,
                regions.stream().map(region -> within(region, clean.length())).toList(),
                List.copyOf(warnings),
                raw);
    }

    private static GroundedRegion within(GroundedRegion region, int length) {
        return new GroundedRegion(
                region.number(),
                region.label(),
                Math.min(region.textStart(), length),
                Math.min(region.textEnd(), length),
                region.x0(),
                region.y0(),
                region.x1(),
                region.y1());
    }
}
