package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import hilum.dicom.objects.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Current Requested Procedure Evidence Sequence: all images of a document by study and series (DICOM PS3.3 C.17.2). */
final class Evidence {
    private static final Tag EVIDENCE = Tag.of("CurrentRequestedProcedureEvidenceSequence");
    private static final Tag SERIES = Tag.of("ReferencedSeriesSequence");
    private static final Tag INSTANCES = Tag.of("ReferencedSOPSequence");

    private final Map<String, ImageReference> byInstance = new LinkedHashMap<>();

    private Evidence() {}

    static Evidence of(DataSet document) {
        Evidence evidence = new Evidence();
        for (DataSet study : document.items(EVIDENCE)) {
            for (DataSet series : study.items(SERIES)) {
                for (DataSet instance : series.items(INSTANCES)) {
                    ImageReference image = ImageReference.of(
                            instance,
                            series.text(Tag.SERIES_INSTANCE_UID).orElse(""),
                            study.text(Tag.STUDY_INSTANCE_UID).orElse(""));
                    evidence.byInstance.put(image.sopInstanceUid(), image);
                }
            }
        }
        return evidence;
    }

    /** The same reference with the series and study that the evidence gives. */
    ImageReference complete(ImageReference image) {
        ImageReference known = byInstance.get(image.sopInstanceUid());
        return known == null
                ? image
                : new ImageReference(
                        image.sopClassUid(),
                        image.sopInstanceUid(),
                        known.seriesInstanceUid(),
                        known.studyInstanceUid(),
                        image.frame());
    }

    static void put(DataSet.Builder set, Collection<ImageReference> images) {
        Map<String, Map<String, Set<ImageReference>>> tree = new LinkedHashMap<>();
        for (ImageReference image : images) {
            ImageReference whole = new ImageReference(
                    image.sopClassUid(),
                    image.sopInstanceUid(),
                    image.seriesInstanceUid(),
                    image.studyInstanceUid(),
                    0);
            tree.computeIfAbsent(image.studyInstanceUid(), study -> new LinkedHashMap<>())
                    .computeIfAbsent(image.seriesInstanceUid(), series -> new LinkedHashSet<>())
                    .add(whole);
        }
        if (tree.isEmpty()) {
            return;
        }
        List<DataSet> studies = new ArrayList<>();
        tree.forEach((study, series) -> studies.add(DataSet.builder()
                .put(Tag.STUDY_INSTANCE_UID, study)
                .putItems(SERIES, series(series))
                .build()));
        set.putItems(EVIDENCE, studies.toArray(DataSet[]::new));
    }

    private static DataSet[] series(Map<String, Set<ImageReference>> bySeries) {
        return bySeries.entrySet().stream()
                .map(entry -> DataSet.builder()
                        .put(Tag.SERIES_INSTANCE_UID, entry.getKey())
                        .putItems(
                                INSTANCES,
                                entry.getValue().stream()
                                        .map(ImageReference::toItem)
                                        .toArray(DataSet[]::new))
                        .build())
                .toArray(DataSet[]::new);
    }
}
