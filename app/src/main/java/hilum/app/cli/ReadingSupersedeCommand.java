package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.ReadingProtocol;
import hilum.reading.pack.Sealing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hilum reading supersede}: a frozen reading never changes, but a next version can take its place. */
@Command(
        name = "supersede",
        mixinStandardHelpOptions = true,
        description = {
            "Plans the next version of a frozen reading; it names the hash that it supersedes. The frozen one stays as it is.",
            "Go on as with a new plan: import, lint, generate, freeze."
        })
final class ReadingSupersedeCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    ReadingSupersedeCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        ReadingProtocol.Title title = study.with(
                sealing,
                store -> store.coordinator()
                        .supersede(study.reading(store), study.passPhrase())
                        .protocol()
                        .title());
        JsonObject object = new JsonObject();
        object.addProperty("version", title.version());
        object.addProperty("supersedes", title.supersedes());
        spec.commandLine()
                .getOut()
                .println(
                        study.json()
                                ? Output.line(object)
                                : "version " + title.version() + " planned, it supersedes " + title.supersedes());
        return 0;
    }
}
