package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way back from a content tree to a measurement report. */
final class MeasurementReportReader {
    private static final Code UNKNOWN = new Code("", "", "");

    private final Evidence evidence;

    private MeasurementReportReader(Evidence evidence) {
        this.evidence = evidence;
    }

    static MeasurementReport read(DataSet document) throws DicomException {
        ContentItem root = ContentTree.read(document);
        if (!root.is(Concepts.IMAGING_MEASUREMENT_REPORT)) {
            throw new DicomException("The report is no imaging measurement report (TID 1500); it was not taken in.");
        }
        boolean complete = document.text(Tag.of("CompletionFlag"))
                .filter("COMPLETE"::equals)
                .isPresent();
        return new MeasurementReportReader(Evidence.of(document)).report(root, complete);
    }

    private MeasurementReport report(ContentItem root, boolean complete) {
        List<ImageReference> images = root.all(Concepts.IMAGE_LIBRARY)
                .flatMap(library -> library.children().stream())
                .flatMap(group -> group.children().stream())
                .flatMap(item -> image(item).stream())
                .toList();
        List<MeasurementGroup> groups = root.all(Concepts.MEASUREMENTS)
                .flatMap(all -> all.all(Concepts.MEASUREMENT_GROUP))
                .map(this::group)
                .toList();
        return new MeasurementReport(
                root.code(Concepts.PROCEDURE_REPORTED).orElse(UNKNOWN),
                ObserverContext.read(root),
                images,
                groups,
                overall(root),
                complete);
    }

    private static MeasurementReport.Overall overall(ContentItem root) {
        List<Evaluation> evaluations = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        root.all(Concepts.QUALITATIVE_EVALUATIONS)
                .flatMap(all -> all.children().stream())
                .forEach(item -> {
                    evaluation(item).ifPresent(evaluations::add);
                    if (item.value() instanceof ContentValue.Text text
                            && !text.text().equals(MeasurementReportWriter.DISCLAIMER)) {
                        statements.add(new Statement(item.concept().orElse(UNKNOWN), text.text()));
                    }
                });
        return new MeasurementReport.Overall(evaluations, statements);
    }

    private MeasurementGroup group(ContentItem group) {
        List<Measurement> measurements = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (ContentItem item : group.children()) {
            if (item.value() instanceof ContentValue.Numeric number) {
                measurements.add(measurement(item, number));
            } else if (item.relation() == Relation.CONTAINS && !item.is(Concepts.FINDING)) {
                evaluation(item).ifPresent(evaluations::add);
            }
        }
        Optional<FindingSite> site = group.all(Concepts.FINDING_SITE)
                .flatMap(item -> ContentItem.coded(item.value())
                        .map(code -> new FindingSite(code, item.code(Concepts.LATERALITY))))
                .findFirst();
        return new MeasurementGroup(
                new MeasurementGroup.Tracking(
                        group.text(Concepts.TRACKING_IDENTIFIER).orElse(""),
                        group.text(Concepts.TRACKING_UID).orElse("")),
                new MeasurementGroup.Subject(group.code(Concepts.FINDING), site),
                group.all(Concepts.IMAGE_REGION)
                        .flatMap(item -> region(item).stream())
                        .filter(Region::isClosed)
                        .findFirst(),
                measurements,
                evaluations,
                algorithm(group));
    }

    private Measurement measurement(ContentItem item, ContentValue.Numeric number) {
        return new Measurement(
                item.concept().orElse(UNKNOWN),
                number.value(),
                number.unit(),
                item.code(Concepts.DERIVATION),
                item.children().stream()
                        .filter(child -> child.relation() == Relation.INFERRED_FROM)
                        .flatMap(child -> region(child).stream())
                        .findFirst());
    }

    private static Optional<Evaluation> evaluation(ContentItem item) {
        return ContentItem.coded(item.value())
                .findFirst()
                .map(answer -> new Evaluation(item.concept().orElse(UNKNOWN), answer));
    }

    private static Optional<Algorithm> algorithm(ContentItem group) {
        List<String> parameters = group.all(Concepts.ALGORITHM_PARAMETERS)
                .map(ContentItem::value)
                .flatMap(v -> v instanceof ContentValue.Text text ? Stream.of(text.text()) : Stream.empty())
                .toList();
        return group.text(Concepts.ALGORITHM_NAME)
                .map(name -> new Algorithm(
                        name, group.text(Concepts.ALGORITHM_VERSION).orElse(""), parameters));
    }

    /** Empty when the points do not fit the shape or no image is named: other programs err, too. */
    private Optional<Region> region(ContentItem item) {
        if (!(item.value() instanceof ContentValue.Coordinates area)) {
            return Optional.empty();
        }
        return item.children().stream()
                .flatMap(child -> image(child).stream())
                .findFirst()
                .filter(image -> area.shape().takes(area.points().size()))
                .map(image -> new Region(area.shape(), area.points(), image));
    }

    private Optional<ImageReference> image(ContentItem item) {
        return item.value() instanceof ContentValue.Image image
                ? Optional.of(evidence.complete(image.reference()))
                : Optional.empty();
    }
}
