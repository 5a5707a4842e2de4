package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What lies over the pixels of a frame and is shown with them.
 *
 * @param overlays lines and letters, without the plane of a bitmap shutter
 */
public record Planes(List<OverlayPlane> overlays, Optional<Shutter> shutter) {
    /** Nothing. */
    public static final Planes NONE = new Planes(List.of(), Optional.empty());

    private static final Tag PIXEL_ASPECT_RATIO = new Tag(0x00280034);
    /** A pixel that is more than ten times as high as wide, or the reverse, is a mistake of the file. */
    private static final double MAX_ASPECT = 10;

    public Planes {
        overlays = List.copyOf(overlays);
    }

    /** The planes of a frame, from 0. */
    public static Planes of(DataSet dataSet, int frame) {
        List<OverlayPlane> all = OverlayPlane.of(dataSet, frame);
        Optional<Shutter> shutter = Shutter.of(dataSet, all, pixelAspect(dataSet));
        List<OverlayPlane> shown = all.stream()
                .filter(plane -> shutter.stream()
                        .flatMap(s -> s.shapes().stream())
                        .noneMatch(shape -> shape instanceof Shutter.Bitmap bitmap
                                && bitmap.plane().equals(plane)))
                .toList();
        return shown.isEmpty() && shutter.isEmpty() ? NONE : new Planes(shown, shutter);
    }

    /** Height of a pixel divided by its width: Pixel Aspect Ratio, else from the spacings (DICOM PS3.3 C.7.6.3.1.7), else 1. */
    static double pixelAspect(DataSet set) {
        for (Tag tag : List.of(PIXEL_ASPECT_RATIO, Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING)) {
            OptionalDouble vertical = set.decimal(tag, 0);
            OptionalDouble horizontal = set.decimal(tag, 1);
            if (vertical.isPresent() && horizontal.isPresent()) {
                double aspect = vertical.getAsDouble() / horizontal.getAsDouble();
                return aspect >= 1 / MAX_ASPECT && aspect <= MAX_ASPECT ? aspect : 1;
            }
        }
        return 1;
    }

    /** Whether nothing lies over the picture. */
    public boolean isEmpty() {
        return overlays.isEmpty() && shutter.isEmpty();
    }

    /** All overlay pixels of a picture, row by row. */
    public BitSet marked(int widthPx, int heightPx) {
        BitSet marked = new BitSet(overlays.isEmpty() ? 0 : widthPx * heightPx);
        overlays.forEach(plane -> plane.addTo(marked, widthPx, heightPx));
        return marked;
    }
}
