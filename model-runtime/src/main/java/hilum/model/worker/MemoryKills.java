package hilum.model.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many processes the system has ended so far because memory ran out; Linux counts them for whoever asks. */
final class MemoryKills {
    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String COUNTER = "oom_kill ";

    private MemoryKills() {}

    /** Of this machine; 0 where the system does not say it in a file. */
    static long count() {
        return count(COUNTERS);
    }

    static long count(Path counters) {
        if (!Files.isReadable(counters)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(counters)) {
            return lines.filter(line -> line.startsWith(COUNTER))
                    .mapToLong(line -> Long.parseLong(line.substring(COUNTER.length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // It only makes a sentence more exact: unknown.
            return 0;
        }
    }
}
