package hilum.app;

import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.reading.PictureCheck;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** Reads the header of a picture; whether its pixels are whole shows only when they are decoded. */
public final class RadiographCheck implements PictureCheck {
    @Override
    public boolean isPicture(Path file) {
        try {
            return PlainPicture.looksLikeOne(file) ? plain(file) : dicom(file);
        } catch (IOException | DicomException e) {
            return false;
        }
    }

    private static boolean dicom(Path file) throws DicomException {
        try (DicomFile dicom = DicomFile.open(file)) {
            return dicom.frameCount() > 0;
        }
    }

    private static boolean plain(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return reader.getWidth(0) > 0;
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                return false;
            } finally {
                reader.dispose();
            }
        }
    }
}
