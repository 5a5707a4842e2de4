package hilum.dicom.sr;

import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.PixelPoint;
import java.util.List;

/** What a content item holds: its Value Type with its value (DICOM PS3.3 C.17.3). */
sealed interface ContentValue {
    /**
     * Groups its children.
     *
     * @param template such as 1500, empty for none
     */
    record Container(String template) implements ContentValue {}

    record Text(String text) implements ContentValue {}

    record Coded(Code code) implements ContentValue {}

    record Numeric(double value, Code unit) implements ContentValue {}

    record Uid(String uid) implements ContentValue {}

    record Person(String name) implements ContentValue {}

    /** Series and study of the reference are empty: they stand in the evidence sequence. */
    record Image(ImageReference reference) implements ContentValue {}

    record Coordinates(Region.Shape shape, List<PixelPoint> points) implements ContentValue {
        public Coordinates {
            points = List.copyOf(points);
        }
    }

    /** A type that this program does not write and has no use for. */
    record Unread(String valueType) implements ContentValue {}
}
