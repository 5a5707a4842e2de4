package hilum.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import hilum.model.text.TokenizerFiles;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.torch.SnapshotCheck;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.SnapshotReport;
import hilum.model.weights.StoredTensor;
import hilum.model.weights.WeightsForTests;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every kind that a snapshot has. Whatever the bytes: sound, or the one expected failure in words; no other exception or
 * error, less than two seconds, and memory in proportion to the files' real sizes, never to a size that a file declares.
 */
class FuzzedFilesTest {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Bytes allocated in all while reading, not held at once: at most 32 MB and so many times the bytes of the folder's small files. */
    private static final int ALLOCATED_PER_BYTE = 100;

    private static final long ALLOCATED_ALWAYS = 32_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path temporary;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void three_thousand_mutants_are_read_soundly_or_refused_in_words() throws Exception {
        fuzz(3_000, 20261122);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_hundred_thousand_mutants_are_read_soundly_or_refused_in_words() throws Exception {
        fuzz(100_000, 1);
    }

    private void fuzz(int mutants, long seed) throws Exception {
        List<FuzzTarget> targets = targets();
        for (int t = 0; t < targets.size(); t++) {
            run(targets.get(t), mutants / targets.size() + (t < mutants % targets.size() ? 1 : 0), seed + t);
        }
    }

    private void run(FuzzTarget target, int mutants, long seed) throws Exception {
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            target.reader().read(target.sound()); // accepted, and its classes are loaded before memory is measured
        }
        Mutator mutator = new Mutator(seed);
        int refused = 0;
        long slowest = 0;
        double hungriest = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = mutator.mutant(target.sound());
            String which = target.name() + ", seed " + seed + ", mutant " + i;
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            try {
                target.reader().read(mutant);
            } catch (ModelFailure.BadCheckpoint e) {
                assertThat(e.getMessage()).as(which).isNotBlank().hasSizeLessThan(10_000);
                refused++;
            } catch (Throwable e) {
                throw new AssertionError(which + " broke the reader", e);
            }
            long nanos = System.nanoTime() - start;
            long bytes = threads.getCurrentThreadAllocatedBytes() - allocated - ALLOCATED_ALWAYS;
            slowest = Math.max(slowest, nanos);
            hungriest = Math.max(hungriest, (double) bytes / Math.max(1, folderBytes(target, mutant)));
            assertThat(nanos).as(which + " took too long").isLessThan(MOST_NANOS);
        }
        System.out.printf(
                "fuzz %s: %d mutants, %d refused, %.1f s, slowest %.0f ms, allocated at most 32 MB + %.1f x bytes%n",
                target.name(), mutants, refused, (System.nanoTime() - begin) / 1e9, slowest / 1e6, hungriest);
        assertThat(hungriest).as(target.name()).isLessThan(ALLOCATED_PER_BYTE);
        assertThat(refused).as(target.name() + ": mutants refused").isBetween(mutants / 5, mutants);
    }

    private static long folderBytes(FuzzTarget target, byte[] mutant) {
        return target.name().startsWith("header") ? mutant.length : 30_000L + mutant.length;
    }

    private List<FuzzTarget> targets() throws IOException {
        List<FuzzTarget> targets = new ArrayList<>();
        targets.add(safetensors());
        targets.add(header());
        for (String file : List.of("model.safetensors.index.json", "config.json")) {
            targets.add(snapshotFile(file, Golden.path(Golden.BF16 + "/" + file)));
        }
        targets.add(snapshotFile("vision_tower/config.json", Golden.path(Golden.BF16 + "/vision_tower/config.json")));
        targets.add(snapshotFile(
                "vision_tower/preprocessor_config.json",
                Golden.path(Golden.BF16 + "/vision_tower/preprocessor_config.json")));
        for (String file : List.of("vocab.json", "merges.txt", "added_tokens.json")) {
            targets.add(tokenizerFile(file));
        }
        targets.add(cheXagent8File("config.json"));
        targets.add(cheXagent8File("generation_config.json"));
        targets.add(cheXagent8File("preprocessor_config.json"));
        targets.add(cheXagent8File("tokenizer.json"));
        return targets;
    }

    /** One file of a CheXagent-8b snapshot that is sound otherwise; loading would do the same. */
    private FuzzTarget cheXagent8File(String name) throws IOException {
        Path folder = temporary.resolve("eight-" + name);
        Files.createDirectories(folder);
        try (var files = Files.list(Golden.path("chexagent8-tiny"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        SnapshotCheck check = new SnapshotCheck(DigestCache.none());
        return new FuzzTarget("8b " + name, Files.readAllBytes(folder.resolve(name)), mutant -> {
            rewrite(folder.resolve(name), mutant);
            List<String> problems = check.quick(folder).problems();
            assertThat(problems).allSatisfy(problem -> assertThat(problem).isNotBlank());
            if (!problems.isEmpty()) {
                throw new ModelFailure.BadCheckpoint(String.join(" ", problems));
            }
        });
    }

    /** Whole files with every number format; what is accepted must lie within the file. */
    private FuzzTarget safetensors() throws IOException {
        Path file = temporary.resolve("mutant.safetensors");
        return new FuzzTarget(
                "header of a whole file", Files.readAllBytes(Golden.path("formats/dtypes.safetensors")), mutant -> {
                    rewrite(file, mutant);
                    requireSound(WeightsForTests.header(file), mutant.length);
                });
    }

    /** The header of a real shard, with the length field and the data that it is about. */
    private FuzzTarget header() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.path(Golden.BF16 + "/model-00001-of-00003.safetensors"));
        int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new FuzzTarget("header of a shard", Arrays.copyOfRange(whole, 8, 8 + length), mutant -> {
            long size = 8L + mutant.length + whole.length - 8 - length;
            requireSound(WeightsForTests.parse(mutant, size), size);
        });
    }

    private static void requireSound(Map<String, StoredTensor> tensors, long size) {
        for (StoredTensor tensor : tensors.values()) {
            long elements = tensor.shape().stream().reduce(1L, Math::multiplyExact);
            boolean inside = tensor.offset() >= 8 && tensor.offset() + tensor.bytes() <= size;
            assertThat(inside && elements * tensor.dtype().bytes() == tensor.bytes())
                    .isTrue();
        }
    }

    /** One file of a snapshot that is sound otherwise; a report that names problems counts as refused. */
    private FuzzTarget snapshotFile(String name, Path sound) throws IOException {
        Path folder = snapshot(name);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        SnapshotCheck check = new SnapshotCheck(DigestCache.none());
        return new FuzzTarget(name, Files.readAllBytes(sound), mutant -> {
            rewrite(file, mutant);
            SnapshotReport report = check.quick(folder);
            assertThat(report.problems())
                    .allSatisfy(problem -> assertThat(problem).isNotBlank());
            Checkpoint.open(folder);
        });
    }

    private FuzzTarget tokenizerFile(String name) throws IOException {
        Path folder = snapshot(name);
        return new FuzzTarget(name, Files.readAllBytes(folder.resolve(name)), mutant -> {
            rewrite(folder.resolve(name), mutant);
            List<String> problems =
                    TokenizerSelfTest.run(TokenizerFiles.read(folder, 480)).problems();
            if (!problems.isEmpty()) {
                throw new ModelFailure.BadCheckpoint(String.join(" ", problems));
            }
        });
    }

    /** A new file each time: some file systems wait for the disk when a file is emptied and written again. */
    private static void rewrite(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, bytes);
    }

    private Path snapshot(String name) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name.replace('/', '-')));
        return Golden.copySnapshot(Golden.BF16, folder);
    }
}
