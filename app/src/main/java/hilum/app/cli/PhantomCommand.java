package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.dicom.DicomException;
import hilum.dicom.phantom.PhantomStudies;
import hilum.dicom.phantom.WrittenPhantom;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum phantom}: synthetic chest studies with known findings and boxes. */
@Command(
        name = "phantom",
        mixinStandardHelpOptions = true,
        description = "Draws synthetic chest studies as DX files, with their findings and boxes in "
                + PhantomStudies.TRUTH_FILE + ".")
final class PhantomCommand implements Callable<Integer> {
    private static final double HEIGHT_TO_WIDTH = 2500.0 / 2048;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "where the files go")
    private Path out = Path.of("");

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of studies (${DEFAULT-VALUE})")
    private int count = 1;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "the same seed draws the same films (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--width",
            paramLabel = "PX",
            defaultValue = "2048",
            description = "width of a film in pixels (${DEFAULT-VALUE})")
    private int widthPx = 2048;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        if (count < 1 || widthPx < 128 || widthPx > 8192) {
            throw new ParameterException(
                    spec.commandLine(), "needed are one study or more, and a width of 128 to 8192 pixels");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        try {
            List<WrittenPhantom> films = PhantomStudies.write(
                    this.out, count, seed, widthPx, (int) Math.round(widthPx * HEIGHT_TO_WIDTH), (films1, of) -> {
                        if (!json) {
                            progress.printf("\rhilum: %d of %d films", films1, of);
                            progress.flush();
                        }
                    });
            if (json) {
                JsonObject object = new JsonObject();
                object.addProperty("films", films.size());
                object.addProperty(
                        "truth", this.out.resolve(PhantomStudies.TRUTH_FILE).toString());
                out.println(Output.line(object));
            } else {
                progress.println();
                out.println(films.size() + " films in " + this.out.toAbsolutePath());
            }
            return 0;
        } catch (DicomException e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }
}
