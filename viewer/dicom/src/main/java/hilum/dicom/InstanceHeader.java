package hilum.dicom;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a study browser and corner texts need of an instance, read without its pixels. Texts are empty when the file has none.
 *
 * @param file where it lies
 * @param kind what the object is, in words
 */
public record InstanceHeader(
        Path file,
        SopClass kind,
        TransferSyntax transferSyntax,
        Patient patient,
        Identity identity,
        Exam exam,
        Picture picture) {

    /**
     * The person.
     *
     * @param name formatted, {@code Family, Given}
     * @param sex M, F, O or empty
     * @param age such as {@code 055Y}
     */
    public record Patient(String name, String id, String sex, Optional<LocalDate> birthDate, String age) {}

    /** Where the instance belongs. Numbers are 0 when the file has none. */
    public record Identity(
            String studyInstanceUid,
            String seriesInstanceUid,
            String sopInstanceUid,
            int seriesNumber,
            int instanceNumber) {}

    /** What was done. */
    public record Exam(
            String modality,
            Optional<LocalDate> studyDate,
            String studyDescription,
            String seriesDescription,
            String bodyPart,
            Projection projection) {}

    /**
     * How the picture was taken.
     *
     * @param viewPosition such as PA, AP, LL
     * @param laterality of the image, else of the series: L, R, B, U
     */
    public record Projection(String viewPosition, String laterality) {}

    /** The pixels; {@code frames} is 0 when the object has none. */
    public record Picture(int rows, int columns, int frames) {}

    /**
     * Reads the header of a file.
     *
     * @throws DicomException when it is not DICOM or cannot be read
     */
    public static InstanceHeader read(Path file) throws DicomException {
        try (DicomFile dicom = DicomFile.open(file)) {
            return of(file, dicom);
        }
    }

    /** The header of an open file. */
    public static InstanceHeader of(Path file, DicomFile dicom) {
        DataSet set = dicom.dataSet();
        String sopClass = set.text(Tag.SOP_CLASS_UID)
                .or(() -> dicom.fileMeta().text(Tag.MEDIA_STORAGE_SOP_CLASS_UID))
                .orElse("");
        return new InstanceHeader(
                file,
                SopClass.of(sopClass),
                dicom.transferSyntax(),
                patient(set),
                identity(set),
                exam(set),
                picture(dicom));
    }

    /** Whether there is something to show; {@link #kind()} says what the object is when not. */
    public boolean isImage() {
        return picture.frames() > 0;
    }

    private static Patient patient(DataSet set) {
        return new Patient(
                set.name(Tag.PATIENT_NAME).map(PersonName::formatted).orElse(""),
                text(set, Tag.PATIENT_ID),
                text(set, Tag.PATIENT_SEX),
                set.date(Tag.PATIENT_BIRTH_DATE),
                text(set, Tag.PATIENT_AGE));
    }

    private static Identity identity(DataSet set) {
        return new Identity(
                text(set, Tag.STUDY_INSTANCE_UID),
                text(set, Tag.SERIES_INSTANCE_UID),
                text(set, Tag.SOP_INSTANCE_UID),
                set.integer(Tag.SERIES_NUMBER).orElse(0),
                set.integer(Tag.INSTANCE_NUMBER).orElse(0));
    }

    private static Exam exam(DataSet set) {
        Optional<LocalDate> date = set.date(Tag.STUDY_DATE)
                .or(() -> set.date(Tag.ACQUISITION_DATE))
                .or(() -> set.date(Tag.CONTENT_DATE));
        String laterality = set.text(Tag.IMAGE_LATERALITY)
                .or(() -> set.text(Tag.LATERALITY))
                .orElse("");
        return new Exam(
                text(set, Tag.MODALITY),
                date,
                text(set, Tag.STUDY_DESCRIPTION),
                text(set, Tag.SERIES_DESCRIPTION),
                text(set, Tag.BODY_PART_EXAMINED),
                new Projection(text(set, Tag.VIEW_POSITION), laterality));
    }

    private static Picture picture(DicomFile dicom) {
        DataSet set = dicom.dataSet();
        return new Picture(
                set.integer(Tag.ROWS).orElse(0), set.integer(Tag.COLUMNS).orElse(0), dicom.frameCount());
    }

    private static String text(DataSet set, Tag tag) {
        return set.text(tag).orElse("");
    }
}
