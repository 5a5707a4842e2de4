package hilum.app;

import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.VisionLanguageModel;
import hilum.model.worker.ModelWorker;
import hilum.model.worker.WorkerLaunch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The model that answers now. Choosing another one ends the process of the one before. Its methods wait for processes: not for the JavaFX thread. */
final class CurrentModel implements AutoCloseable {
    private final AppFolders folders;
    private final Consumer<ModelState> listener;
    private Optional<Path> chosen = Optional.empty();
    private volatile @Nullable ModelWorker worker;

    /** @param listener hears every state, on threads of the runtime */
    CurrentModel(AppFolders folders, Consumer<ModelState> listener) {
        this.folders = folders;
        this.listener = listener;
    }

    /** Starts to load the snapshot in {@code folder}, or the built-in model when empty; returns while it loads. */
    synchronized void load(Optional<Path> folder) {
        chosen = folder;
        close();
        try {
            ModelChoice choice = ModelChoice.of(folder, folders);
            ModelWorker started = new ModelWorker(WorkerLaunch.of(choice.name(), choice.folder()), listener);
            worker = started;
            started.start();
        } catch (ModelFailure e) {
            listener.accept(new ModelState.Failed(folder.map(Path::toString).orElse(""), e));
        }
    }

    /** Loads the same model again. */
    synchronized void reload() {
        load(chosen);
    }

    /** The model to ask; empty when none was started. */
    Optional<VisionLanguageModel> model() {
        return Optional.ofNullable(worker);
    }

    @Override
    public synchronized void close() {
        ModelWorker running = worker;
        worker = null;
        if (running != null) {
            running.close();
        }
    }
}
