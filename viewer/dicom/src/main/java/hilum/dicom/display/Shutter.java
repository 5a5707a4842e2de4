package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The part of a picture that is not meant to be seen (DICOM PS3.3 C.7.6.11 and C.7.6.15): what any of the shapes hides.
 *
 * @param grey 8-bit level that hidden pixels get, whatever the window; 0 is black
 */
public record Shutter(List<Shape> shapes, int grey) {
    private static final Tag SHAPE = new Tag(0x00181600);
    private static final Tag LEFT = new Tag(0x00181602);
    private static final Tag RIGHT = new Tag(0x00181604);
    private static final Tag UPPER = new Tag(0x00181606);
    private static final Tag LOWER = new Tag(0x00181608);
    private static final Tag CENTER = new Tag(0x00181610);
    private static final Tag RADIUS = new Tag(0x00181612);
    private static final Tag VERTICES = new Tag(0x00181620);
    private static final Tag PRESENTATION_VALUE = new Tag(0x00181622);
    private static final Tag OVERLAY_GROUP = new Tag(0x00181623);
    /** More corners than any collimator has; keeps a hostile file from costing minutes. */
    private static final int MAX_VERTICES = 4_096;

    public Shutter {
        shapes = List.copyOf(shapes);
    }

    /** One opening, in pixels of the picture from 0; the edges themselves are seen. */
    public sealed interface Shape {}

    /** Seen from {@code left} to {@code right} and from {@code top} to {@code bottom}. */
    public record Rectangle(int left, int top, int right, int bottom) implements Shape {}

    /** Seen up to {@code radius} pixels along a row; {@code pixelAspect} is height by width of a pixel. */
    public record Circle(int centerX, int centerY, int radius, double pixelAspect) implements Shape {}

    /** Seen inside of the closed line. */
    public record Polygon(List<Corner> corners) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
        }
    }

    /** A corner of a polygon. */
    public record Corner(int x, int y) {}

    /** Hidden where the plane is set. */
    public record Bitmap(OverlayPlane plane) implements Shape {}

    /**
     * The shutter of an image or presentation state; shapes without their numbers are passed over.
     *
     * @param overlays where a bitmap shutter finds its plane
     */
    public static Optional<Shutter> of(DataSet set, List<OverlayPlane> overlays, double pixelAspect) {
        List<Shape> shapes = new ArrayList<>();
        for (String shape : set.texts(SHAPE)) {
            switch (shape) {
                case "RECTANGULAR" -> rectangle(set).ifPresent(shapes::add);
                case "CIRCULAR" -> circle(set, pixelAspect).ifPresent(shapes::add);
                case "POLYGONAL" -> polygon(set).ifPresent(shapes::add);
                case "BITMAP" -> bitmap(set, overlays).ifPresent(shapes::add);
                default -> {} // a shape that the standard does not have hides nothing
            }
        }
        int grey = set.integer(PRESENTATION_VALUE).orElse(0);
        return shapes.isEmpty() ? Optional.empty() : Optional.of(new Shutter(shapes, Math.clamp(grey, 0, 0xFFFF) >> 8));
    }

    private static Optional<Shape> rectangle(DataSet set) {
        if (!set.contains(LEFT) || !set.contains(RIGHT) || !set.contains(UPPER) || !set.contains(LOWER)) {
            return Optional.empty();
        }
        return Optional.of(new Rectangle(
                set.integer(LEFT).orElse(1) - 1,
                set.integer(UPPER).orElse(1) - 1,
                set.integer(RIGHT).orElse(Integer.MAX_VALUE) - 1,
                set.integer(LOWER).orElse(Integer.MAX_VALUE) - 1));
    }

    private static Optional<Shape> circle(DataSet set, double pixelAspect) {
        int radius = set.integer(RADIUS).orElse(-1);
        if (radius < 0 || set.multiplicity(CENTER) < 2) {
            return Optional.empty();
        }
        int row = set.integer(CENTER, 0).orElse(1);
        int column = set.integer(CENTER, 1).orElse(1);
        return Optional.of(new Circle(column - 1, row - 1, radius, pixelAspect));
    }

    private static Optional<Shape> polygon(DataSet set) {
        int count = set.multiplicity(VERTICES) / 2;
        if (count < 3 || count > MAX_VERTICES) {
            return Optional.empty();
        }
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            corners.add(new Corner(
                    set.integer(VERTICES, 2 * i + 1).orElse(1) - 1,
                    set.integer(VERTICES, 2 * i).orElse(1) - 1));
        }
        return Optional.of(new Polygon(corners));
    }

    private static Optional<Shape> bitmap(DataSet set, List<OverlayPlane> overlays) {
        int group = set.integer(OVERLAY_GROUP).orElse(0);
        return overlays.stream()
                .filter(plane -> plane.group() == group)
                .findFirst()
                .map(Bitmap::new);
    }

    /** Which pixels are hidden, row by row. */
    public BitSet hidden(int widthPx, int heightPx) {
        BitSet hidden = new BitSet(widthPx * heightPx);
        for (Shape shape : shapes) {
            switch (shape) {
                case Bitmap bitmap -> bitmap.plane().addTo(hidden, widthPx, heightPx);
                case Rectangle r -> hideOutside(hidden, widthPx, heightPx, y -> ShutterRows.rectangle(r, y));
                case Circle c -> hideOutside(hidden, widthPx, heightPx, y -> ShutterRows.circle(c, y));
                case Polygon p -> hideOutside(hidden, widthPx, heightPx, y -> ShutterRows.polygon(p, y));
            }
        }
        return hidden;
    }

    private static void hideOutside(BitSet hidden, int widthPx, int heightPx, ShutterRows openings) {
        for (int y = 0; y < heightPx; y++) {
            int line = y * widthPx;
            int from = 0;
            for (ShutterRows.Span span : openings.at(y)) {
                int left = Math.clamp(span.left(), from, widthPx);
                hidden.set(line + from, line + left);
                from = Math.clamp(span.right() + 1, left, widthPx);
            }
            hidden.set(line + from, line + widthPx);
        }
    }
}
