package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A measurement report as a content tree (DICOM PS3.16 TID 1500, 1501, 1410, 300, 1600, 4019). */
final class MeasurementReportWriter {
    /** Stands in every report as its last statement and is left out when one is read. */
    static final String DISCLAIMER = "Research use only. Not verified. Not for clinical use.";

    private MeasurementReportWriter() {}

    static DataSet write(MeasurementReport report, DataSet image, NewInstance instance) {
        Set<ImageReference> evidence = new LinkedHashSet<>(report.images());
        List<ContentItem> groups = new ArrayList<>();
        for (MeasurementGroup group : report.groups()) {
            group.region().map(Region::image).ifPresent(evidence::add);
            group.measurements().stream()
                    .flatMap(m -> m.measuredOn().stream())
                    .map(Region::image)
                    .forEach(evidence::add);
            groups.add(group(group));
        }
        List<ContentItem> content = new ArrayList<>(ObserverContext.language());
        content.addAll(ObserverContext.items(report.observer()));
        content.add(ContentItem.code(Relation.HAS_CONCEPT_MOD, Concepts.PROCEDURE_REPORTED, report.procedure()));
        if (!report.images().isEmpty()) {
            content.add(library(report.images()));
        }
        content.add(ContentItem.container(Concepts.MEASUREMENTS, groups));
        content.add(ContentItem.container(Concepts.QUALITATIVE_EVALUATIONS, overall(report.overall())));
        ContentItem root = new ContentItem(
                Relation.CONTAINS,
                Optional.of(Concepts.IMAGING_MEASUREMENT_REPORT),
                new ContentValue.Container("1500"),
                content);
        return SrDocument.report(image, instance, SrDocument.COMPREHENSIVE, report.complete(), evidence, root);
    }

    private static ContentItem library(List<ImageReference> images) {
        List<ContentItem> items = images.stream()
                .map(image ->
                        new ContentItem(Relation.CONTAINS, Optional.empty(), new ContentValue.Image(image), List.of()))
                .toList();
        return ContentItem.container(
                Concepts.IMAGE_LIBRARY, List.of(ContentItem.container(Concepts.IMAGE_LIBRARY_GROUP, items)));
    }

    private static List<ContentItem> overall(MeasurementReport.Overall overall) {
        List<ContentItem> items = new ArrayList<>();
        overall.evaluations().forEach(e -> items.add(evaluation(e)));
        overall.statements().forEach(s -> items.add(ContentItem.text(Relation.CONTAINS, s.name(), s.text())));
        items.add(ContentItem.text(Relation.CONTAINS, Concepts.COMMENT, DISCLAIMER));
        return items;
    }

    private static ContentItem group(MeasurementGroup group) {
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.text(
                Relation.HAS_OBS_CONTEXT,
                Concepts.TRACKING_IDENTIFIER,
                group.tracking().identifier()));
        items.add(ContentItem.uid(
                Relation.HAS_OBS_CONTEXT,
                Concepts.TRACKING_UID,
                group.tracking().uid()));
        group.subject()
                .finding()
                .ifPresent(finding -> items.add(ContentItem.code(Relation.CONTAINS, Concepts.FINDING, finding)));
        group.algorithm().ifPresent(algorithm -> items.addAll(algorithm(algorithm)));
        group.subject().site().ifPresent(site -> items.add(site(site)));
        group.region().ifPresent(region -> items.add(coordinates(Relation.CONTAINS, Concepts.IMAGE_REGION, region)));
        group.measurements().forEach(measurement -> items.add(measurement(measurement)));
        group.evaluations().forEach(evaluation -> items.add(evaluation(evaluation)));
        return ContentItem.container(Concepts.MEASUREMENT_GROUP, items);
    }

    private static ContentItem evaluation(Evaluation evaluation) {
        return ContentItem.code(Relation.CONTAINS, evaluation.question(), evaluation.answer());
    }

    private static List<ContentItem> algorithm(Algorithm algorithm) {
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.text(Relation.HAS_CONCEPT_MOD, Concepts.ALGORITHM_NAME, algorithm.name()));
        items.add(ContentItem.text(Relation.HAS_CONCEPT_MOD, Concepts.ALGORITHM_VERSION, algorithm.version()));
        algorithm
                .parameters()
                .forEach(line ->
                        items.add(ContentItem.text(Relation.HAS_CONCEPT_MOD, Concepts.ALGORITHM_PARAMETERS, line)));
        return items;
    }

    private static ContentItem site(FindingSite site) {
        ContentItem item = ContentItem.code(Relation.HAS_CONCEPT_MOD, Concepts.FINDING_SITE, site.site());
        return item.with(site.laterality()
                .map(side -> List.of(ContentItem.code(Relation.HAS_CONCEPT_MOD, Concepts.LATERALITY, side)))
                .orElse(List.of()));
    }

    private static ContentItem coordinates(Relation relation, Code name, Region region) {
        ContentItem image = new ContentItem(
                Relation.SELECTED_FROM, Optional.empty(), new ContentValue.Image(region.image()), List.of());
        return ContentItem.of(relation, name, new ContentValue.Coordinates(region.shape(), region.points()), image);
    }

    private static ContentItem measurement(Measurement measurement) {
        List<ContentItem> details = new ArrayList<>();
        measurement
                .derivation()
                .ifPresent(d -> details.add(ContentItem.code(Relation.HAS_CONCEPT_MOD, Concepts.DERIVATION, d)));
        measurement
                .measuredOn()
                .ifPresent(region ->
                        details.add(coordinates(Relation.INFERRED_FROM, Concepts.SOURCE_OF_MEASUREMENT, region)));
        return ContentItem.of(
                        Relation.CONTAINS,
                        measurement.quantity(),
                        new ContentValue.Numeric(measurement.value(), measurement.unit()))
                .with(details);
    }
}
