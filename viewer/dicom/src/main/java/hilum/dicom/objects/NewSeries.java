package hilum.dicom.objects;

import hilum.dicom.Uids;

/**
 * The series that written objects go into; never the series of the source.
 *
 * @param number shown by browsers; 0 to 2147483647
 * @param subject what it holds, in a few words and without a patient's data
 */
public record NewSeries(String uid, int number, String subject, Origin origin) {
    private static final int MAX_LO = 64;

    /** Who made the content. */
    public enum Origin {
        /** A model; the series description says so. */
        AI,
        /** A person, or a person who reviewed every sentence. */
        PERSON
    }

    /** A series with a fresh UID. */
    public static NewSeries fresh(int number, String subject, Origin origin) {
        return new NewSeries(Uids.random(), number, subject, origin);
    }

    /** The Series Description as written: who made it, research use, unverified; then the subject, cut to what LO can hold. */
    public String description() {
        String label = switch (origin) {
            case AI -> "AI RESEARCH USE UNVERIFIED: ";
            case PERSON -> "RESEARCH USE UNVERIFIED: ";
        };
        String text = (label + subject.replace('\\', '/')).strip();
        return text.length() > MAX_LO ? text.substring(0, MAX_LO).strip() : text;
    }
}
