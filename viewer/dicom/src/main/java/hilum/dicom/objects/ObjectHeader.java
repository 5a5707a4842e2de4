package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The modules that all written objects share: patient, study, series, equipment, SOP common (DICOM PS3.3 A.1.4). Patient and study come
 * from the image that the object is about, which itself is never changed.
 */
public final class ObjectHeader {
    /** Names this program as a maker. */
    public static final String MAKER = "Hilum";

    /** Kept empty where the image has none (type 2). */
    private static final List<Tag> REQUIRED = tags(
            "PatientName",
            "PatientID",
            "PatientBirthDate",
            "PatientSex",
            "StudyDate",
            "StudyTime",
            "ReferringPhysicianName",
            "StudyID",
            "AccessionNumber");

    /** Copied where the image has them. */
    private static final List<Tag> COPIED = tags(
            "IssuerOfPatientID",
            "PatientIdentityRemoved",
            "DeidentificationMethod",
            "DeidentificationMethodCodeSequence",
            "LongitudinalTemporalInformationModified",
            "StudyInstanceUID",
            "StudyDescription",
            "PatientAge",
            "PatientSize",
            "PatientWeight",
            "ClinicalTrialSponsorName",
            "ClinicalTrialProtocolID",
            "ClinicalTrialProtocolName",
            "ClinicalTrialSiteID",
            "ClinicalTrialSiteName",
            "ClinicalTrialSubjectID");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private ObjectHeader() {}

    /** A builder with all shared elements of an object of {@code kind} about {@code image}. */
    public static DataSet.Builder of(DataSet image, NewInstance instance, SopClass kind, String modality) {
        DataSet.Builder set = DataSet.builder();
        for (Tag tag : REQUIRED) {
            set.put(image.element(tag).orElse(new Element(tag, tag.vr(), new Value.Text(List.of()))));
        }
        for (Tag tag : COPIED) {
            image.element(tag).filter(element -> !element.value().isEmpty()).ifPresent(set::put);
        }
        NewSeries series = instance.series();
        set.put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, kind.uid())
                .put(Tag.SOP_INSTANCE_UID, instance.sopInstanceUid())
                .put(Tag.MODALITY, modality)
                .put(Tag.SERIES_INSTANCE_UID, series.uid())
                .putIntegers(Tag.SERIES_NUMBER, series.number())
                .put(Tag.SERIES_DESCRIPTION, series.description())
                .put(Tag.SERIES_DATE, date(instance.written()))
                .put(Tag.of("SeriesTime"), time(instance.written()))
                .putIntegers(Tag.INSTANCE_NUMBER, instance.number())
                .put(Tag.of("InstanceCreationDate"), date(instance.written()))
                .put(Tag.of("InstanceCreationTime"), time(instance.written()))
                .put(Tag.MANUFACTURER, MAKER)
                .put(Tag.of("ManufacturerModelName"), MAKER)
                .put(Tag.of("SoftwareVersions"), instance.softwareVersion());
        return set;
    }

    /** Content Date and Time of {@code instance}. */
    public static void putContentTime(DataSet.Builder set, NewInstance instance) {
        set.put(Tag.CONTENT_DATE, date(instance.written())).put(Tag.CONTENT_TIME, time(instance.written()));
    }

    /** A DA value. */
    public static String date(LocalDateTime when) {
        return DATE.format(when);
    }

    /** A TM value. */
    public static String time(LocalDateTime when) {
        return TIME.format(when);
    }

    private static List<Tag> tags(String... keywords) {
        return List.of(keywords).stream().map(Tag::of).toList();
    }
}
