package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.app.ModelChoice;
import hilum.app.Settings;
import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum model list}: the models that this user can load. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the built-in model, the one chosen in the window, and CheXagent snapshots in the Hugging Face cache.")
final class ModelListCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ModelListCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws JobFailure {
        Optional<Path> chosen = Settings.load(folders.settings()).model();
        List<ModelChoice> models = new ArrayList<>();
        try {
            models.add(ModelChoice.builtIn(folders));
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
        chosen.map(ModelChoice::ofFolder).ifPresent(models::add);
        for (Path snapshot : cachedSnapshots()) {
            ModelChoice choice = ModelChoice.ofFolder(snapshot);
            if (!models.contains(choice)) {
                models.add(choice);
            }
        }
        print(models, chosen);
        return 0;
    }

    private void print(List<ModelChoice> models, Optional<Path> chosen) {
        PrintWriter out = spec.commandLine().getOut();
        JsonArray list = new JsonArray();
        for (ModelChoice model : models) {
            List<String> problems = Checkpoint.problems(model.folder());
            boolean current = model.builtIn()
                    ? chosen.isEmpty()
                    : chosen.map(ModelChoice::ofFolder).filter(model::equals).isPresent();
            JsonObject entry = new JsonObject();
            entry.addProperty("name", model.name());
            entry.addProperty("folder", model.folder().toString());
            entry.addProperty("builtIn", model.builtIn());
            entry.addProperty("chosen", current);
            entry.addProperty("usable", problems.isEmpty());
            list.add(entry);
            if (!json) {
                out.println((current ? "* " : "  ")
                        + model.name()
                        + (problems.isEmpty() ? "" : "  (not usable: " + problems.getFirst() + ")"));
                out.println("    " + model.folder());
            }
        }
        if (json) {
            JsonObject object = new JsonObject();
            object.add("models", list);
            out.println(Output.line(object));
        }
    }

    private static List<Path> cachedSnapshots() {
        String home = System.getenv()
                .getOrDefault(
                        "HF_HOME",
                        Path.of(System.getProperty("user.home", "."), ".cache", "huggingface")
                                .toString());
        Path hub = Path.of(home, "hub");
        List<Path> snapshots = new ArrayList<>();
        try (Stream<Path> models = Files.list(hub)) {
            for (Path model : models.filter(
                            path -> path.getFileName().toString().contains("CheXagent"))
                    .sorted()
                    .toList()) {
                try (Stream<Path> found = Files.list(model.resolve("snapshots"))) {
                    found.filter(Files::isDirectory).sorted().forEach(snapshots::add);
                }
            }
        } catch (IOException noCache) {
            return snapshots;
        }
        return snapshots;
    }
}
