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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum bench codecs}: our decoders beside other programs, in one run. */
@Command(
        name = "codecs",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes a film at 12 and 16 bits with Hilum and with the tools of dcmtk and GDCM, in turns.",
            "Codecs whose tools are not there (Debian: dcmtk, libgdcm-tools) are left out. Run it on a machine that does",
            "nothing else."
        })
final class CodecBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--size",
            paramLabel = "COLUMNSxROWS",
            description = "of the film, 32 to 8192 pixels each (default: ${DEFAULT-VALUE})")
    private String size = "2000x2500";

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "runs of each decoder, 1 to 99 (default: ${DEFAULT-VALUE})")
    private int times = 9;

    @Option(names = "--tools", paramLabel = "FOLDER", description = "where the tools are; default: the search path")
    private @Nullable Path tools;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        CodecTrial.Size film = film();
        List<Path> places = tools == null ? CodecTrial.searchPath() : List.of(tools);
        @Nullable Path folder = null;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "timing decoders", json)) {
            folder = Files.createTempDirectory("hilum-codecs");
            CodecTrial trial = new CodecTrial(folder, film, times, places);
            if (trial.count() == 0) {
                throw new JobFailure("Nothing to compare with. These programs are not there: "
                        + String.join(", ", trial.missingTools()) + ". Install dcmtk and libgdcm-tools.");
            }
            List<Timing> timings = trial.run(done -> progress.accept((double) done / trial.count()));
            print(trial, timings, film);
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

    private CodecTrial.Size film() {
        Matcher sides = Pattern.compile("(\\d{2,4})x(\\d{2,4})").matcher(size);
        if (!sides.matches() || times < 1 || times > 99) {
            throw wrong();
        }
        CodecTrial.Size film = new CodecTrial.Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
        if (Math.min(film.columns(), film.rows()) < 32 || Math.max(film.columns(), film.rows()) > 8_192) {
            throw wrong();
        }
        return film;
    }

    private ParameterException wrong() {
        return new ParameterException(
                spec.commandLine(), "--size takes 32 to 8192 pixels, as in 2000x2500, and --times 1 to 99");
    }

    private void print(CodecTrial trial, List<Timing> timings, CodecTrial.Size film) throws DicomException {
        PrintWriter out = spec.commandLine().getOut();
        double headerMs = trial.headerMs();
        List<String> missing = trial.missingTools();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("columns", film.columns());
            object.addProperty("rows", film.rows());
            object.addProperty("times", times);
            object.addProperty("headerMs", headerMs);
            object.add("timings", Output.GSON.toJsonTree(timings));
            object.add("missingTools", Output.GSON.toJsonTree(missing));
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
        out.println(
                "ratio: ours to the peer's, the time of its process taken off. Medians of " + times + ", by turns.");
        out.println(String.format(
                Locale.ENGLISH, "header of a film of %d x %d: %.2f ms", film.columns(), film.rows(), headerMs));
        if (!missing.isEmpty()) {
            out.println("left out, since these programs are not there: " + String.join(", ", missing));
        }
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
