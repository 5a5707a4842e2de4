package hilum.dicom.presentation;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.display.Voi;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.PixelPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way back from elements to a presentation state. */
final class PresentationStateReader {
    private PresentationStateReader() {}

    static PresentationState read(DataSet set) throws DicomException {
        List<ImageReference> images = images(set);
        if (images.isEmpty()) {
            throw new DicomException("The presentation state names no image; it was not taken in.");
        }
        return new PresentationState(
                new PresentationState.Title(
                        name(set.text(Tag.of("ContentLabel")).orElse("")),
                        set.text(Tag.of("ContentDescription")).orElse(""),
                        set.text(Tags.CREATOR).orElse("")),
                images,
                grey(set),
                placement(set),
                shutters(set),
                annotations(set));
    }

    /** Makes a name that can be written from what other programs wrote. */
    private static String name(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9 _]", "_");
        return name.isEmpty() ? "UNNAMED" : name.substring(0, Math.min(16, name.length()));
    }

    private static List<ImageReference> images(DataSet set) {
        String study = set.text(Tag.STUDY_INSTANCE_UID).orElse("");
        List<ImageReference> images = new ArrayList<>();
        for (DataSet series : set.items(Tags.SERIES)) {
            String uid = series.text(Tag.SERIES_INSTANCE_UID).orElse("");
            for (DataSet image : series.items(Tags.IMAGES)) {
                images.add(ImageReference.of(image, uid, study));
            }
        }
        return images;
    }

    private static GreyRules grey(DataSet set) {
        Optional<Voi> window = set.items(Tags.SOFTCOPY_VOI).stream()
                .filter(item -> item.decimal(Tag.WINDOW_CENTER).isPresent()
                        && item.decimal(Tag.WINDOW_WIDTH).isPresent())
                .findFirst()
                .map(item -> new Voi(
                        item.decimal(Tag.WINDOW_CENTER).getAsDouble(),
                        item.decimal(Tag.WINDOW_WIDTH).getAsDouble(),
                        function(item.text(Tag.VOI_LUT_FUNCTION).orElse("")),
                        item.text(Tag.WINDOW_EXPLANATION).orElse("")));
        return new GreyRules(
                GreyRules.modality(set),
                window,
                set.text(Tag.PRESENTATION_LUT_SHAPE).filter("INVERSE"::equals).isPresent());
    }

    private static Voi.Function function(String term) {
        return switch (term) {
            case "LINEAR_EXACT" -> Voi.Function.LINEAR_EXACT;
            case "SIGMOID" -> Voi.Function.SIGMOID;
            default -> Voi.Function.LINEAR;
        };
    }

    private static PresentationState.Placement placement(DataSet set) throws DicomException {
        DataSet item = set.items(Tags.AREA).stream()
                .findFirst()
                .orElseThrow(() -> new DicomException(
                        "The presentation state does not say which part to show; it was not taken in."));
        DisplayedArea area = new DisplayedArea(
                item.integer(Tags.TOP_LEFT, 0).orElse(1),
                item.integer(Tags.TOP_LEFT, 1).orElse(1),
                item.integer(Tags.BOTTOM_RIGHT, 0).orElse(1),
                item.integer(Tags.BOTTOM_RIGHT, 1).orElse(1),
                DisplayedArea.Size.of(item.text(Tags.SIZE_MODE).orElse("")),
                item.decimal(Tags.MAGNIFICATION).orElse(1));
        int turns = Math.floorMod(set.integer(Tags.ROTATION).orElse(0) / 90, 4);
        return new PresentationState.Placement(
                90 * turns, set.text(Tags.FLIP).filter("Y"::equals).isPresent(), area, shape(item));
    }

    private static PresentationState.PixelShape shape(DataSet item) {
        if (item.multiplicity(Tags.SPACING) == 2) {
            return new PresentationState.PixelShape.SpacingMm(
                    item.decimal(Tags.SPACING, 0).orElse(1),
                    item.decimal(Tags.SPACING, 1).orElse(1));
        }
        return new PresentationState.PixelShape.Aspect(
                item.integer(Tags.ASPECT, 0).orElse(1),
                item.integer(Tags.ASPECT, 1).orElse(1));
    }

    private static List<Shutter> shutters(DataSet set) {
        List<Shutter> shutters = new ArrayList<>();
        for (String shape : set.texts(Tags.SHUTTER_SHAPE).stream().distinct().toList()) {
            switch (shape) {
                case "RECTANGULAR" ->
                    shutters.add(new Shutter.Rectangular(
                            set.integer(Tags.SHUTTER_LEFT).orElse(1),
                            set.integer(Tags.SHUTTER_RIGHT).orElse(Integer.MAX_VALUE),
                            set.integer(Tags.SHUTTER_TOP).orElse(1),
                            set.integer(Tags.SHUTTER_BOTTOM).orElse(Integer.MAX_VALUE)));
                case "CIRCULAR" ->
                    shutters.add(new Shutter.Circular(
                            set.integer(Tags.SHUTTER_CENTRE, 0).orElse(1),
                            set.integer(Tags.SHUTTER_CENTRE, 1).orElse(1),
                            set.integer(Tags.SHUTTER_RADIUS).orElse(Integer.MAX_VALUE)));
                case "POLYGONAL" -> polygon(set).ifPresent(shutters::add);
                default -> {
                    // BITMAP: an overlay plane, not part of this record
                }
            }
        }
        return shutters;
    }

    private static Optional<Shutter> polygon(DataSet set) {
        List<Shutter.Corner> corners = new ArrayList<>();
        for (int i = 0; i + 1 < set.multiplicity(Tags.SHUTTER_CORNERS); i += 2) {
            corners.add(new Shutter.Corner(
                    set.integer(Tags.SHUTTER_CORNERS, i).orElse(1),
                    set.integer(Tags.SHUTTER_CORNERS, i + 1).orElse(1)));
        }
        return corners.size() < 3 ? Optional.empty() : Optional.of(new Shutter.Polygonal(corners));
    }

    private static List<Annotation> annotations(DataSet set) {
        List<Annotation> annotations = new ArrayList<>();
        for (DataSet item : set.items(Tags.ANNOTATIONS)) {
            List<Graphic> graphics = item.items(Tags.GRAPHICS).stream()
                    .flatMap(graphic -> graphic(graphic).stream())
                    .toList();
            List<Note> notes = item.items(Tags.TEXTS).stream()
                    .flatMap(note -> note(note).stream())
                    .toList();
            List<String> images = item.items(Tags.IMAGES).stream()
                    .flatMap(image -> image.text(Tag.of("ReferencedSOPInstanceUID")).stream())
                    .toList();
            if (!graphics.isEmpty() || !notes.isEmpty()) {
                annotations.add(new Annotation(name(item.text(Tags.LAYER).orElse("")), images, graphics, notes));
            }
        }
        return annotations;
    }

    private static Optional<Graphic> graphic(DataSet item) {
        List<PixelPoint> points = points(item, Tags.GRAPHIC_DATA);
        return item.text(Tags.GRAPHIC_TYPE)
                .flatMap(Graphic.Shape::of)
                .filter(shape -> inPixels(item, Tags.GRAPHIC_UNITS) && shape.takes(points.size()))
                .map(shape -> new Graphic(
                        shape,
                        points,
                        shape.isClosed(points)
                                && item.text(Tags.FILLED).filter("Y"::equals).isPresent()));
    }

    private static Optional<Note> note(DataSet item) {
        List<PixelPoint> anchor = points(item, Tags.ANCHOR);
        return item.text(Tags.TEXT)
                .filter(text -> inPixels(item, Tags.ANCHOR_UNITS) && !anchor.isEmpty())
                .map(text -> new Note(
                        text,
                        anchor.getFirst(),
                        item.text(Tags.ANCHOR_VISIBLE).filter("Y"::equals).isPresent()));
    }

    private static boolean inPixels(DataSet item, Tag units) {
        return item.text(units).orElse("PIXEL").equals("PIXEL");
    }

    private static List<PixelPoint> points(DataSet item, Tag tag) {
        List<PixelPoint> points = new ArrayList<>();
        for (int i = 0; i + 1 < item.multiplicity(tag); i += 2) {
            points.add(new PixelPoint(
                    item.decimal(tag, i).orElse(0), item.decimal(tag, i + 1).orElse(0)));
        }
        return points;
    }
}
