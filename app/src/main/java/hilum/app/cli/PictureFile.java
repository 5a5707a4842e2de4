package hilum.app.cli;

import hilum.app.FrameToRgbImage;
import hilum.app.PlainPicture;
import hilum.assistant.AskedPicture;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.InstanceHeader;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads what {@code --image} names: DICOM, PNG or JPEG. */
final class PictureFile {
    private PictureFile() {}

    /** The picture as a model is given it, frame 0. */
    static AskedPicture read(Path file) throws JobFailure {
        if (!Files.isRegularFile(file)) {
            throw new JobFailure(file + ": there is no such file.");
        }
        try {
            return PlainPicture.looksLikeOne(file) ? plain(file) : dicom(file);
        } catch (IOException e) {
            throw new JobFailure(file + ": cannot be read.");
        } catch (DicomException e) {
            throw new JobFailure(file + ": " + e.getMessage());
        }
    }

    private static AskedPicture dicom(Path file) throws DicomException {
        try (DicomFile dicom = DicomFile.open(file)) {
            DisplayImage frame = DisplayImages.of(dicom, 0);
            InstanceHeader header = InstanceHeader.of(file, dicom);
            InstanceHeader.Exam exam = header.exam();
            String date = exam.studyDate().map(LocalDate::toString).orElse("");
            return new AskedPicture(
                    header.identity().studyInstanceUid(),
                    header.identity().sopInstanceUid(),
                    0,
                    (exam.projection().viewPosition() + " " + date).strip(),
                    FrameToRgbImage.window(frame),
                    FrameToRgbImage.render(frame));
        }
    }

    private static AskedPicture plain(Path file) throws IOException, DicomException {
        PlainPicture picture = PlainPicture.read(file);
        return new AskedPicture(
                "",
                "",
                0,
                String.valueOf(file.getFileName()),
                FrameToRgbImage.window(picture),
                FrameToRgbImage.render(picture));
    }
}
