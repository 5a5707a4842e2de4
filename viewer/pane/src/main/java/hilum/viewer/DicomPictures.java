package hilum.viewer;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import java.io.IOException;

/** Frames of DICOM files. Stateless and thread-safe. */
public final class DicomPictures implements PictureSource {
    @Override
    public DisplayImage decode(PictureReference picture) throws DicomException, IOException {
        try (DicomFile file = DicomFile.open(picture.file())) {
            return DisplayImages.of(file, picture.frame());
        } catch (DicomException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }
}
