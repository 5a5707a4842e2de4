package hilum.app.cli;

import hilum.app.AppFolders;
import hilum.app.ModelChoice;
import hilum.app.Settings;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.worker.ModelWorker;
import hilum.model.worker.WorkerLaunch;
import java.nio.file.Path;
import java.util.Optional;
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

    /** Starts the chosen model in its child process; the caller closes it. Returns before it is loaded. */
    ModelWorker start(AppFolders folders) throws JobFailure {
        try {
            Optional<Path> chosen = model == null
                    ? Settings.load(folders.settings()).model()
                    : model.equals("wiring") ? Optional.empty() : Optional.of(Path.of(model));
            ModelChoice choice = ModelChoice.of(chosen, folders);
            ModelWorker worker = new ModelWorker(WorkerLaunch.of(choice.name(), choice.folder()), (ModelState _) -> {});
            worker.start();
            return worker;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }
}
