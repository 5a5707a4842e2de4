package hilum.reading.export;

import hilum.reading.export.Drawing.Mark;
import java.util.Locale;

/** Writes a drawing as SVG 1.1 with texts as text, so that a journal can set them anew. Stateless. */
public final class SvgWriter {
    /** A whole XML file. */
    public String write(Drawing drawing) {
        StringBuilder svg = new StringBuilder(8192);
        String width = number(drawing.widthPt());
        String height = number(drawing.heightPt());
        svg.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"")
                .append(width)
                .append("pt\" height=\"")
                .append(height)
                .append("pt\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"")
                .append(Typeface.FAMILIES)
                .append("\">\n");
        drawing.marks().forEach(mark -> svg.append(mark(mark)).append('\n'));
        return svg.append("</svg>\n").toString();
    }

    private static String mark(Mark mark) {
        return switch (mark) {
            case Drawing.Box box ->
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                        .formatted(
                                number(box.x()),
                                number(box.y()),
                                number(box.width()),
                                number(box.height()),
                                colour(box.fill()));
            case Drawing.Line line ->
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\" stroke=\"%s\"/>"
                        .formatted(
                                number(line.x1()),
                                number(line.y1()),
                                number(line.x2()),
                                number(line.y2()),
                                number(line.width()),
                                colour(line.colour()));
            case Drawing.Disc disc ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
                        .formatted(number(disc.x()), number(disc.y()), number(disc.radius()), colour(disc.fill()));
            case Drawing.Words words ->
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s text-anchor=\"%s\" fill=\"%s\">%s</text>"
                        .formatted(
                                number(words.x()),
                                number(words.baseline()),
                                number(words.size()),
                                words.bold() ? " font-weight=\"bold\"" : "",
                                words.anchor().name().toLowerCase(Locale.ROOT),
                                colour(words.colour()),
                                escaped(words.text()));
        };
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** Letters that XML 1.0 cannot hold become spaces. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(inXml(letter) ? letter : ' ');
            }
        });
        return escaped.toString();
    }

    private static boolean inXml(int letter) {
        return letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF && !(letter >= 0xD800 && letter <= 0xDFFF);
    }
}
