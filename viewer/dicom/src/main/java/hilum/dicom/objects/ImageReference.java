package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;

/**
 * Names an image.
 *
 * @param frame from 1, 0 for the whole instance
 */
public record ImageReference(
        String sopClassUid, String sopInstanceUid, String seriesInstanceUid, String studyInstanceUid, int frame) {
    static final Tag CLASS = Tag.of("ReferencedSOPClassUID");
    static final Tag INSTANCE = Tag.of("ReferencedSOPInstanceUID");
    static final Tag FRAME = Tag.of("ReferencedFrameNumber");

    /**
     * The whole of the image that {@code image} is the data set of.
     *
     * @throws DicomException when it lacks one of its identifiers
     */
    public static ImageReference of(DataSet image) throws DicomException {
        return new ImageReference(
                required(image, Tag.SOP_CLASS_UID),
                required(image, Tag.SOP_INSTANCE_UID),
                required(image, Tag.SERIES_INSTANCE_UID),
                required(image, Tag.STUDY_INSTANCE_UID),
                0);
    }

    /** What an item of a reference sequence names; series and study are not in it and come from elsewhere. */
    public static ImageReference of(DataSet item, String seriesInstanceUid, String studyInstanceUid) {
        return new ImageReference(
                item.text(CLASS).orElse(""),
                item.text(INSTANCE).orElse(""),
                seriesInstanceUid,
                studyInstanceUid,
                item.integer(FRAME).orElse(0));
    }

    /** As an item of a reference sequence: class, instance and frame. */
    public DataSet toItem() {
        DataSet.Builder item = DataSet.builder().put(CLASS, sopClassUid).put(INSTANCE, sopInstanceUid);
        return frame > 0 ? item.putIntegers(FRAME, frame).build() : item.build();
    }

    private static String required(DataSet image, Tag tag) throws DicomException {
        return image.text(tag)
                .orElseThrow(() -> new DicomException("The image has no "
                        + tag.keyword().orElse("identifier") + ", so nothing can refer to it; nothing was written."));
    }
}
