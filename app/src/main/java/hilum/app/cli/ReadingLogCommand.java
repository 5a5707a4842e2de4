package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.AuditEntry;
import hilum.reading.pack.Sealing;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hilum reading log}: what was done with a reading, after its chain of hashes was checked. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Prints the log of a reading, oldest first; fails when a line was changed or taken out.")
final class ReadingLogCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    ReadingLogCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        List<AuditEntry> log = study.with(sealing, store -> store.coordinator().auditTrail(study.reading(store)));
        PrintWriter out = spec.commandLine().getOut();
        if (!study.json()) {
            log.forEach(line -> out.println((line.at() + "  " + line.what() + "  " + line.detail()).strip()));
            return 0;
        }
        JsonArray lines = new JsonArray();
        for (AuditEntry line : log) {
            JsonObject object = new JsonObject();
            object.addProperty("at", line.at().toString());
            object.addProperty("what", line.what());
            object.addProperty("detail", line.detail());
            object.addProperty("hash", line.hash());
            lines.add(object);
        }
        JsonObject object = new JsonObject();
        object.add("log", lines);
        out.println(Output.line(object));
        return 0;
    }
}
