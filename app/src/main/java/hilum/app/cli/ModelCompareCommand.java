package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.assistant.AskedPicture;
import hilum.dicom.DicomException;
import hilum.dicom.phantom.PhantomStudies;
import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.worker.ModelWorker;
import hilum.model.worker.WorkerLaunch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model compare}: what an approximate precision costs, on the same prompts. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the answers of one checkpoint in two precisions on the same pictures and prompts:",
            "equal tokens, yes or no decisions, and how likely one finds the other's answers."
        })
final class ModelCompareCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Hugging Face snapshot folder")
    private Path folder = Path.of("");

    @Option(names = "--precision", description = "the one in question; default ${DEFAULT-VALUE}")
    private String precision = "int8";

    @Option(names = "--against", description = "the reference; default ${DEFAULT-VALUE}")
    private String reference = "fp32";

    @Option(names = "--image", paramLabel = "FILE", description = "DICOM, PNG or JPEG; default four phantoms")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--tokens", description = "most tokens of an answer; default ${DEFAULT-VALUE}")
    private int tokens = 32;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ModelCompareCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        RunSettings first = settings(reference);
        RunSettings second = settings(precision);
        List<RgbImage> pictures = pictures();
        PrecisionCheck.Said expected = ask(first, pictures, null);
        PrecisionCheck.Said actual = ask(second, pictures, expected);
        print(PrecisionCheck.compare(expected, actual));
        return 0;
    }

    private RunSettings settings(String wished) {
        return ModelOption.checked(spec, wished, RunSettings.AUTO.withDevice("cpu")::withPrecision);
    }

    /** One after the other, so that never both are in memory. */
    private PrecisionCheck.Said ask(
            RunSettings settings, List<RgbImage> pictures, PrecisionCheck.@Nullable Said expected) throws JobFailure {
        double all = PrecisionCheck.questions(pictures.size());
        int[] asked = {0};
        try (ModelWorker worker = new ModelWorker(
                        WorkerLaunch.of(String.valueOf(folder.getFileName()), folder, settings)
                                .withOptions(List.of("-Dhilum.digest.cache=" + folders.digests())),
                        _ -> {});
                Progress progress =
                        Progress.of(spec.commandLine().getErr(), "asking in " + settings.precision(), json)) {
            worker.start();
            return PrecisionCheck.ask(worker, pictures, tokens, expected, () -> progress.accept(++asked[0] / all));
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private List<RgbImage> pictures() throws JobFailure {
        if (!images.isEmpty()) {
            return pixels(images);
        }
        try {
            Path films = Files.createTempDirectory("hilum-phantoms");
            try {
                PhantomStudies.write(films, 4, 1, 1024, 1250, (_, _) -> {});
                try (Stream<Path> files = Files.walk(films)) {
                    return pixels(files.filter(f -> f.toString().endsWith(".dcm"))
                            .sorted()
                            .limit(4)
                            .toList());
                }
            } finally {
                delete(films);
            }
        } catch (IOException | DicomException e) {
            throw new JobFailure("The phantoms could not be drawn: " + e.getMessage());
        }
    }

    private List<RgbImage> pixels(List<Path> files) throws JobFailure {
        return PictureFile.readAll(files, Output.warnings(spec)).stream()
                .map(AskedPicture::pixels)
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void print(PrecisionCheck.Report r) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObject object = (JsonObject) Output.GSON.toJsonTree(r);
            object.addProperty("precision", precision);
            object.addProperty("against", reference);
            out.println(Output.line(object));
            return;
        }
        out.println(String.format(
                Locale.ENGLISH,
                "%s against %s%n"
                        + "answers with the same tokens       %d of %d%n"
                        + "tokens before the first difference %.3f of the answer, mean%n"
                        + "same yes or no                     %d of %d%n"
                        + "probability of yes differs by      %.4f mean, %.4f at most%n"
                        + "perplexity of the reference's text %.4f times the reference's",
                precision,
                reference,
                r.sameAnswers(),
                r.answers(),
                r.sameLeading(),
                r.sameDecisions(),
                r.decisions(),
                r.meanYesDifference(),
                r.largestYesDifference(),
                r.perplexityRatio()));
    }
}
