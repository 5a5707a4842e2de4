package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Images set apart for a reason: a Key Object Selection Document (TID 2010).
 *
 * @param title the reason, a concept of CID 7010 such as {@link #OF_INTEREST}
 * @param description in words, empty for none
 * @param images one or more
 */
public record KeyObjectSelection(Code title, Observer observer, String description, List<ImageReference> images) {
    public static final Code OF_INTEREST = Code.dcm("113000", "Of Interest");
    public static final Code FOR_RESEARCH = Code.dcm("113009", "For Research");
    public static final Code FOR_TEACHING = Code.dcm("113004", "For Teaching");
    public static final Code FOR_REPORT = Code.dcm("113020", "For Report Attachment");
    public static final Code REJECTED_FOR_QUALITY = Code.dcm("113001", "Rejected for Quality Reasons");

    public KeyObjectSelection {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a selection holds at least one image");
        }
    }

    /**
     * The object to write.
     *
     * @param image any image of the study, for patient and study
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) {
        List<ContentItem> content = new ArrayList<>(ObserverContext.items(observer));
        if (!description.isEmpty()) {
            content.add(ContentItem.text(Relation.CONTAINS, Concepts.KEY_OBJECT_DESCRIPTION, description));
        }
        images.forEach(reference -> content.add(
                new ContentItem(Relation.CONTAINS, Optional.empty(), new ContentValue.Image(reference), List.of())));
        ContentItem root =
                new ContentItem(Relation.CONTAINS, Optional.of(title), new ContentValue.Container("2010"), content);
        return SrDocument.keyObjects(image, instance, images, root);
    }

    /**
     * Reads a selection back.
     *
     * @throws DicomException when the object is none or names no image
     */
    public static KeyObjectSelection read(DataSet document) throws DicomException {
        ContentItem root = ContentTree.read(document);
        Evidence evidence = Evidence.of(document);
        List<ImageReference> images = new ArrayList<>();
        for (ContentItem item : root.children()) {
            if (item.value() instanceof ContentValue.Image image) {
                images.add(evidence.complete(image.reference()));
            }
        }
        if (images.isEmpty()) {
            throw new DicomException("The selection names no image; there is nothing to show.");
        }
        return new KeyObjectSelection(
                root.concept().orElse(OF_INTEREST),
                ObserverContext.read(root),
                root.text(Concepts.KEY_OBJECT_DESCRIPTION).orElse(""),
                images);
    }
}
