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
import hilum.dicom.display.FilmRendering;
import hilum.dicom.display.GreyscaleStandard;
import hilum.dicom.display.Voi;
import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import hilum.model.vision.BicubicResize;
import hilum.model.weights.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
    private static final double SCREEN_GAMMA = 2.2;
    /** Names of files on CDs can be UIDs, whose last number is no ending. */
    private static final String KNOWN_ENDING = "(?i)\\.(dcm|dicom|dic|ima|img|png|jpe?g)$";

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

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "with --window: LINEAR, LINEAR_EXACT or SIGMOID (default: ${DEFAULT-VALUE})")
    private Voi.Function function = Voi.Function.LINEAR;

    @Option(
            names = "--voi",
            paramLabel = "N",
            description = "the file's window or VOI LUT number N, from 1 (default: ${DEFAULT-VALUE})")
    private int voi = 1;

    @Option(names = "--frame", paramLabel = "N", description = "frame from 1 (default: ${DEFAULT-VALUE})")
    private int frame = 1;

    @Option(names = "--bare", description = "without shutter and overlays")
    private boolean bare;

    @Option(
            names = "--gsdf",
            paramLabel = "BLACK,WHITE",
            description = "grey levels after DICOM PS3.14 for a screen of gamma 2.2 with these luminances in cd/m2")
    private @Nullable String screen;

    @Option(names = "--as-model", description = "the 8-bit square after the model's resizing")
    private boolean asModel;

    RenderCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        Optional<double[]> chosen = pair(window, "--window takes a center and a width of at least 1, as in 2050,3900")
                .filter(pair -> pair[1] >= 1);
        if (window != null && chosen.isEmpty()) {
            throw wrong("--window takes a center and a width of at least 1, as in 2050,3900");
        }
        screen(); // wrong words about the screen are told before anything is written
        boolean intoFolder = files.size() > 1 || Files.isDirectory(out);
        Set<Path> written = new HashSet<>();
        int failed = 0;
        for (Path file : files) {
            try {
                Path target = intoFolder ? freeName(file, written) : out;
                write(file, target, chosen);
            } catch (DicomException e) {
                failed++;
                say(file, String.valueOf(e.getMessage()));
            } catch (OutOfMemoryError e) {
                failed++;
                say(file, "the picture needs more memory than Hilum may use; HILUM_JAVA_OPTIONS=-Xmx8g gives it 8 GB.");
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void write(Path file, Path target, Optional<double[]> chosen) throws DicomException, JobFailure {
        DisplayImage picture = read(file);
        if (isSame(file, target)) {
            throw new DicomException("the picture would overwrite the file itself; give another --out.");
        }
        Voi window = voi(picture, chosen);
        try {
            if (asModel) {
                PngFile.write(square(asModelSees(picture, window)), target);
            } else {
                PngFile.write(
                        FilmRendering.render(picture, new FilmRendering.Options(window, false, !bare, screen())),
                        target);
            }
        } catch (IOException e) {
            throw new DicomException(
                    "the picture cannot be written to " + target
                            + ": the place is missing, protected, full or no file. Nothing was changed.",
                    e);
        }
    }

    private void say(Path file, String what) {
        spec.commandLine().getErr().println("hilum: " + file + ": " + what);
    }

    private static boolean isSame(Path file, Path target) {
        try {
            return Files.exists(target) && Files.isSameFile(file, target);
        } catch (IOException e) {
            return false; // what cannot be looked at cannot be written either, which is told then
        }
    }

    /** The name of the file as a PNG in the folder; with a number where an earlier file of this run has taken it. */
    private Path freeName(Path file, Set<Path> written) {
        String stem = String.valueOf(file.getFileName()).replaceAll(KNOWN_ENDING, "");
        Path target = out.resolve(stem + ".png");
        for (int number = 2; !written.add(target); number++) {
            target = out.resolve(stem + "-" + number + ".png");
        }
        if (!target.endsWith(stem + ".png")) {
            say(file, "is written as " + target.getFileName() + ", since another file has its name.");
        }
        return target;
    }

    private Optional<double[]> pair(@Nullable String text, String usage) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split(",", -1);
        try {
            double[] values = {Double.parseDouble(parts[0]), Double.parseDouble(parts[parts.length - 1])};
            if (parts.length == 2 && Double.isFinite(values[0]) && Double.isFinite(values[1])) {
                return Optional.of(values);
            }
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), usage, e);
        }
        throw wrong(usage);
    }

    private ParameterException wrong(String usage) {
        return new ParameterException(spec.commandLine(), usage);
    }

    private Optional<byte[]> screen() {
        String usage = "--gsdf takes the luminances of black and white, as in 0.5,400";
        return pair(screen, usage).map(pair -> {
            if (pair[0] < 0 || pair[1] <= pair[0]) {
                throw wrong(usage);
            }
            return GreyscaleStandard.correction(GreyscaleStandard.screen(pair[0], pair[1], SCREEN_GAMMA));
        });
    }

    private DisplayImage read(Path file) throws DicomException {
        if (Files.isRegularFile(file) && looksPlain(file)) {
            if (frame != 1) {
                throw new DicomException("There is no frame " + frame + "; a PNG or JPEG file has one.");
            }
            return plain(file);
        }
        try (DicomFile dicom = DicomFile.open(file)) {
            DisplayImage picture = DisplayImages.of(dicom, frame - 1);
            PictureFile.warn(file, picture, Output.warnings(spec));
            return picture;
        }
    }

    private static boolean looksPlain(Path file) throws DicomException {
        try {
            return PlainPicture.looksLikeOne(file);
        } catch (IOException e) {
            throw new DicomException("cannot be read.", e);
        }
    }

    private static DisplayImage plain(Path file) throws DicomException {
        try {
            return PlainPicture.read(file);
        } catch (IOException e) {
            throw new DicomException("cannot be read.", e);
        }
    }

    private Voi voi(DisplayImage picture, Optional<double[]> chosen) throws DicomException {
        if (picture.colour().isPresent()) {
            return picture.defaultVoi();
        }
        if (chosen.isPresent()) {
            return new Voi(chosen.get()[0], chosen.get()[1], function, "given");
        }
        if (voi < 1 || voi > picture.vois().size()) {
            throw new DicomException("there is no window number " + voi + "; the file has "
                    + picture.vois().size() + ", the full range included.");
        }
        return picture.vois().get(voi - 1);
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

    private static RgbImage asModelSees(DisplayImage picture, Voi window) {
        return picture.colour().isPresent() ? FrameToRgbImage.render(picture) : FrameToRgbImage.render(picture, window);
    }
}
