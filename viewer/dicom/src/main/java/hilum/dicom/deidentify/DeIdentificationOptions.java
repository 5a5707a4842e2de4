package hilum.dicom.deidentify;

/**
 * What is kept beyond the Basic Profile (PS3.15 E.3). The default keeps nothing.
 *
 * @param keepUids UIDs stay as they are, so that anyone with the originals can find the patient
 * @param keepDevice serial numbers, station and detector
 * @param keepInstitution names and addresses of hospitals
 * @param keepPatientCharacteristics sex, age, size, weight and the like
 * @param keepDescriptorWords of descriptions, the words of a list of anatomy and projections stay
 */
public record DeIdentificationOptions(
        Dates dates,
        boolean keepUids,
        boolean keepDevice,
        boolean keepInstitution,
        boolean keepPatientCharacteristics,
        boolean keepDescriptorWords) {
    /** The Basic Profile alone. */
    public static final DeIdentificationOptions BASIC =
            new DeIdentificationOptions(Dates.REMOVED, false, false, false, false, false);

    /** For readers and models: time between studies, sex, age and what kind of film it is stay. */
    public static final DeIdentificationOptions RESEARCH =
            new DeIdentificationOptions(Dates.SHIFTED, false, false, false, true, true);

    /** Dates and times of studies. Birth dates always go. */
    public enum Dates {
        /** Emptied, or 1 January 1900 where a value must stand. */
        REMOVED,
        /** Moved back by a number of days that is the same for all studies of a patient; times of day stay. */
        SHIFTED,
        /** Left as they are. */
        KEPT
    }

    /** Whether the option of this letter of the table keeps an element as it is. */
    boolean keeps(char option) {
        return switch (option) {
            case 'u' -> keepUids;
            case 'd' -> keepDevice;
            case 'i' -> keepInstitution;
            case 'p' -> keepPatientCharacteristics;
            default -> false;
        };
    }
}
