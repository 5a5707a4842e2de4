package hilum.dicom.deidentify;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.deidentify.DeIdentificationOptions.Dates;
import hilum.dicom.deidentify.DeIdentified.Notice;
import hilum.dicom.objects.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the patient out of data sets after the Basic Application Level Confidentiality Profile of DICOM PS3.15 Annex E, with options.
 *
 * <p>Stricter than the table where the table is silent: private and unknown elements, overlays and curves go; dates, names, free text
 * and UIDs that it does not list are treated like those that it lists; and words of people's names are taken out wherever they stand.
 * Pixels stay as they are: see {@link BurnedInText}. Thread-safe.
 */
public final class DeIdentifier {
    private static final Tag METHODS = Tag.of("DeidentificationMethodCodeSequence");
    private static final Tag TIMES = Tag.of("LongitudinalTemporalInformationModified");

    private final DeIdentificationOptions options;
    private final Pseudonyms pseudonyms;
    private final ProfileTable table = ProfileTable.load();

    public DeIdentifier(DeIdentificationOptions options, Pseudonyms pseudonyms) {
        this.options = options;
        this.pseudonyms = pseudonyms;
    }

    /**
     * The data set without the patient. It belongs to the same study and patient as all others made with the same secret.
     *
     * @throws DicomException when the object is a document or a directory, whose content cannot be cleaned
     */
    public DeIdentified apply(DataSet set) throws DicomException {
        String kind = set.text(Tag.SOP_CLASS_UID).orElse("");
        if (set.contains(Tag.of("EncapsulatedDocument")) || kind.equals(SopClass.DICOMDIR.uid())) {
            throw new DicomException(
                    "Documents and directories cannot be de-identified, since nobody can say what stands in them. It was left out.");
        }
        Set<Notice> notices = EnumSet.noneOf(Notice.class);
        String pseudonym = pseudonyms.patient(set);
        DateShift dates = new DateShift(options.dates(), pseudonyms.shiftDays(set));
        ElementRules rules = new ElementRules(table, options, pseudonyms, dates, IdentifyingWords.of(set), notices);
        DataSet.Builder cleaned = rules.apply(set).toBuilder();
        cleaned.put(Tag.PATIENT_NAME, pseudonym).put(Tag.PATIENT_ID, pseudonym);
        sayHow(cleaned);
        judgePixels(set, notices);
        if (options.keepUids()) {
            notices.add(Notice.UIDS_KEPT);
        }
        return new DeIdentified(cleaned.build(), pseudonym, notices);
    }

    private static void judgePixels(DataSet set, Set<Notice> notices) {
        if (set.contains(Tag.PIXEL_DATA)) {
            switch (set.text(Tag.BURNED_IN_ANNOTATION).orElse("")) {
                case "NO" -> {
                    // the maker of the picture vouches for it
                }
                case "YES" -> notices.add(Notice.BURNED_IN_DECLARED);
                default -> notices.add(Notice.BURNED_IN_NOT_SAID);
            }
        }
    }

    private void sayHow(DataSet.Builder cleaned) {
        List<DataSet> methods = new ArrayList<>();
        method(methods, "113100", "Basic Application Confidentiality Profile");
        if (options.keepDescriptorWords()) {
            method(methods, "113105", "Clean Descriptors Option");
        }
        switch (options.dates()) {
            case KEPT -> method(methods, "113106", "Retain Longitudinal Temporal Information Full Dates Option");
            case SHIFTED -> method(methods, "113107", "Retain Longitudinal Temporal Information Modified Dates Option");
            case REMOVED -> {
                // part of the profile itself
            }
        }
        if (options.keepPatientCharacteristics()) {
            method(methods, "113108", "Retain Patient Characteristics Option");
        }
        if (options.keepDevice()) {
            method(methods, "113109", "Retain Device Identity Option");
        }
        if (options.keepUids()) {
            method(methods, "113110", "Retain UIDs Option");
        }
        if (options.keepInstitution()) {
            method(methods, "113112", "Retain Institution Identity Option");
        }
        cleaned.put(Tag.PATIENT_IDENTITY_REMOVED, "YES")
                .put(Tag.DEIDENTIFICATION_METHOD, "Hilum, DICOM PS3.15 Annex E Basic Profile with options")
                .putItems(METHODS, methods.toArray(DataSet[]::new))
                .put(TIMES, times(options.dates()));
    }

    private static String times(Dates dates) {
        return switch (dates) {
            case KEPT -> "UNMODIFIED";
            case SHIFTED -> "MODIFIED";
            case REMOVED -> "REMOVED";
        };
    }

    private static void method(List<DataSet> methods, String value, String meaning) {
        methods.add(Code.dcm(value, meaning).toItem());
    }
}
