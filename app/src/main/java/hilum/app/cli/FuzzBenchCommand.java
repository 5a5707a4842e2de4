package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.TransferSyntax;
import hilum.dicom.fuzz.FuzzReport;
import hilum.dicom.fuzz.FuzzRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum bench fuzz}: proves over a long run that damaged files do no harm. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Damages DICOM files in memory, again and again, and reads each: every one has to end in a picture, data or a clear error.",
            "The files themselves are not changed. Small files give more runs; take one of each transfer syntax."
        })
final class FuzzBenchCommand implements Callable<Integer> {
    private static final List<TransferSyntax> OWN = List.of(
            TransferSyntax.EXPLICIT_LE,
            TransferSyntax.IMPLICIT_LE,
            TransferSyntax.EXPLICIT_BE,
            TransferSyntax.DEFLATED,
            TransferSyntax.RLE);
    private static final long SLOW_MS = 2_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "DICOM files; an uncompressed one is tried in all syntaxes that we write")
    private List<Path> files = List.of();

    @Option(names = "--mutants", paramLabel = "N", defaultValue = "200000", description = "how many; default 200000")
    private int mutants;

    @Option(names = "--seed", paramLabel = "S", description = "which; default 0")
    private long seed;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        if (mutants < 1) {
            throw new ParameterException(spec.commandLine(), "--mutants is at least 1");
        }
        List<byte[]> originals = new ArrayList<>();
        for (Path file : files) {
            originals.addAll(forms(file));
        }
        FuzzReport report;
        long beganNs = System.nanoTime();
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "reading damaged files", json)) {
            report = new FuzzRun(DicomEngine.installed(), originals)
                    .run(mutants, seed, done -> progress.accept((double) done / mutants));
        }
        print(report, originals.size(), (System.nanoTime() - beganNs) / 1e9);
        report.faultLines().forEach(line -> spec.commandLine().getErr().println("hilum: seed " + seed + ", " + line));
        return report.faults().isEmpty() && report.slowestMs() < SLOW_MS ? 0 : 1;
    }

    /** The file, and the same data set in the syntaxes that we write when its pixels are not compressed. */
    private static List<byte[]> forms(Path path) throws JobFailure {
        try (DicomFile file = DicomFile.open(path)) {
            List<byte[]> forms = new ArrayList<>();
            forms.add(Files.readAllBytes(path));
            if (!file.transferSyntax().isEncapsulated()) {
                DataSet set = file.dataSet();
                OWN.forEach(syntax -> written(set, syntax).ifPresent(forms::add));
            }
            return forms;
        } catch (DicomException | IOException e) {
            throw new JobFailure(path + ": " + e.getMessage());
        }
    }

    /** Empty where a syntax cannot hold these pixels, as RLE cannot hold packed bits. */
    private static Optional<byte[]> written(DataSet set, TransferSyntax syntax) {
        try {
            return Optional.of(DicomWriter.toBytes(set, syntax));
        } catch (DicomException e) {
            return Optional.empty();
        }
    }

    private void print(FuzzReport report, int originals, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("originals", originals);
            object.addProperty("mutants", report.mutants());
            object.addProperty("seed", seed);
            object.addProperty("pictures", report.pictures());
            object.addProperty("refused", report.refused());
            object.addProperty("faults", report.faults().size());
            object.addProperty("slowestMs", report.slowestMs());
            object.addProperty("mostAllocatedBytes", report.mostAllocatedBytes());
            object.addProperty("mostAllocationFactor", report.mostAllocationFactor());
            object.addProperty("seconds", seconds);
            out.println(Output.line(object));
            return;
        }
        out.println(String.format(
                Locale.ENGLISH,
                "%d mutants of %d files with seed %d in %.0f s: %d pictures, %d clear errors, %d faults; slowest %d ms; most memory %.1f MB, at most"
                        + " %.1f times file and picture",
                report.mutants(),
                originals,
                seed,
                seconds,
                report.pictures(),
                report.refused(),
                report.faults().size(),
                report.slowestMs(),
                report.mostAllocatedBytes() / 1e6,
                report.mostAllocationFactor()));
    }
}
