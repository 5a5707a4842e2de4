package hilum.dicom.presentation;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.SopClass;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import java.util.List;

/**
 * How images of one size are to be shown: a Grayscale Softcopy Presentation State (DICOM PS3.3 A.33.1).
 *
 * @param images one or more, all of the study
 * @param shutters at most one of each kind
 */
public record PresentationState(
        Title title,
        List<ImageReference> images,
        GreyRules grey,
        Placement placement,
        List<Shutter> shutters,
        List<Annotation> annotations) {
    /** Grayscale Softcopy Presentation State Storage. */
    public static final SopClass KIND = SopClass.of("1.2.840.10008.5.1.4.1.1.11.1");

    /**
     * What lists show.
     *
     * @param label upper-case letters, digits, space and underscore, at most 16
     * @param creator in the form of PN, perhaps empty
     */
    public record Title(String label, String description, String creator) {
        public Title {
            if (!label.matches("[A-Z0-9 _]{1,16}")) {
                throw new IllegalArgumentException("not a label of a presentation state");
            }
        }
    }

    /**
     * Where the image lies on the screen: rotated clockwise, after being flipped left to right.
     *
     * @param rotation 0, 90, 180 or 270 degrees clockwise
     * @param spacing of the image, for TRUE SIZE and for pixels that are not square
     */
    public record Placement(int rotation, boolean flipped, DisplayedArea area, PixelShape spacing) {
        public Placement {
            if (rotation != 0 && rotation != 90 && rotation != 180 && rotation != 270) {
                throw new IllegalArgumentException("not a rotation: " + rotation);
            }
        }
    }

    /** What is known of the shape of a pixel. */
    public sealed interface PixelShape {
        /** Distances between rows and between columns. */
        record SpacingMm(double rowsMm, double columnsMm) implements PixelShape {}

        /** Height to width, 1 to 1 when nothing is known. */
        record Aspect(int vertical, int horizontal) implements PixelShape {}
    }

    public PresentationState {
        images = List.copyOf(images);
        shutters = List.copyOf(shutters);
        annotations = List.copyOf(annotations);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a presentation state belongs to one image at least");
        }
        if (shutters.stream().map(Shutter::getClass).distinct().count() < shutters.size()) {
            throw new IllegalArgumentException("two shutters of the same kind");
        }
    }

    /**
     * The object to write.
     *
     * @param image one of the images, for patient and study
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) {
        return PresentationStateWriter.write(this, image, instance);
    }

    /**
     * Reads a state back. VOI LUT sequences, bitmap shutters, compound graphics and what is placed relative to the screen are not taken.
     *
     * @throws DicomException when the object is none or names no image
     */
    public static PresentationState read(DataSet set) throws DicomException {
        return PresentationStateReader.read(set);
    }
}
