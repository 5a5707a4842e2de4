package hilum.app;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import hilum.viewer.DicomPictures;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Decodes the pictures of a window: frames of DICOM files, and in readings plain PNG and JPEG pictures too. */
final class PictureFiles implements PictureSource {
    private final DicomPictures dicom = new DicomPictures();

    @Override
    public DisplayImage decode(PictureReference picture) throws DicomException, IOException {
        Path file = picture.file();
        if (PlainPicture.looksLikeOne(file)) {
            return PlainPicture.read(file);
        }
        return dicom.decode(picture);
    }

    @Override
    public DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook)
            throws DicomException, IOException {
        return PlainPicture.looksLikeOne(picture.file()) ? decode(picture) : dicom.decode(picture, firstLook);
    }
}
