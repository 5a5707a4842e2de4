package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.NewReader;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading pin}: another PIN for a reader who has lost his. */
@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a reader another PIN; what was rated stays, and the old PIN opens nothing any more.",
            "A reader at another station needs the package made again: it brings the new PIN there."
        })
final class ReadingPinCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--reader", required = true, paramLabel = "NAME", description = "whose PIN")
    private String reader = "";

    @Option(
            names = "--pin-file",
            required = true,
            paramLabel = "FILE",
            description = "a text file whose first line is the new PIN")
    private Path pinFile = Path.of("");

    @Option(
            names = "--package-too",
            description = "also where a package of this reader is out: its results are refused from now on")
    private boolean packageToo;

    ReadingPinCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        String pin = StudyFolderOption.firstLine(pinFile);
        if (pin.isBlank()) {
            throw new JobFailure(
                    "There is no PIN in " + pinFile + ". Nothing was changed; write it into the first line.");
        }
        study.with(sealing, store -> {
            store.coordinator()
                    .replacePin(study.reading(store), new NewReader(reader, pin), packageToo, study.passPhrase());
            return reader;
        });
        JsonObject object = new JsonObject();
        object.addProperty("reader", reader);
        spec.commandLine().getOut().println(study.json() ? Output.line(object) : reader + " has another PIN");
        return 0;
    }
}
