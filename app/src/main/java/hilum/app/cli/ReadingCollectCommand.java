package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.Collected;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.StudyStatus;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum reading collect}: results come back; each is taken whole or refused. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description =
                "Takes in the result files of readers. One that is refused changes nothing, and the others go in.")
final class ReadingCollectCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "result files")
    private List<Path> files = List.of();

    ReadingCollectCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        JsonArray taken = new JsonArray();
        JsonArray refused = new JsonArray();
        JsonObject object = new JsonObject();
        study.with(sealing, store -> {
            for (Path file : files) {
                try {
                    Collected collected = store.coordinator().collect(file);
                    taken.add(collected.reader());
                    say(collected.reader() + ": " + collected.ratings() + " ratings");
                } catch (ReadingFailure.ResultRefused | ReadingFailure.Unreachable e) {
                    String why = new ReadingWords().of(e);
                    refused.add(why);
                    spec.commandLine().getErr().println("hilum: " + why);
                }
            }
            for (StudyStatus status : store.coordinator().studies()) {
                object.addProperty("expected", status.ratings().expected());
                object.addProperty("received", status.ratings().received());
                say(status.name() + ": " + status.ratings().received() + " of "
                        + status.ratings().expected() + " primary ratings");
            }
            return object;
        });
        object.add("collected", taken);
        object.add("refused", refused);
        if (study.json()) {
            spec.commandLine().getOut().println(Output.line(object));
        }
        return refused.isEmpty() ? 0 : 1;
    }

    private void say(String line) {
        if (!study.json()) {
            spec.commandLine().getOut().println(line);
        }
    }
}
