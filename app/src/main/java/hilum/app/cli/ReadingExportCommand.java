package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.app.Version;
import hilum.reading.AuditEntry;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.Unblinded;
import hilum.reading.export.ProtocolSheet;
import hilum.reading.export.ResultsExport;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.StudyRecords;
import hilum.reading.export.Typeface;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading export}: figure, report, tables, codebook and R script in one folder. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes figure, report, tables, codebook, log and R script of an unblinded reading into a new folder.")
final class ReadingExportCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "the new folder; one that is there is left as it is, and this one gets a number")
    private Path out = Path.of("");

    @Mixin
    private ReadingRoundsOption rounds = new ReadingRoundsOption();

    ReadingExportCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What the desk gives. */
    private record Opened(Unblinded unblinded, List<AuditEntry> trail) {}

    @Override
    public Integer call() throws JobFailure, InterruptedException {
        Opened opened = study.with(sealing, store -> {
            String reading = study.reading(store);
            return new Opened(
                    store.coordinator().results(reading, study.passPhrase()),
                    store.coordinator().auditTrail(reading));
        });
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "exporting", study.json())) {
            StudyRecord record = new StudyRecords(List.of(new ProtocolSheet.Entry("Program", Version.NAME)))
                    .of(
                            opened.unblinded(),
                            opened.trail(),
                            StudyRecords.options(opened.unblinded()).withRounds(rounds.rounds()),
                            (done, all) -> progress.accept(0.8 * done / all));
            Path absolute = out.toAbsolutePath().normalize();
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            if (parent == null || name == null) {
                throw new JobFailure("A folder is needed for the export. Nothing was written; name one with --out.");
            }
            Path written = new ResultsExport(new Typeface())
                    .writeAll(
                            record, parent, name.toString(), (done, all, _) -> progress.accept(0.8 + 0.2 * done / all));
            JsonObject object = new JsonObject();
            object.addProperty("folder", written.toString());
            spec.commandLine().getOut().println(study.json() ? Output.line(object) : written.toString());
            return 0;
        } catch (ReadingFailure e) {
            throw new JobFailure(new ReadingWords().of(e));
        }
    }
}
