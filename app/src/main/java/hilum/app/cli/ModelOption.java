package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.app.ModelChoice;
import hilum.app.Settings;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.worker.ModelWorker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --model} and the worker that it stands for. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = {
                "snapshot folder of a CheXagent-2 checkpoint;",
                "\"wiring\" for the one that comes with Hilum.",
                "Default: the one chosen in the window"
            })
    private @Nullable String model;

    private final CompletableFuture<ModelState> settled = new CompletableFuture<>();

    /** Starts the chosen model in its child process; the caller closes it. Returns before it is loaded. */
    ModelWorker start(AppFolders folders) throws JobFailure {
        try {
            Optional<Path> chosen = model == null
                    ? Settings.load(folders.settings()).model()
                    : model.equals("wiring") ? Optional.empty() : Optional.of(Path.of(model));
            ModelChoice choice = ModelChoice.of(chosen, folders);
            ModelWorker worker = new ModelWorker(choice.launch(folders), this::settle);
            worker.start();
            return worker;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private void settle(ModelState state) {
        if (state instanceof ModelState.Ready || state instanceof ModelState.Failed) {
            settled.complete(state);
        }
    }

    /** The model that was started; waits until it is loaded. */
    ModelDescription loaded() throws JobFailure {
        ModelState state = settled.join();
        if (state instanceof ModelState.Failed failed) {
            throw new JobFailure(String.valueOf(failed.cause().getMessage()));
        }
        return ((ModelState.Ready) state).description();
    }
}
