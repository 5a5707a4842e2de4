package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Decoding;
import hilum.model.Golden;
import hilum.model.ModelState;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Five hundred answers about ever other pictures leave no trace in the real child, nor in this process. The child's Java heap has its
 * full size from the beginning, so that whatever grows lies outside it.
 */
@Tag("slow")
@Timeout(1800)
@EnabledOnOs(OS.LINUX)
final class LeakTest {
    private static final int ANSWERS = 500;
    /** Until caches and pools have their size. */
    private static final int WARM = 200;

    /** For remembered pictures: full long before the first measurement, so that they cannot pass for a leak or hide one. */
    private static final int PICTURES_MB = 4;

    private static final double RESIDENT_GROWTH_MB = 8;
    private static final double HEAP_GROWTH_MB = 4;

    private ModelWorker worker;

    /** What could grow. */
    private record Footprint(double residentMb, long descriptors, long threads, double parentHeapMb) {}

    @AfterEach
    void close() {
        worker.close();
    }

    private static RgbImage film(int seed) {
        byte[] grey = new byte[1200 * 1000];
        new Random(seed).nextBytes(grey);
        return RgbImage.ofGrey(1200, 1000, grey);
    }

    @Test
    void memory_descriptors_and_threads_are_flat_over_five_hundred_answers() throws Exception {
        StateLog states = new StateLog();
        WorkerLaunch launch = WorkerLaunch.of(
                        "Tiny model", Golden.path(Golden.BF16), new RunSettings("cpu", "auto", "auto", PICTURES_MB))
                .withOptions(List.of("-Dhilum.torch.threads=1", "-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch"));
        worker = new ModelWorker(launch, states);
        worker.start();
        states.await(ModelState.Ready.class);
        answer(0, WARM);
        Footprint warm = footprint();
        answer(WARM, WARM + ANSWERS);
        Footprint after = footprint();
        System.out.printf(Locale.ROOT, "after %d answers %s%nafter %d more    %s%n", WARM, warm, ANSWERS, after);
        assertThat(after.residentMb() - warm.residentMb()).isLessThan(RESIDENT_GROWTH_MB);
        assertThat(after.descriptors()).isLessThanOrEqualTo(warm.descriptors() + 1);
        assertThat(after.threads()).isLessThanOrEqualTo(warm.threads() + 1);
        assertThat(after.parentHeapMb() - warm.parentHeapMb()).isLessThan(HEAP_GROWTH_MB);
    }

    /** Two pictures by turns, of which one is new every fourth time; now and then a score. */
    private void answer(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            Prompt prompt = Prompt.of(List.of(film(i % 2 == 0 ? 0 : i / 4)), "Describe the lungs.");
            assertThat(worker.generate(prompt, Decoding.greedy(6), piece -> {}).pieces())
                    .isNotEmpty();
            if (i % 10 == 0) {
                worker.score(prompt, List.of("yes", "no"));
            }
        }
    }

    private Footprint footprint() throws IOException {
        Path child = Path.of("/proc", Long.toString(worker.pid().orElseThrow()));
        return new Footprint(
                status(child, "VmRSS:") / 1024.0,
                entries(child.resolve("fd")),
                entries(child.resolve("task")),
                parentHeap());
    }

    private static long status(Path process, String field) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static double parentHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
