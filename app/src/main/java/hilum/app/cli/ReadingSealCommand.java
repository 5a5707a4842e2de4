package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.pack.Sealing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hilum reading seal}: the key of an old reading leaves the file. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description =
                "Takes the key of a reading that the first version of the program made out of the file and behind a pass phrase.")
final class ReadingSealCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    ReadingSealCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        String hash = study.with(sealing, store -> store.coordinator().seal(study.reading(store), study.passPhrase()));
        JsonObject object = new JsonObject();
        object.addProperty("hash", hash);
        spec.commandLine().getOut().println(study.json() ? Output.line(object) : "sealed, protocol hash " + hash);
        return 0;
    }
}
