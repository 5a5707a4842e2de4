package hilum.dicom.presentation;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.display.Voi;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import hilum.dicom.objects.ObjectHeader;
import hilum.dicom.objects.PixelPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A presentation state as elements, module by module (DICOM PS3.3 C.11.10, C.11.11, C.10.4 to C.10.7, C.7.6.11, C.11.6, C.11.8). */
final class PresentationStateWriter {
    /** The grey of what a shutter hides: black. */
    private static final int SHUTTER_PCS = 0;

    private PresentationStateWriter() {}

    static DataSet write(PresentationState state, DataSet image, NewInstance instance) {
        DataSet.Builder set = ObjectHeader.of(image, instance, PresentationState.KIND, "PR");
        set.put(Tag.LATERALITY); // unknown for what is drawn, and required to be there
        identification(set, state, instance);
        relationship(set, state);
        greys(set, state.grey());
        placement(set, state.placement());
        shutters(set, state.shutters());
        annotations(set, state);
        return set.build();
    }

    private static void identification(DataSet.Builder set, PresentationState state, NewInstance instance) {
        set.put(Tag.of("PresentationCreationDate"), ObjectHeader.date(instance.written()))
                .put(Tag.of("PresentationCreationTime"), ObjectHeader.time(instance.written()))
                .put(Tag.of("ContentLabel"), state.title().label())
                .put(Tag.of("ContentDescription"), state.title().description());
        put(set, Tags.CREATOR, state.title().creator());
    }

    private static void put(DataSet.Builder set, Tag tag, String text) {
        set.put(tag, text.isEmpty() ? new String[0] : new String[] {text});
    }

    private static void relationship(DataSet.Builder set, PresentationState state) {
        Map<String, List<DataSet>> series = new LinkedHashMap<>();
        for (ImageReference image : state.images()) {
            series.computeIfAbsent(image.seriesInstanceUid(), uid -> new ArrayList<>())
                    .add(image.toItem());
        }
        set.putItems(
                Tags.SERIES,
                series.entrySet().stream()
                        .map(entry -> DataSet.builder()
                                .put(Tag.SERIES_INSTANCE_UID, entry.getKey())
                                .putItems(Tags.IMAGES, entry.getValue().toArray(DataSet[]::new))
                                .build())
                        .toArray(DataSet[]::new));
    }

    private static void greys(DataSet.Builder set, GreyRules grey) {
        grey.modality().forEach(set::put);
        grey.window().ifPresent(window -> {
            DataSet.Builder voi = DataSet.builder()
                    .putDecimals(Tag.WINDOW_CENTER, window.center())
                    .putDecimals(Tag.WINDOW_WIDTH, window.width());
            if (!window.explanation().isEmpty()) {
                voi.put(Tag.WINDOW_EXPLANATION, window.explanation());
            }
            if (window.function() != Voi.Function.LINEAR) {
                voi.put(Tag.VOI_LUT_FUNCTION, window.function().name());
            }
            set.putItems(Tags.SOFTCOPY_VOI, voi.build());
        });
        set.put(Tag.PRESENTATION_LUT_SHAPE, grey.inverse() ? "INVERSE" : "IDENTITY");
    }

    private static void placement(DataSet.Builder set, PresentationState.Placement placement) {
        if (placement.rotation() != 0 || placement.flipped()) {
            set.putIntegers(Tags.ROTATION, placement.rotation()).put(Tags.FLIP, placement.flipped() ? "Y" : "N");
        }
        DisplayedArea area = placement.area();
        DataSet.Builder item = DataSet.builder()
                .putIntegers(Tags.TOP_LEFT, area.left(), area.top())
                .putIntegers(Tags.BOTTOM_RIGHT, area.right(), area.bottom())
                .put(Tags.SIZE_MODE, area.size().term());
        switch (placement.spacing()) {
            case PresentationState.PixelShape.SpacingMm spacing ->
                item.putDecimals(Tags.SPACING, spacing.rowsMm(), spacing.columnsMm());
            case PresentationState.PixelShape.Aspect aspect ->
                item.putIntegers(Tags.ASPECT, aspect.vertical(), aspect.horizontal());
        }
        if (area.size() == DisplayedArea.Size.MAGNIFY) {
            item.putDecimals(Tags.MAGNIFICATION, (float) area.magnification());
        }
        set.putItems(Tags.AREA, item.build());
    }

    private static void shutters(DataSet.Builder set, List<Shutter> shutters) {
        if (shutters.isEmpty()) {
            return;
        }
        List<String> shapes = new ArrayList<>();
        for (Shutter shutter : shutters) {
            switch (shutter) {
                case Shutter.Rectangular r -> {
                    shapes.add("RECTANGULAR");
                    set.putIntegers(Tags.SHUTTER_LEFT, r.left())
                            .putIntegers(Tags.SHUTTER_RIGHT, r.right())
                            .putIntegers(Tags.SHUTTER_TOP, r.top())
                            .putIntegers(Tags.SHUTTER_BOTTOM, r.bottom());
                }
                case Shutter.Circular c -> {
                    shapes.add("CIRCULAR");
                    set.putIntegers(Tags.SHUTTER_CENTRE, c.centreRow(), c.centreColumn())
                            .putIntegers(Tags.SHUTTER_RADIUS, c.radius());
                }
                case Shutter.Polygonal p -> {
                    shapes.add("POLYGONAL");
                    set.putIntegers(
                            Tags.SHUTTER_CORNERS,
                            p.corners().stream()
                                    .flatMapToLong(corner -> LongStream.of(corner.row(), corner.column()))
                                    .toArray());
                }
            }
        }
        set.put(Tags.SHUTTER_SHAPE, shapes.toArray(String[]::new)).putIntegers(Tags.SHUTTER_VALUE, SHUTTER_PCS);
    }

    private static void annotations(DataSet.Builder set, PresentationState state) {
        if (state.annotations().isEmpty()) {
            return;
        }
        LinkedHashSet<String> layers = new LinkedHashSet<>();
        List<DataSet> items = new ArrayList<>();
        for (Annotation annotation : state.annotations()) {
            layers.add(annotation.layer());
            items.add(annotation(annotation, state.images()));
        }
        set.putItems(Tags.ANNOTATIONS, items.toArray(DataSet[]::new));
        List<DataSet> ordered = new ArrayList<>();
        for (String layer : layers) {
            ordered.add(DataSet.builder()
                    .put(Tags.LAYER, layer)
                    .putIntegers(Tag.of("GraphicLayerOrder"), ordered.size() + 1)
                    .build());
        }
        set.putItems(Tags.LAYERS, ordered.toArray(DataSet[]::new));
    }

    private static DataSet annotation(Annotation annotation, List<ImageReference> images) {
        DataSet.Builder item = DataSet.builder().put(Tags.LAYER, annotation.layer());
        DataSet[] named = images.stream()
                .filter(image -> annotation.sopInstanceUids().contains(image.sopInstanceUid()))
                .map(ImageReference::toItem)
                .toArray(DataSet[]::new);
        if (named.length > 0) {
            item.putItems(Tags.IMAGES, named);
        }
        if (!annotation.graphics().isEmpty()) {
            item.putItems(
                    Tags.GRAPHICS,
                    annotation.graphics().stream()
                            .map(PresentationStateWriter::graphic)
                            .toArray(DataSet[]::new));
        }
        if (!annotation.notes().isEmpty()) {
            item.putItems(
                    Tags.TEXTS,
                    annotation.notes().stream()
                            .map(PresentationStateWriter::note)
                            .toArray(DataSet[]::new));
        }
        return item.build();
    }

    private static DataSet graphic(Graphic graphic) {
        DataSet.Builder item = DataSet.builder()
                .put(Tags.GRAPHIC_UNITS, "PIXEL")
                .putIntegers(Tag.of("GraphicDimensions"), 2)
                .putIntegers(Tag.of("NumberOfGraphicPoints"), graphic.points().size())
                .put(new Element(Tags.GRAPHIC_DATA, Vr.FL, flat(graphic.points())))
                .put(Tags.GRAPHIC_TYPE, graphic.shape().name());
        if (graphic.isClosed()) {
            item.put(Tags.FILLED, graphic.filled() ? "Y" : "N");
        }
        return item.build();
    }

    private static DataSet note(Note note) {
        return DataSet.builder()
                .put(Tags.ANCHOR_UNITS, "PIXEL")
                .put(Tags.TEXT, note.text())
                .put(new Element(Tags.ANCHOR, Vr.FL, flat(List.of(note.anchor()))))
                .put(Tags.ANCHOR_VISIBLE, note.pointed() ? "Y" : "N")
                .build();
    }

    private static Value.Decimals flat(List<PixelPoint> points) {
        double[] flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = (float) points.get(i).columnPx();
            flat[2 * i + 1] = (float) points.get(i).rowPx();
        }
        return new Value.Decimals(flat);
    }
}
