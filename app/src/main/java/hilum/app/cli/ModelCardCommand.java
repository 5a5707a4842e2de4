package hilum.app.cli;

import hilum.app.ModelCard;
import hilum.model.weights.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model card}: what a model learned from, how well it did, and what it cannot do. */
@Command(
        name = "card",
        mixinStandardHelpOptions = true,
        description = "Shows the card of the Hilum demo model, or of a snapshot that has a card.json.")
final class ModelCardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "snapshot folder; default: the Hilum demo model")
    private @Nullable Path folder;

    @Option(names = "--json", description = "the card as one JSON object on one line")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        ModelCard card = folder == null ? ModelCard.builtIn() : of(folder.resolve(Checkpoint.CARD));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.line(Output.GSON.toJsonTree(card)));
        } else {
            print(card, out);
        }
        return 0;
    }

    private static ModelCard of(Path file) throws JobFailure {
        if (!Files.isRegularFile(file)) {
            throw new JobFailure(file + ": this snapshot has no card. Hilum knows no figures for it.");
        }
        try {
            return ModelCard.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new JobFailure(file + ": " + e.getMessage());
        }
    }

    private static void print(ModelCard card, PrintWriter out) {
        out.println(card.name() + ", version " + card.version() + " (" + card.trained() + ")");
        out.println("Research use only. Not for clinical use.");
        out.println(card.about());
        out.println();
        out.println("Limits");
        card.limits().forEach(line -> out.println("  - " + line));
        out.println("Learned from");
        card.data().forEach(line -> out.println("  - " + line));
        out.println();
        if (card.figures().isEmpty() && card.speed().isEmpty()) {
            out.println("No figures yet: it has not been examined.");
        }
        FigureTable.print(card.figures(), out);
        FigureTable.print(card.speed(), out);
    }
}
