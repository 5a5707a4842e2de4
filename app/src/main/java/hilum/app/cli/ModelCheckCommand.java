package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model check}: is a folder a whole, well-formed snapshot? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a snapshot folder: files, every tensor by name, shape and number format, and its digest.")
final class ModelCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Hugging Face snapshot folder")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() {
        List<String> problems = TorchModel.problems(folder);
        @Nullable Checkpoint checkpoint = null;
        String sha256 = "";
        if (problems.isEmpty()) {
            try {
                checkpoint = Checkpoint.open(folder);
                sha256 = checkpoint.sha256();
            } catch (ModelFailure e) {
                problems = List.of(String.valueOf(e.getMessage()));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.line(toJson(checkpoint, sha256, problems)));
        } else if (checkpoint == null || !problems.isEmpty()) {
            problems.forEach(problem -> out.println("problem: " + problem));
            out.println("This folder cannot be used.");
        } else {
            out.println(String.format(
                    Locale.ENGLISH,
                    "%s: %,d tensors, %,d weights, %,d bytes",
                    checkpoint.name(),
                    checkpoint.tensors().size(),
                    checkpoint.weightCount(),
                    checkpoint.storedBytes()));
            out.println("sha256 " + sha256);
            out.println(
                    checkpoint.wiringOnly()
                            ? "A whole snapshot, with random weights: its words mean nothing."
                            : "A whole, well-formed snapshot: it can be used.");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private static JsonObject toJson(@Nullable Checkpoint checkpoint, String sha256, List<String> problems) {
        JsonObject json = new JsonObject();
        json.addProperty("usable", problems.isEmpty());
        json.add("problems", Output.GSON.toJsonTree(problems));
        if (checkpoint != null) {
            json.addProperty("name", checkpoint.name());
            json.addProperty("tensors", checkpoint.tensors().size());
            json.addProperty("weights", checkpoint.weightCount());
            json.addProperty("bytes", checkpoint.storedBytes());
            json.addProperty("sha256", sha256);
            json.addProperty("wiringOnly", checkpoint.wiringOnly());
        }
        return json;
    }
}
