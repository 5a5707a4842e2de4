package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.Unblinded;
import hilum.reading.pack.Sealing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading unblind}: ends the blinding for good. */
@Command(
        name = "unblind",
        mixinStandardHelpOptions = true,
        description = "Ends the blinding of a reading. The reason is written into its log first; it cannot be undone.")
final class ReadingUnblindCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "stays in the log")
    private String reason = "";

    ReadingUnblindCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "a reason is needed");
        }
        Unblinded unblinded = study.with(
                sealing, store -> store.coordinator().unblind(study.reading(store), reason, study.passPhrase()));
        JsonObject object = new JsonObject();
        object.addProperty("hash", unblinded.hash());
        object.addProperty("seed", unblinded.protocol().plan().seed());
        object.addProperty("ratings", unblinded.items().size());
        spec.commandLine()
                .getOut()
                .println(
                        study.json()
                                ? Output.line(object)
                                : "unblinded: " + unblinded.items().size() + " ratings; the reason is in the log");
        return 0;
    }
}
