package hilum.viewer;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import java.io.IOException;
import java.util.function.Consumer;

/** Decodes one frame. Called by many threads at once; may be interrupted. */
@FunctionalInterface
public interface PictureSource {
    /**
     * The frame of {@code picture}.
     *
     * @throws DicomException when the file is damaged or of a kind that cannot be shown; its message is for people
     * @throws IOException when the file cannot be read
     */
    DisplayImage decode(PictureReference picture) throws DicomException, IOException;

    /**
     * The same, and before it a first look to {@code firstLook} where the picture is large and its kind gives one cheaply.
     *
     * @param firstLook is called once or not at all, on the calling thread
     */
    default DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook)
            throws DicomException, IOException {
        return decode(picture);
    }
}
