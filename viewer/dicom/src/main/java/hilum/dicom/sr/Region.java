package hilum.dicom.sr;

import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.PixelPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in an image (SCOORD, DICOM PS3.3 C.18.6). Coordinates are written as 32-bit floats.
 *
 * @param points as the shape wants them: for CIRCLE the centre and a point on it, for ELLIPSE the ends of the major, then of the minor
 *     axis; a closed POLYLINE ends where it starts
 */
public record Region(Shape shape, List<PixelPoint> points, ImageReference image) {
    /** Graphic Type. */
    public enum Shape {
        POINT,
        MULTIPOINT,
        POLYLINE,
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
                case MULTIPOINT -> points >= 1;
                case POLYLINE -> points >= 2;
                case CIRCLE -> points == 2;
                case ELLIPSE -> points == 4;
            };
        }
    }

    public Region {
        points = List.copyOf(points);
        if (!shape.takes(points.size())) {
            throw new IllegalArgumentException(points.size() + " points are no " + shape);
        }
    }

    /** A rectangle as a closed polyline, clockwise from {@code topLeft}. */
    public static Region box(PixelPoint topLeft, PixelPoint bottomRight, ImageReference image) {
        PixelPoint topRight = new PixelPoint(bottomRight.columnPx(), topLeft.rowPx());
        PixelPoint bottomLeft = new PixelPoint(topLeft.columnPx(), bottomRight.rowPx());
        return new Region(Shape.POLYLINE, List.of(topLeft, topRight, bottomRight, bottomLeft, topLeft), image);
    }

    /** A straight line between two points. */
    public static Region line(PixelPoint from, PixelPoint to, ImageReference image) {
        return new Region(Shape.POLYLINE, List.of(from, to), image);
    }

    /** Whether it encloses an area, so that it can stand as a region of interest (TID 1410). */
    public boolean isClosed() {
        return switch (shape) {
            case CIRCLE, ELLIPSE -> true;
            case POINT, MULTIPOINT -> false;
            case POLYLINE -> points.size() > 2 && points.getFirst().equals(points.getLast());
        };
    }
}
