package hilum.app;

import hilum.model.ModelFailure;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.worker.WorkerLaunch;
import hilum.resources.BundledModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model that can be loaded: a name for people and its snapshot folder.
 *
 * @param builtIn whether it came with the program
 */
public record ModelChoice(String name, Path folder, boolean builtIn) {
    /** The snapshot in {@code chosen}, or the one that comes with the program when nothing was chosen. */
    public static ModelChoice of(Optional<Path> chosen, AppFolders folders) throws ModelFailure {
        return chosen.isPresent() ? ofFolder(chosen.get()) : builtIn(folders);
    }

    /** How its child process is started: on the device, in the precision and with the libtorch of {@code settings}. */
    public WorkerLaunch launch(AppFolders folders, Settings settings) {
        WorkerLaunch launch = WorkerLaunch.of(name, folder, settings.run())
                .withOptions(List.of("-Dhilum.digest.cache=" + folders.digests()));
        return settings.libtorch().map(launch::withLibtorch).orElse(launch);
    }

    /** The snapshot in {@code folder}, under the name that its files give it; reads headers. */
    public static ModelChoice ofFolder(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return new ModelChoice(
                Checkpoint.inspect(whole, DigestCache.none()).report().name(), whole, false);
    }

    /** The demo model that comes with the program, unpacked into the user's folder when it is not there yet. */
    public static ModelChoice builtIn(AppFolders folders) throws ModelFailure {
        try {
            BundledModel demo = BundledModel.demo();
            return new ModelChoice(demo.name(), demo.unpackInto(folders.models()), true);
        } catch (IOException e) {
            throw new ModelFailure.BadCheckpoint("The model that comes with Hilum could not be unpacked into "
                    + folders.models() + ": " + e.getMessage());
        }
    }
}
