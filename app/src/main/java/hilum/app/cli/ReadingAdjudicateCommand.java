package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Sitting;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading adjudicate}: a further opinion about some cases, which replaces nothing. */
@Command(
        name = "adjudicate",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a further reader some cases of a frozen reading, by their blinded codes; what is rated there is kept apart and replaces nothing.",
            "Without --reader it prints the codes."
        })
final class ReadingAdjudicateCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--reader", paramLabel = "NAME", description = "who gives the further opinion")
    private @Nullable String reader;

    @Option(names = "--pin-file", paramLabel = "FILE", description = "a text file whose first line is the reader's PIN")
    private @Nullable Path pinFile;

    @Option(names = "--case", paramLabel = "CODE", description = "a case's code; give one or more, default all")
    private List<String> codes = new ArrayList<>();

    ReadingAdjudicateCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        Told told = study.with(sealing, this::told);
        spec.commandLine().getOut().println(study.json() ? Output.line(told.json()) : told.words());
        return 0;
    }

    private record Told(JsonObject json, String words) {}

    private Told told(ReadingStore store) throws ReadingFailure, JobFailure {
        String reading = study.reading(store);
        List<String> all = store.coordinator().caseCodes(reading);
        JsonObject object = new JsonObject();
        if (reader == null) {
            object.add("cases", Output.GSON.toJsonTree(all));
            return new Told(object, String.join("\n", all));
        }
        for (String code : codes) {
            if (!all.contains(code)) {
                throw new JobFailure(
                        "There is no case " + code + ". Nothing was changed; without --reader the codes are printed.");
            }
        }
        String pin = pinFile == null ? "" : StudyFolderOption.firstLine(pinFile);
        Sitting sitting = store.coordinator()
                .addAdjudicator(reading, new NewReader(reader, pin), codes.isEmpty() ? all : codes, study.passPhrase());
        object.addProperty("reader", reader);
        object.addProperty("items", sitting.progress().items());
        return new Told(object, reader + " has " + sitting.progress().items() + " cases for a further opinion");
    }
}
