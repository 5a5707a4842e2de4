package hilum.dicom.display;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a frame is shown, as lines for people: what {@code hilum dump} says beside the elements. */
public final class DisplayLines {
    private DisplayLines() {}

    /** Windows in the order of choice, range of values, spacing with its origin, pixel aspect, overlays, shutter, warnings. */
    public static List<String> of(DisplayImage image) {
        List<String> lines = new ArrayList<>();
        if (image.colour().isPresent()) {
            lines.add("Colour: windows do not apply");
        } else {
            lines.add(String.format(
                    Locale.ROOT, "Values: %s to %s, padding left out", plain(image.minimum()), plain(image.maximum())));
            image.vois().forEach(voi -> lines.add(window(voi, voi.equals(image.defaultVoi()))));
        }
        lines.add(spacing(image.spacing()));
        if (image.pixelAspect() != 1) {
            lines.add(String.format(Locale.ROOT, "Pixel aspect: %s times as high as wide", plain(image.pixelAspect())));
        }
        image.planes().overlays().forEach(plane -> lines.add(overlay(plane)));
        image.planes().shutter().ifPresent(shutter -> lines.add(shutter(shutter, image)));
        image.warnings().forEach(warning -> lines.add("Warning: " + warning));
        return List.copyOf(lines);
    }

    private static String window(Voi voi, boolean opensWithIt) {
        return String.format(
                Locale.ROOT,
                "Window: center %s, width %s, %s, %s%s",
                plain(voi.center()),
                plain(voi.width()),
                voi.function(),
                voi.explanation(),
                opensWithIt ? " (opens with it)" : "");
    }

    private static String spacing(Optional<DisplayImage.Spacing> spacing) {
        return spacing.map(s -> String.format(
                        Locale.ROOT,
                        "Spacing: %s x %s mm per pixel, %s",
                        plain(s.rowMm()),
                        plain(s.columnMm()),
                        s.origin()))
                .orElse("Spacing: not given; lengths are in pixels");
    }

    private static String overlay(OverlayPlane plane) {
        OverlayPlane.Place place = plane.place();
        return String.format(
                Locale.ROOT,
                "Overlay %04x: %s%s, %d x %d at column %d, row %d, %d pixels set",
                plane.group(),
                plane.kind().name().toLowerCase(Locale.ROOT),
                plane.label().isEmpty() ? "" : " \"" + plane.label() + "\"",
                place.columns(),
                place.rows(),
                place.left() + 1,
                place.top() + 1,
                plane.count());
    }

    private static String shutter(Shutter shutter, DisplayImage image) {
        double pixels = (double) image.widthPx() * image.heightPx();
        double hidden = shutter.hidden(image.widthPx(), image.heightPx()).cardinality() / pixels;
        List<String> shapes = shutter.shapes().stream().map(DisplayLines::shape).toList();
        return String.format(
                Locale.ROOT,
                "Shutter: %s, hides %.1f %% under grey %d",
                String.join(" and ", shapes),
                100 * hidden,
                shutter.grey());
    }

    private static String shape(Shutter.Shape shape) {
        return switch (shape) {
            case Shutter.Rectangle _ -> "rectangular";
            case Shutter.Circle _ -> "circular";
            case Shutter.Polygon polygon ->
                "polygonal with " + polygon.corners().size() + " corners";
            case Shutter.Bitmap bitmap ->
                String.format(
                        Locale.ROOT, "bitmap of group %04x", bitmap.plane().group());
        };
    }

    /** At most four decimals, and none where there are none: 40, 12.5, 0.139. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
