package hilum.dicom.presentation;

import hilum.dicom.objects.PixelPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drawn shape (DICOM PS3.3 C.10.5.1.2).
 *
 * @param points for CIRCLE the centre and a point on it, for ELLIPSE the ends of the major, then of the minor axis
 * @param filled only for closed shapes
 */
public record Graphic(Shape shape, List<PixelPoint> points, boolean filled) {
    /** Graphic Type. */
    public enum Shape {
        POINT,
        POLYLINE,
        INTERPOLATED,
        CIRCLE,
        ELLIPSE;

        static Optional<Shape> of(String term) {
            return Stream.of(values())
                    .filter(shape -> shape.name().equals(term))
                    .findFirst();
        }

        boolean takes(int points) {
            return switch (this) {
                case POINT -> points == 1;
                case POLYLINE, INTERPOLATED -> points >= 2;
                case CIRCLE -> points == 2;
                case ELLIPSE -> points == 4;
            };
        }

        boolean isClosed(List<PixelPoint> points) {
            return switch (this) {
                case POINT -> false;
                case CIRCLE, ELLIPSE -> true;
                case POLYLINE, INTERPOLATED ->
                    points.size() > 2 && points.getFirst().equals(points.getLast());
            };
        }
    }

    public Graphic {
        points = List.copyOf(points);
        if (!shape.takes(points.size()) || (filled && !shape.isClosed(points))) {
            throw new IllegalArgumentException(points.size() + " points are no " + (filled ? "filled " : "") + shape);
        }
    }

    /** The outline of a rectangle. */
    public static Graphic box(PixelPoint topLeft, PixelPoint bottomRight) {
        PixelPoint topRight = new PixelPoint(bottomRight.columnPx(), topLeft.rowPx());
        PixelPoint bottomLeft = new PixelPoint(topLeft.columnPx(), bottomRight.rowPx());
        return new Graphic(Shape.POLYLINE, List.of(topLeft, topRight, bottomRight, bottomLeft, topLeft), false);
    }

    boolean isClosed() {
        return shape.isClosed(points);
    }
}
