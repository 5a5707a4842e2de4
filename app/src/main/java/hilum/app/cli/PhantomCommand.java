package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.dicom.DicomException;
import hilum.dicom.phantom.PhantomOrder;
import hilum.dicom.phantom.PhantomStudies;
import hilum.dicom.phantom.View;
import hilum.dicom.phantom.WrittenPhantom;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum phantom}: synthetic chest studies with known findings and boxes. */
@Command(
        name = "phantom",
        mixinStandardHelpOptions = true,
        description = "Draws synthetic chest studies as DX files, with their findings, boxes, reports and questions in "
                + PhantomStudies.TRUTH_FILE + ".")
final class PhantomCommand implements Callable<Integer> {
    private static final double LONG_TO_SHORT = 2500.0 / 2048;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "where the files go")
    private @Nullable Path folder;

    @Option(names = "--out", paramLabel = "FOLDER", description = "where the files go, as an option")
    private @Nullable Path out;

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
            description = "shorter side of an upright film in pixels (${DEFAULT-VALUE})")
    private int widthPx = 2048;

    @Option(names = "--view", paramLabel = "VIEW", description = "only this view: PA, AP or LATERAL")
    private @Nullable View view;

    @Option(names = "--pairs", description = "only patients with a prior study")
    private boolean pairs;

    @Option(
            names = "--lessons",
            description = "no DICOM but small squares and what can be asked about them, for model-runtime/training")
    private boolean lessons;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        Path target = folder != null ? folder : out;
        if (target == null || (folder != null && out != null)) {
            throw new ParameterException(spec.commandLine(), "needed is one folder to write to");
        }
        if (count < 1 || widthPx < 128 || widthPx > 6700) {
            throw new ParameterException(
                    spec.commandLine(), "needed are one study or more, and a width of 128 to 6700 pixels");
        }
        if (lessons) {
            return lessons(target);
        }
        PhantomOrder order = new PhantomOrder(
                count, seed, (int) Math.round(widthPx * LONG_TO_SHORT), Optional.ofNullable(view), pairs);
        PrintWriter answer = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        try {
            List<WrittenPhantom> films = PhantomStudies.write(target, order, (written, of) -> {
                if (!json) {
                    progress.printf("\rhilum: %d of %d films", written, of);
                    progress.flush();
                }
            });
            if (json) {
                JsonObject object = new JsonObject();
                object.addProperty("films", films.size());
                object.addProperty(
                        "truth", target.resolve(PhantomStudies.TRUTH_FILE).toString());
                answer.println(Output.line(object));
            } else {
                progress.println();
                answer.println(films.size() + " films in " + target.toAbsolutePath());
            }
            return 0;
        } catch (DicomException e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private int lessons(Path target) throws JobFailure {
        try {
            int squares = PhantomShard.write(target, seed, count, PhantomShard.SIDE_PX);
            JsonObject object = new JsonObject();
            object.addProperty("squares", squares);
            spec.commandLine()
                    .getOut()
                    .println(json ? Output.line(object) : squares + " squares in " + target.toAbsolutePath());
            return 0;
        } catch (IOException e) {
            throw new JobFailure("The lessons could not be written into " + target + " (" + e.getMessage()
                    + "). What is there is not whole; write again into another folder or make room.");
        }
    }
}
