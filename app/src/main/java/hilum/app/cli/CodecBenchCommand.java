package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.measure.CodecTrial;
import hilum.app.measure.CodecTrial.Timing;
import hilum.dicom.DicomException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum bench codecs}: our decoders beside other programs, in one run. */
@Command(
        name = "codecs",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes a film of 2000 x 2500 pixels at 12 and 16 bits with Hilum and with the tools of dcmtk and GDCM, in turns.",
            "Needs those tools on the path (Debian: dcmtk, libgdcm-tools). Run it on a machine that does nothing else."
        })
final class CodecBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        List<String> missing = CodecTrial.missingTools();
        if (!missing.isEmpty()) {
            throw new JobFailure("Nothing to compare with. These programs are not on the path: "
                    + String.join(", ", missing) + ". Install dcmtk and libgdcm-tools.");
        }
        @Nullable Path folder = null;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "timing decoders", json)) {
            folder = Files.createTempDirectory("hilum-codecs");
            CodecTrial trial = new CodecTrial(folder);
            List<Timing> timings = trial.run(done -> progress.accept((double) done / CodecTrial.count()));
            print(timings, trial.headerMs());
        } catch (IOException | DicomException e) {
            throw new JobFailure("The timing did not come to its end: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new JobFailure("Stopped.");
        } finally {
            remove(folder);
        }
        return 0;
    }

    private void print(List<Timing> timings, double headerMs) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("headerMs", headerMs);
            object.add("timings", Output.GSON.toJsonTree(timings));
            out.println(Output.line(object));
            return;
        }
        out.println("codec          bits  peer   ours ms  first look  peer ms  its process   ratio  at most");
        for (Timing t : timings) {
            out.println(String.format(
                    Locale.ENGLISH,
                    "%-14s %4d  %-5s %8.0f %11.0f %8.0f %12.0f %7.2f %8.1f  %s",
                    t.codec(),
                    t.bits(),
                    t.peer(),
                    t.oursMs(),
                    t.lookMs(),
                    t.theirsMs(),
                    t.processMs(),
                    t.ratio(),
                    t.target(),
                    t.ratio() <= t.target() ? "reached" : "MISSED"));
        }
        out.println("ratio: ours to the peer's, the time of its process taken off. Medians of nine, by turns.");
        out.println(String.format(Locale.ENGLISH, "header of a file of 10 MB: %.2f ms", headerMs));
    }

    private static void remove(@Nullable Path folder) throws JobFailure {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new JobFailure("The files in " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
