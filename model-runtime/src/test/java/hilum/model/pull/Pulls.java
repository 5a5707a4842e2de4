package hilum.model.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pulls of {@code owner/model} into one folder, and what was heard of them. */
final class Pulls implements PullListener {
    static final Repository MODEL = new Repository("owner", "model");
    static final PullLimits LIMITS =
            new PullLimits(50, 1_000_000, 1_000, 5, Duration.ofSeconds(20), Duration.ofMinutes(10));

    final FakeMachine machine = new FakeMachine();
    final List<PullProgress> progress = new ArrayList<>();
    final List<String> checked = new ArrayList<>();
    final List<String> waits = new ArrayList<>();
    final List<Licence> shown = new ArrayList<>();
    final Path folder;
    PullLimits limits = LIMITS;
    Repository repository = MODEL;
    Consent consent = _ -> true;
    Optional<String> token = Optional.empty();
    String licenceTag = "";

    Pulls(Path folder) {
        this.folder = folder;
    }

    PulledSnapshot from(FakeHub hub) throws PullFailure, InterruptedException {
        Consent seen = licence -> {
            shown.add(licence);
            return consent.accepts(licence);
        };
        return new SnapshotPull(
                        new Hub(hub.base(), token),
                        new PullOrder(repository, "main", folder),
                        limits,
                        seen,
                        this,
                        machine)
                .run();
    }

    /** Everything in the folder that is no book-keeping. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(".hilum-pull")) {
                    found.put(name, Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    /** Holds that the folder is the snapshot of {@code hub}, byte by byte, and nothing else. */
    void assertWhole(FakeHub hub) throws IOException {
        Map<String, byte[]> expected = new TreeMap<>(hub.files);
        expected.keySet().removeIf(name -> name.matches(".*\\.(py|bin|pt)"));
        Map<String, byte[]> found = files();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
    }

    @Override
    public void found(String commit, int files, long bytes, String tag) {
        licenceTag = tag;
    }

    @Override
    public void progress(PullProgress now) {
        progress.add(now);
    }

    @Override
    public void checking(String file) {
        checked.add(file);
    }

    @Override
    public void waiting(Duration pause, String why) {
        waits.add(why);
    }
}
