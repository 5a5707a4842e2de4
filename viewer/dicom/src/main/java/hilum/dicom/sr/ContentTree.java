package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.PixelPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Content items to data sets and back (SR Document Content Module, DICOM PS3.3 C.17.3). */
final class ContentTree {
    private static final Tag RELATION = Tag.of("RelationshipType");
    private static final Tag VALUE_TYPE = Tag.of("ValueType");
    private static final Tag CONCEPT = Tag.of("ConceptNameCodeSequence");
    private static final Tag CONTENT = Tag.of("ContentSequence");
    private static final Tag TEXT = Tag.of("TextValue");
    private static final Tag CODE = Tag.of("ConceptCodeSequence");
    private static final Tag MEASURED = Tag.of("MeasuredValueSequence");
    private static final Tag NUMBER = Tag.of("NumericValue");
    private static final Tag UNITS = Tag.of("MeasurementUnitsCodeSequence");
    private static final Tag UID = Tag.of("UID");
    private static final Tag PERSON = Tag.of("PersonName");
    private static final Tag REFERENCED = Tag.of("ReferencedSOPSequence");
    private static final Tag GRAPHIC = Tag.of("GraphicData");
    private static final Tag GRAPHIC_TYPE = Tag.of("GraphicType");
    private static final Tag TEMPLATE = Tag.of("ContentTemplateSequence");
    private static final Tag TEMPLATE_ID = Tag.of("TemplateIdentifier");
    private static final int MAX_DEPTH = 40;

    private ContentTree() {}

    /** Puts the root item into the document. */
    static void put(DataSet.Builder set, ContentItem root) {
        fill(set, root);
    }

    /**
     * The root item of a document.
     *
     * @throws DicomException when it holds no content or is nested too deep
     */
    static ContentItem read(DataSet document) throws DicomException {
        if (document.text(VALUE_TYPE).isEmpty()) {
            throw new DicomException("The object holds no structured content; it cannot be read as a report.");
        }
        return item(document, Relation.CONTAINS, 0);
    }

    private static DataSet item(ContentItem item) {
        DataSet.Builder set = DataSet.builder().put(RELATION, item.relation().term());
        fill(set, item);
        return set.build();
    }

    private static void fill(DataSet.Builder set, ContentItem item) {
        item.concept().ifPresent(concept -> set.putItems(CONCEPT, concept.toItem()));
        switch (item.value()) {
            case ContentValue.Container container -> {
                set.put(VALUE_TYPE, "CONTAINER").put(Tag.of("ContinuityOfContent"), "SEPARATE");
                if (!container.template().isEmpty()) {
                    set.putItems(TEMPLATE, template(container.template()));
                }
            }
            case ContentValue.Text text -> set.put(VALUE_TYPE, "TEXT").put(TEXT, text.text());
            case ContentValue.Coded coded ->
                set.put(VALUE_TYPE, "CODE").putItems(CODE, coded.code().toItem());
            case ContentValue.Numeric number -> set.put(VALUE_TYPE, "NUM").putItems(MEASURED, measured(number));
            case ContentValue.Uid uid -> set.put(VALUE_TYPE, "UIDREF").put(UID, uid.uid());
            case ContentValue.Person person -> set.put(VALUE_TYPE, "PNAME").put(PERSON, person.name());
            case ContentValue.Image image ->
                set.put(VALUE_TYPE, "IMAGE")
                        .putItems(REFERENCED, image.reference().toItem());
            case ContentValue.Coordinates area ->
                set.put(VALUE_TYPE, "SCOORD")
                        .put(GRAPHIC_TYPE, area.shape().name())
                        .put(new Element(GRAPHIC, Vr.FL, new Value.Decimals(flat(area.points()))));
            case ContentValue.Unread unread ->
                throw new IllegalArgumentException("not written by this program: " + unread.valueType());
        }
        if (!item.children().isEmpty()) {
            set.putItems(
                    CONTENT, item.children().stream().map(ContentTree::item).toArray(DataSet[]::new));
        }
    }

    private static DataSet template(String identifier) {
        return DataSet.builder()
                .put(Tag.of("MappingResource"), "DCMR")
                .put(TEMPLATE_ID, identifier)
                .build();
    }

    private static DataSet measured(ContentValue.Numeric number) {
        return DataSet.builder()
                .putDecimals(NUMBER, number.value())
                .putItems(UNITS, number.unit().toItem())
                .build();
    }

    private static double[] flat(List<PixelPoint> points) {
        double[] flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = (float) points.get(i).columnPx();
            flat[2 * i + 1] = (float) points.get(i).rowPx();
        }
        return flat;
    }

    private static ContentItem item(DataSet set, Relation relation, int depth) throws DicomException {
        if (depth > MAX_DEPTH) {
            throw new DicomException("The report is nested more than " + MAX_DEPTH + " deep; it is damaged.");
        }
        List<ContentItem> children = new ArrayList<>();
        for (DataSet child : set.items(CONTENT)) {
            Optional<Relation> known = child.text(RELATION).flatMap(Relation::of);
            if (known.isPresent()) {
                children.add(item(child, known.get(), depth + 1));
            }
        }
        return new ContentItem(relation, Code.first(set, CONCEPT), value(set), children);
    }

    private static ContentValue value(DataSet set) {
        String type = set.text(VALUE_TYPE).orElse("");
        Optional<ContentValue> value = switch (type) {
            case "CONTAINER" ->
                Optional.of(new ContentValue.Container(set.items(TEMPLATE).stream()
                        .findFirst()
                        .flatMap(item -> item.text(TEMPLATE_ID))
                        .orElse("")));
            case "TEXT" -> set.text(TEXT).map(ContentValue.Text::new);
            case "CODE" -> Code.first(set, CODE).map(ContentValue.Coded::new);
            case "NUM" -> number(set);
            case "UIDREF" -> set.text(UID).map(ContentValue.Uid::new);
            case "PNAME" -> set.text(PERSON).map(ContentValue.Person::new);
            case "IMAGE" ->
                set.items(REFERENCED).stream()
                        .findFirst()
                        .map(item -> new ContentValue.Image(ImageReference.of(item, "", "")));
            case "SCOORD" -> coordinates(set);
            default -> Optional.empty();
        };
        return value.orElse(new ContentValue.Unread(type));
    }

    private static Optional<ContentValue> number(DataSet set) {
        for (DataSet measured : set.items(MEASURED)) {
            Optional<Code> unit = Code.first(measured, UNITS);
            if (unit.isPresent() && measured.decimal(NUMBER).isPresent()) {
                return Optional.of(
                        new ContentValue.Numeric(measured.decimal(NUMBER).getAsDouble(), unit.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ContentValue> coordinates(DataSet set) {
        Optional<Region.Shape> shape = set.text(GRAPHIC_TYPE).flatMap(Region.Shape::of);
        List<PixelPoint> points = new ArrayList<>();
        for (int i = 0; i + 1 < set.multiplicity(GRAPHIC); i += 2) {
            points.add(new PixelPoint(
                    set.decimal(GRAPHIC, i).orElse(0),
                    set.decimal(GRAPHIC, i + 1).orElse(0)));
        }
        return points.isEmpty() ? Optional.empty() : shape.map(s -> new ContentValue.Coordinates(s, points));
    }
}
