package hilum.dicom.objects;

import hilum.dicom.Uids;
import java.time.LocalDateTime;

/**
 * The identity of an object that is about to be written.
 *
 * @param number within its series, from 1
 * @param written date and time of its content
 * @param softwareVersion of the program that writes
 */
public record NewInstance(
        String sopInstanceUid, NewSeries series, int number, LocalDateTime written, String softwareVersion) {
    /** An instance with a fresh UID. */
    public static NewInstance fresh(NewSeries series, int number, LocalDateTime written, String softwareVersion) {
        return new NewInstance(Uids.random(), series, number, written, softwareVersion);
    }
}
