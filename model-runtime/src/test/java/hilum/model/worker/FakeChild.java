package hilum.model.worker;

import hilum.model.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Launches of the fake child. */
final class FakeChild {
    static final Patience SHORT = new Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofMillis(300));

    private FakeChild() {}

    static WorkerLaunch launch(Path folder, String... options) {
        return launch(folder, SHORT, options);
    }

    static WorkerLaunch launch(Path folder, Patience patience, String... options) {
        return launch(folder, FakeWorkerMain.class, patience, options);
    }

    static WorkerLaunch launch(Path folder, Class<?> main, Patience patience, String... options) {
        ChildJvm jvm = new ChildJvm(main.getName(), 64, List.of("-XX:TieredStopAtLevel=1"), Map.of())
                .withOptions(List.of(options));
        return new WorkerLaunch(new LoadOrder("Fake model", folder, RunSettings.AUTO), jvm, patience, Duration.ZERO);
    }
}
