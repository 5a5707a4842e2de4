package hilum.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundledModelTest {
    private final BundledModel wiring = BundledModel.wiring();

    @TempDir
    private Path folder;

    @Test
    void the_wiring_model_says_that_its_words_mean_nothing() {
        assertThat(wiring.name()).isEqualTo("Wiring model");
        assertThat(wiring.about()).contains("Random weights").contains("words mean nothing");
    }

    @Test
    void every_bundled_file_is_in_the_manifest_and_is_unpacked() throws IOException, URISyntaxException {
        Path packed = Path.of(BundledModel.class.getResource("models/wiring").toURI());
        Path unpacked = wiring.unpackInto(folder.resolve("models"));
        assertThat(files(unpacked)).isEqualTo(files(packed)).contains("config.json", "hilum-wiring.json");
        for (String file : files(packed)) {
            assertThat(unpacked.resolve(file)).hasSameBinaryContentAs(packed.resolve(file));
        }
    }

    @Test
    void a_whole_snapshot_is_left_as_it_is() throws IOException {
        Path unpacked = wiring.unpackInto(folder);
        FileTime before = Files.getLastModifiedTime(unpacked.resolve("config.json"));
        Files.createFile(unpacked.resolve("bystander"));
        assertThat(wiring.unpackInto(folder)).isEqualTo(unpacked);
        assertThat(Files.getLastModifiedTime(unpacked.resolve("config.json"))).isEqualTo(before);
        assertThat(unpacked.resolve("bystander")).exists();
    }

    @Test
    void a_damaged_or_missing_file_is_mended_and_nothing_is_left_beside() throws IOException {
        Path unpacked = wiring.unpackInto(folder);
        Path shard = unpacked.resolve("model-00002-of-00003.safetensors");
        byte[] right = Files.readAllBytes(shard);
        Files.write(shard, new byte[] {1}, StandardOpenOption.WRITE);
        Files.delete(unpacked.resolve("vocab.json"));

        wiring.unpackInto(folder);

        assertThat(shard).hasBinaryContent(right);
        assertThat(unpacked.resolve("vocab.json")).exists();
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(unpacked);
        }
    }

    @Test
    void several_at_once_all_get_a_whole_snapshot() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Path>> unpacked = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return BundledModel.wiring().unpackInto(folder);
                    }))
                    .toList();
            start.countDown();
            for (Future<Path> one : unpacked) {
                assertThat(files(one.get()))
                        .contains("config.json", "vision_tower/config.json")
                        .hasSize(14);
            }
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
