package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.app.KnownModel;
import hilum.app.ModelCard;
import hilum.model.ModelFailure;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum model list}: the models that this user can load. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the built-in model, the one chosen in the window, and CheXagent snapshots in the Hugging Face"
                        + " cache, with what each can do.")
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
        try {
            print(KnownModel.all(folders, System.getenv()));
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private void print(List<KnownModel> models) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArray list = new JsonArray();
            models.forEach(model -> list.add(toJson(model)));
            JsonObject object = new JsonObject();
            object.add("models", list);
            out.println(Output.line(object));
            return;
        }
        for (KnownModel model : models) {
            List<String> problems = model.report().problems();
            out.println((model.chosen() ? "* " : "  ")
                    + model.choice().name()
                    + (problems.isEmpty() ? "" : "  (not usable: " + problems.getFirst() + ")"));
            out.println("    " + model.choice().folder());
            if (model.report().wiringOnly()) {
                out.println("    random weights: its words mean nothing");
            } else if (problems.isEmpty()) {
                out.println("    can: " + skills(model, true));
                String not = skills(model, false);
                if (!not.isEmpty()) {
                    out.println("    cannot: " + not);
                }
            }
            if (model.choice().builtIn()) {
                ModelCard.builtIn().limits().forEach(limit -> out.println("    " + limit));
            }
        }
    }

    private static String skills(KnownModel model, boolean can) {
        return Arrays.stream(KnownModel.Skill.values())
                .filter(skill -> model.can(skill) == can)
                .map(ModelListCommand::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(KnownModel.Skill skill) {
        return switch (skill) {
            case VIEW -> "view";
            case FINDINGS -> "findings";
            case BOXES -> "boxes";
            case COMPARISON -> "comparison with a prior film";
            case SUMMARY -> "summary";
        };
    }

    private static JsonObject toJson(KnownModel model) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", model.choice().name());
        entry.addProperty("folder", model.choice().folder().toString());
        entry.addProperty("builtIn", model.choice().builtIn());
        entry.addProperty("chosen", model.chosen());
        entry.addProperty("usable", model.report().usable());
        JsonObject can = new JsonObject();
        for (KnownModel.Skill skill : KnownModel.Skill.values()) {
            can.addProperty(skill.name().toLowerCase(Locale.ROOT), model.can(skill));
        }
        entry.add("can", can);
        return entry;
    }
}
