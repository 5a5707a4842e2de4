package hilum.app;

import hilum.dicom.DicomException;
import hilum.model.RgbImage;
import hilum.reading.TextSource.TextNotWritten;
import hilum.resources.Messages;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a case of a reader study, as the window would ask about them. */
record CasePictures(Messages words) implements StudyTexts.Pictures {
    private static final PictureSource FILES = new PictureFiles();

    @Override
    public List<RgbImage> read(List<Path> files) throws TextNotWritten {
        List<RgbImage> pictures = new ArrayList<>();
        for (Path file : files) {
            try {
                pictures.add(FrameToRgbImage.render(FILES.decode(new PictureReference("", "", "", file, 0))));
            } catch (DicomException | IOException e) {
                TextNotWritten failure = new TextNotWritten(words.text("reading.picture.unreadable"));
                failure.initCause(e);
                throw failure;
            }
        }
        return pictures;
    }
}
