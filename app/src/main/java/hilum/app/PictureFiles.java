package hilum.app;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import java.io.IOException;
import java.nio.file.Path;

/** Decodes the pictures of a window: frames of DICOM files, and in readings plain PNG and JPEG pictures too. */
final class PictureFiles implements PictureSource {
    @Override
    public DisplayImage decode(PictureReference picture) throws DicomException, IOException {
        Path file = picture.file();
        if (PlainPicture.looksLikeOne(file)) {
            return PlainPicture.read(file);
        }
        try (DicomFile dicom = DicomFile.open(file)) {
            return DisplayImages.of(dicom, picture.frame());
        }
    }
}
