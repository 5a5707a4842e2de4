package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import hilum.dicom.objects.ObjectHeader;
import java.util.Collection;

/** The modules around the content of a document (DICOM PS3.3 C.17.1, C.17.2, C.17.6). */
final class SrDocument {
    static final SopClass COMPREHENSIVE = SopClass.of("1.2.840.10008.5.1.4.1.1.88.33");
    static final SopClass BASIC_TEXT = SopClass.of("1.2.840.10008.5.1.4.1.1.88.11");
    static final SopClass KEY_OBJECTS = SopClass.of("1.2.840.10008.5.1.4.1.1.88.59");

    private SrDocument() {}

    /**
     * A report. It is UNVERIFIED always: this program signs for research, not for patients.
     *
     * @param complete whether its author has finished it
     */
    static DataSet report(
            DataSet image,
            NewInstance instance,
            SopClass kind,
            boolean complete,
            Collection<ImageReference> evidence,
            ContentItem root) {
        DataSet.Builder set = ObjectHeader.of(image, instance, kind, "SR");
        ObjectHeader.putContentTime(set, instance);
        set.putItems(Tag.of("ReferencedPerformedProcedureStepSequence"))
                .putItems(Tag.of("PerformedProcedureCodeSequence"))
                .put(Tag.of("CompletionFlag"), complete ? "COMPLETE" : "PARTIAL")
                .put(Tag.of("VerificationFlag"), "UNVERIFIED");
        Evidence.put(set, evidence);
        ContentTree.put(set, root);
        return set.build();
    }

    static DataSet keyObjects(
            DataSet image, NewInstance instance, Collection<ImageReference> evidence, ContentItem root) {
        DataSet.Builder set = ObjectHeader.of(image, instance, KEY_OBJECTS, "KO");
        ObjectHeader.putContentTime(set, instance);
        set.putItems(Tag.of("ReferencedPerformedProcedureStepSequence"));
        Evidence.put(set, evidence);
        ContentTree.put(set, root);
        return set.build();
    }
}
