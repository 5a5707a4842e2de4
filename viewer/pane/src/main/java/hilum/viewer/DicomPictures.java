package hilum.viewer;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.FirstLook;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Frames of DICOM files. Stateless and thread-safe. */
public final class DicomPictures implements PictureSource {
    @Override
    public DisplayImage decode(PictureReference picture) throws DicomException, IOException {
        return reading(picture, file -> DisplayImages.of(file, picture.frame()));
    }

    @Override
    public DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook)
            throws DicomException, IOException {
        return reading(picture, file -> {
            look(file, picture.frame()).ifPresent(firstLook);
            return DisplayImages.of(file, picture.frame());
        });
    }

    private static Optional<FirstLook> look(DicomFile file, int frame) {
        try {
            return DisplayImages.firstLook(file, frame);
        } catch (DicomException e) {
            return Optional.empty(); // decoding the whole says what is wrong
        }
    }

    /** What is made of an open file. */
    @FunctionalInterface
    private interface Work {
        DisplayImage of(DicomFile file) throws DicomException;
    }

    private static DisplayImage reading(PictureReference picture, Work work) throws DicomException, IOException {
        try (DicomFile file = DicomFile.open(picture.file())) {
            return work.of(file);
        } catch (DicomException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }
}
