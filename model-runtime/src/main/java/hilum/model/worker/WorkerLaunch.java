package hilum.model.worker;

import hilum.model.RunSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that starting a child needs.
 *
 * @param order what it loads
 * @param jvm how it is started
 * @param patience how long it may be silent
 */
public record WorkerLaunch(LoadOrder order, ChildJvm jvm, Patience patience) {
    /** The snapshot in {@code folder} under {@code name}, in the usual child. */
    public static WorkerLaunch of(String name, Path folder, RunSettings settings) {
        return new WorkerLaunch(new LoadOrder(name, folder, settings), ChildJvm.standard(), Patience.standard());
    }

    /** The same in a child that is started with {@code options} as further JVM options. */
    public WorkerLaunch withOptions(List<String> options) {
        return new WorkerLaunch(order, jvm.withOptions(options), patience);
    }

    /** The same in a child that computes with the libtorch in {@code folder}. */
    public WorkerLaunch withLibtorch(Path folder) {
        return new WorkerLaunch(order, jvm.withLibtorch(folder), patience);
    }
}
