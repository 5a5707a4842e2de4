package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.reading.Frozen;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading freeze}: from plan to frozen protocol. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description = "Freezes a plan: draws sides and orders, seals the key, prints the hash. It cannot be undone.")
final class ReadingFreezeCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--pin", paramLabel = "READER=PIN", description = "a reader's PIN; without one there is no log-in")
    private Map<String, String> pins = Map.of();

    @Option(
            names = "--pin-file",
            paramLabel = "FILE",
            description =
                    "a text file with a line READER=PIN for each reader: unlike --pin, other users of the machine do not see it")
    private @Nullable Path pinFile;

    ReadingFreezeCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    private Map<String, String> pins() throws JobFailure, IOException {
        Map<String, String> all = new HashMap<>(pins);
        if (pinFile != null) {
            for (String line : Files.readAllLines(pinFile)) {
                int middle = line.indexOf('=');
                if (middle < 0 && !line.isBlank()) {
                    throw new JobFailure(
                            "A line of " + pinFile + " is not READER=PIN. Nothing was frozen; mend the line.");
                }
                if (middle >= 0) {
                    all.put(
                            line.substring(0, middle).strip(),
                            line.substring(middle + 1).strip());
                }
            }
        }
        return all;
    }

    @Override
    public Integer call() throws JobFailure {
        Frozen frozen = study.with(sealing, store -> {
            String reading = study.reading(store);
            StudyPlan plan = store.coordinator().plan(reading);
            Map<String, String> wanted = pins();
            for (String reader : wanted.keySet()) {
                if (!plan.protocol().plan().readers().contains(reader)) {
                    throw new ReadingFailure.UnknownReader(reader);
                }
            }
            List<NewReader> readers = new ArrayList<>();
            for (String reader : plan.protocol().plan().readers()) {
                readers.add(new NewReader(reader, wanted.getOrDefault(reader, "")));
            }
            return store.coordinator().freeze(reading, readers, study.passPhrase());
        });
        JsonObject object = new JsonObject();
        object.addProperty("hash", frozen.hash());
        object.addProperty("readers", frozen.sittings().size());
        object.addProperty(
                "itemsPerReader", frozen.sittings().getFirst().progress().items());
        object.addProperty("balanced", frozen.proof().balanced(1));
        spec.commandLine()
                .getOut()
                .println(study.json() ? Output.line(object) : "frozen, protocol hash " + frozen.hash());
        return 0;
    }
}
