package hilum.app.cli;

import hilum.dicom.DicomDump;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.ParseWarning;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.DisplayLines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum dump}: what DICOM files hold. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints the content of DICOM files; with --json one line of the DICOM JSON model for each file.")
final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object for each file and nothing else")
    private boolean json;

    @Option(
            names = "--inline",
            description = "with --json: pixels and other bulk data in Base64 instead of a BulkDataURI")
    private boolean inline;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        for (Path file : files) {
            try (DicomFile dicom = DicomFile.open(file)) {
                if (json) {
                    warn(file, dicom);
                    out.println(DicomDump.json(dicom, inline ? DicomDump.Bulk.INLINE : DicomDump.Bulk.REFERENCED));
                } else {
                    out.println(file);
                    DicomDump.lines(dicom).forEach(out::println);
                    if (dicom.frameCount() > 0) {
                        shown(dicom).forEach(line -> out.println("# " + line));
                    }
                }
            } catch (DicomException e) {
                failed++;
                say(file, String.valueOf(e.getMessage()));
            } catch (OutOfMemoryError e) {
                failed++;
                say(file, "the file needs more memory than Hilum may use; HILUM_JAVA_OPTIONS=-Xmx8g gives it 8 GB.");
            } catch (InternalError e) {
                // the JVM's answer to a mapped page that is gone
                failed++;
                say(file, "the file was changed or removed while it was read.");
            }
        }
        return failed == 0 ? 0 : 1;
    }

    /** JSON has no place for what may be missing; without it the lines tell. */
    private void warn(Path file, DicomFile dicom) {
        dicom.warnings().stream()
                .filter(warning -> warning.effect() == ParseWarning.Effect.DOUBTFUL)
                .forEach(warning -> say(file, "warning: " + warning.message()));
    }

    private void say(Path file, String what) {
        spec.commandLine().getErr().println("hilum: " + file + ": " + what);
    }

    /** How the first frame is shown; the elements are worth printing even where it cannot be. */
    private static List<String> shown(DicomFile dicom) {
        try {
            return DisplayLines.of(DisplayImages.of(dicom, 0));
        } catch (DicomException e) {
            return List.of("Picture: cannot be shown. " + e.getMessage());
        }
    }
}
