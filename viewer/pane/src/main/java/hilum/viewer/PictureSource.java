package hilum.viewer;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import java.io.IOException;

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
}
