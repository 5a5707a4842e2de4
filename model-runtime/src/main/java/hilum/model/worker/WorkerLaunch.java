package hilum.model.worker;

import hilum.model.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Everything that starting a child needs.
 *
 * @param order what it loads
 * @param jvm how it is started
 * @param patience how long it may be silent
 * @param unloadAfter so long after the last question its memory is freed until the next one; zero never
 */
public record WorkerLaunch(LoadOrder order, ChildJvm jvm, Patience patience, Duration unloadAfter) {
    /** The snapshot in {@code folder} under {@code name}, in the usual child, never unloaded by itself. */
    public static WorkerLaunch of(String name, Path folder, RunSettings settings) {
        return new WorkerLaunch(
                new LoadOrder(name, folder, settings), ChildJvm.standard(), Patience.standard(), Duration.ZERO);
    }

    /** The same in a child that is started with {@code options} as further JVM options. */
    public WorkerLaunch withOptions(List<String> options) {
        return new WorkerLaunch(order, jvm.withOptions(options), patience, unloadAfter);
    }

    /** The same, unloaded when nothing was asked for {@code idle}; zero never. */
    public WorkerLaunch unloadingAfter(Duration idle) {
        return new WorkerLaunch(order, jvm, patience, idle);
    }

    /** The same in a child that computes with the libtorch in {@code folder}. */
    public WorkerLaunch withLibtorch(Path folder) {
        return new WorkerLaunch(order, jvm.withLibtorch(folder), patience, unloadAfter);
    }
}
