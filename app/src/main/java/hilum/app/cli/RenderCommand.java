package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.app.FrameToRgbImage;
import hilum.app.ModelChoice;
import hilum.app.PlainPicture;
import hilum.app.Settings;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.Voi;
import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import hilum.model.vision.BicubicResize;
import hilum.model.weights.Checkpoint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum render}: the displayed picture, or the square that the model sees, as PNG. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Writes the displayed picture as PNG, or with --as-model the square that the model sees.")
final class RenderCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM, PNG or JPEG")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PNG|FOLDER",
            description = "one PNG file, or a folder for several")
    private Path out = Path.of("");

    @Option(names = "--window", paramLabel = "C,W", description = "center and width; default: the file's own window")
    private @Nullable String window;

    @Option(names = "--as-model", description = "the 8-bit square after the model's resizing")
    private boolean asModel;

    RenderCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        Optional<double[]> chosen = window();
        boolean intoFolder = files.size() > 1 || Files.isDirectory(out);
        int failed = 0;
        for (Path file : files) {
            try {
                RgbImage picture = render(file, chosen);
                Path target = intoFolder ? out.resolve(pngName(file)) : out;
                write(asModel ? square(picture) : picture, target);
            } catch (DicomException e) {
                failed++;
                spec.commandLine().getErr().println("hilum: " + file + ": " + e.getMessage());
            } catch (IOException e) {
                failed++;
                spec.commandLine()
                        .getErr()
                        .println("hilum: " + file + ": could not be read, or its picture not be written.");
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private Optional<double[]> window() {
        if (window == null) {
            return Optional.empty();
        }
        try {
            String[] parts = window.split(",", -1);
            double[] values = {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
            if (parts.length == 2 && values[1] >= 1) {
                return Optional.of(values);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ParameterException(
                    spec.commandLine(), "--window takes a center and a width, such as 2050,3900", e);
        }
        throw new ParameterException(spec.commandLine(), "--window takes a center and a width of at least 1");
    }

    private RgbImage render(Path file, Optional<double[]> chosen) throws DicomException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new DicomException("there is no such file.");
        }
        if (PlainPicture.looksLikeOne(file)) {
            return render(PlainPicture.read(file), chosen);
        }
        try (DicomFile dicom = DicomFile.open(file)) {
            DisplayImage frame = DisplayImages.of(dicom, 0);
            frame.warnings()
                    .forEach(
                            warning -> spec.commandLine().getErr().println("hilum: " + file + ": warning: " + warning));
            return render(frame, chosen);
        }
    }

    private static RgbImage render(DisplayImage frame, Optional<double[]> chosen) {
        if (chosen.isEmpty() || frame.colour().isPresent()) {
            return FrameToRgbImage.render(frame);
        }
        double[] window = chosen.get();
        return FrameToRgbImage.render(frame, new Voi(window[0], window[1], Voi.Function.LINEAR, "given"));
    }

    private RgbImage square(RgbImage picture) throws JobFailure {
        try {
            Path folder = ModelChoice.of(Settings.load(folders.settings()).model(), folders)
                    .folder();
            int side = Checkpoint.open(folder).config().imagePx();
            return BicubicResize.resize(picture, side, side);
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private static void write(RgbImage picture, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        BufferedImage image = new BufferedImage(picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.heightPx(); y++) {
            for (int x = 0; x < picture.widthPx(); x++) {
                image.setRGB(
                        x, y, picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2));
            }
        }
        if (!ImageIO.write(image, "png", target.toFile())) {
            throw new IOException("no PNG writer");
        }
    }

    private static String pngName(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z0-9]{1,5}$", "") + ".png";
    }
}
