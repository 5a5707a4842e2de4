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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads what {@code --image} names: DICOM, PNG or JPEG. */
final class PictureFile {
    private PictureFile() {}

    /** The picture as a model is given it, frame 0; {@code warn} hears what is wrong with a file that can be read all the same. */
    static AskedPicture read(Path file, Consumer<String> warn) throws JobFailure {
        if (!Files.isRegularFile(file)) {
            throw new JobFailure(file + ": there is no such file.");
        }
        try {
            return PlainPicture.looksLikeOne(file) ? plain(file) : dicom(file, warn);
        } catch (IOException e) {
            throw new JobFailure(file + ": cannot be read.");
        } catch (DicomException e) {
            throw new JobFailure(file + ": " + e.getMessage());
        }
    }

    /** {@link #read} for several files, in their order. */
    static List<AskedPicture> readAll(List<Path> files, Consumer<String> warn) throws JobFailure {
        List<AskedPicture> pictures = new ArrayList<>();
        for (Path file : files) {
            pictures.add(read(file, warn));
        }
        return pictures;
    }

    /** Tells {@code warn} each warning of a picture, with the file that it came from. */
    static void warn(Path file, DisplayImage picture, Consumer<String> warn) {
        picture.warnings().forEach(warning -> warn.accept(file + ": warning: " + warning));
    }

    private static AskedPicture dicom(Path file, Consumer<String> warn) throws DicomException {
        try (DicomFile dicom = DicomFile.open(file)) {
            DisplayImage frame = DisplayImages.of(dicom, 0);
            warn(file, frame, warn);
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
