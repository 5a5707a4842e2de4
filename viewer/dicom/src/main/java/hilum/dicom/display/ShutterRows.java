package hilum.dicom.display;

import java.util.ArrayList;
import java.util.List;

/** Which stretches of a row a shutter leaves open. */
@FunctionalInterface
interface ShutterRows {
    /** Columns {@code left} to {@code right}, both seen. */
    record Span(long left, long right) {}

    /** Open stretches of row {@code y} from left to right, none overlapping. */
    List<Span> at(int y);

    static List<Span> rectangle(Shutter.Rectangle opening, int y) {
        boolean open = y >= opening.top() && y <= opening.bottom() && opening.left() <= opening.right();
        return open ? List.of(new Span(opening.left(), opening.right())) : List.of();
    }

    static List<Span> circle(Shutter.Circle opening, int y) {
        double up = (y - opening.centerY()) * opening.pixelAspect();
        double left = (double) opening.radius() * opening.radius() - up * up;
        if (left < 0) {
            return List.of();
        }
        long half = (long) Math.floor(Math.sqrt(left));
        return List.of(new Span(opening.centerX() - half, opening.centerX() + half));
    }

    /** Even-odd; the line itself is seen. */
    static List<Span> polygon(Shutter.Polygon opening, int y) {
        List<Shutter.Corner> corners = opening.corners();
        List<Double> crossings = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Shutter.Corner from = corners.get(i);
            Shutter.Corner to = corners.get((i + 1) % corners.size());
            if ((from.y() <= y) != (to.y() <= y)) {
                crossings.add(from.x() + (double) (y - from.y()) * (to.x() - from.x()) / (to.y() - from.y()));
            }
            if (from.y() == y && to.y() == y) {
                spans.add(new Span(Math.min(from.x(), to.x()), Math.max(from.x(), to.x())));
            } else if (from.y() == y) {
                spans.add(new Span(from.x(), from.x()));
            }
        }
        crossings.sort(null);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            spans.add(new Span((long) Math.ceil(crossings.get(i)), (long) Math.floor(crossings.get(i + 1))));
        }
        spans.sort((one, other) -> Long.compare(one.left(), other.left()));
        return spans;
    }
}
