package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.model.torch.SnapshotCheck;
import hilum.model.weights.DigestCache;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model check}: can this folder be used, and if not, why and what to do? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a snapshot folder: files and sizes, every tensor by name, shape and number format,",
            "the tokenizer, and SHA-256. Exit code 0 when it can be used, 1 when not."
        })
final class ModelCheckCommand implements Callable<Integer> {
    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Hugging Face snapshot folder")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ModelCheckCommand(AppFolders folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() {
        SnapshotCheck check = new SnapshotCheck(DigestCache.in(folders.digests()));
        SnapshotCheck.Digested found;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "reading the weights", json)) {
            found = check.full(folder, progress);
        }
        if (json) {
            spec.commandLine().getOut().println(Output.line(CheckWords.json(found)));
        } else {
            CheckWords.print(found, spec.commandLine().getOut());
        }
        return found.report().usable() ? 0 : 1;
    }
}
