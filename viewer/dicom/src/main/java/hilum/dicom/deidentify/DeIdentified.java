package hilum.dicom.deidentify;

import hilum.dicom.DataSet;
import java.util.Set;

/**
 * A data set without the patient, and what a person still has to look at.
 *
 * @param pseudonym that stands for the patient
 */
public record DeIdentified(DataSet dataSet, String pseudonym, Set<Notice> notices) {
    /** What a program cannot decide alone. */
    public enum Notice {
        /** The file says that text is burned into the picture. */
        BURNED_IN_DECLARED,
        /** The file does not say whether text is burned in; the pixels have to be looked at. */
        BURNED_IN_NOT_SAID,
        /** A name or number of the patient stood where none belongs, and was taken out there. */
        NAME_IN_OTHER_ELEMENT,
        /** Private elements were there and went. */
        PRIVATE_REMOVED,
        /** Drawings over the picture were there and went. */
        OVERLAYS_REMOVED,
        /** UIDs were kept: the originals can be found with them. */
        UIDS_KEPT
    }

    public DeIdentified {
        notices = Set.copyOf(notices);
    }
}
