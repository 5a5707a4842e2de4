package hilum.model.pull;

import static hilum.model.pull.FakeHub.fileAddress;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However often, wherever and by whomever a pull is cut: what is there in the end is what the hub has. */
class CutsPropertyTest {
    private static final String SHARD = "model-00001-of-00002.safetensors";

    @Property(tries = 25)
    void any_pattern_of_cuts_ends_in_the_same_bytes(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 70_000) Integer> cuts,
            @ForAll boolean ranges,
            @ForAll @IntRange(min = 0, max = 120_000) int diskFullAfter)
            throws Exception {
        Path temp = Files.createTempDirectory("hilum-cuts");
        try (FakeHub hub = FakeHub.withSnapshot()) {
            hub.knowsRanges = ranges;
            cuts.forEach(cut -> hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(cut)));
            Pulls pulls = new Pulls(temp.resolve("model"));
            pulls.machine.roomForWrites = diskFullAfter;
            PulledSnapshot snapshot = untilDone(pulls, hub);
            pulls.assertWhole(hub);
            assertThat(snapshot.bytes())
                    .isEqualTo(pulls.files().values().stream()
                            .mapToLong(bytes -> bytes.length)
                            .sum());
        } finally {
            delete(temp);
        }
    }

    /** Runs the command again as its messages say, at most as often as there are reasons to fail. */
    private static PulledSnapshot untilDone(Pulls pulls, FakeHub hub) throws Exception {
        List<PullFailure> failures = new ArrayList<>();
        while (failures.size() < 5) {
            try {
                return pulls.from(hub);
            } catch (PullFailure.DiskFull | PullFailure.Unreachable e) {
                failures.add(e);
                pulls.machine.roomForWrites = Long.MAX_VALUE;
            }
        }
        throw new AssertionError("never done: " + failures);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
