package hilum.app;

import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.VisionLanguageModel;
import hilum.model.worker.ModelWorker;
import hilum.model.worker.WorkerLaunch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The model in its child process. Choosing another one ends the process of the one before. */
final class CurrentModel implements ModelSource {
    private final AppFolders folders;
    private final Consumer<ModelState> listener;
    private Optional<Path> chosen = Optional.empty();
    private volatile @Nullable ModelWorker worker;

    /** @param listener hears every state, on threads of the runtime */
    CurrentModel(AppFolders folders, Consumer<ModelState> listener) {
        this.folders = folders;
        this.listener = listener;
    }

    @Override
    public synchronized void load(Optional<Path> folder) {
        chosen = folder;
        close();
        try {
            ModelChoice choice = ModelChoice.of(folder, folders);
            Settings settings = Settings.load(folders.settings());
            WorkerLaunch launch = choice.launch(folders, settings).unloadingAfter(settings.unloadAfter());
            ModelWorker started = new ModelWorker(launch, listener);
            worker = started;
            started.start();
        } catch (ModelFailure e) {
            listener.accept(new ModelState.Failed(folder.map(Path::toString).orElse(""), e));
        }
    }

    @Override
    public synchronized void reload() {
        load(chosen);
    }

    @Override
    public Optional<VisionLanguageModel> model() {
        return Optional.ofNullable(worker);
    }

    /** The child's process id, for whoever has to look after it; empty without one. */
    OptionalLong processId() {
        ModelWorker running = worker;
        return running == null ? OptionalLong.empty() : running.pid();
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
