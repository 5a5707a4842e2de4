package hilum.reading.export;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit. */
final class Lines {
    private final Typeface typeface;

    Lines(Typeface typeface) {
        this.typeface = typeface;
    }

    /** Lines of at most {@code width} points, broken at spaces and, where one word is wider, inside it; line feeds are kept. */
    List<String> broken(String text, double size, boolean bold, double width) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(paragraph -> lines.addAll(paragraph(paragraph, size, bold, width)));
        return lines.isEmpty() ? List.of("") : List.copyOf(lines);
    }

    private List<String> paragraph(String text, double size, boolean bold, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (typeface.width(longer, size, bold) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            line.setLength(0);
            line.append(cut(word, size, bold, width, lines));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Puts full lines of a word that is too wide into {@code lines} and returns the rest. */
    private String cut(String word, double size, boolean bold, double width, List<String> lines) {
        String rest = word;
        while (typeface.width(rest, size, bold) > width && rest.codePointCount(0, rest.length()) > 1) {
            int fitting = fitting(rest, size, bold, width);
            lines.add(rest.substring(0, fitting));
            rest = rest.substring(fitting);
        }
        return rest;
    }

    /** How many chars fit, whole letters only and at least one. */
    private int fitting(String text, double size, boolean bold, double width) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (typeface.width(text.substring(0, next), size, bold) > width) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The text, or as much of it as fits with an ellipsis. */
    String shortened(String text, double size, boolean bold, double width) {
        if (typeface.width(text, size, bold) <= width) {
            return text;
        }
        return text.substring(0, fitting(text, size, bold, width - typeface.width("\u2026", size, bold))) + "\u2026";
    }
}
