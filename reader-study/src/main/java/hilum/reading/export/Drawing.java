package hilum.reading.export;

import java.util.List;

/** Shapes and texts on a sheet, in points (1/72 inch) from its upper left corner; later marks lie above earlier ones. */
public record Drawing(double widthPt, double heightPt, List<Mark> marks) {
    public Drawing {
        marks = List.copyOf(marks);
    }

    /** One shape or text. Colours are 0xRRGGBB. */
    public sealed interface Mark {}

    /** A filled rectangle. */
    public record Box(double x, double y, double width, double height, int fill) implements Mark {}

    /** A straight line. */
    public record Line(double x1, double y1, double x2, double y2, double width, int colour) implements Mark {}

    /** A filled disc. */
    public record Disc(double x, double y, double radius, int fill) implements Mark {}

    /** A line of text; {@code x} is its start, middle or end, {@code baseline} where its letters stand. */
    public record Words(String text, double x, double baseline, double size, boolean bold, int colour, Anchor anchor)
            implements Mark {}

    /** Which part of a text stands at its x. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }
}
