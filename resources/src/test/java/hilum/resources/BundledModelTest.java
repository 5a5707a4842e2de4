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
    private final BundledModel demo = BundledModel.demo();

    @TempDir
    private Path folder;

    @Test
    void the_demo_model_says_what_it_is_and_has_a_card_of_the_same_name() {
        assertThat(demo.name()).isEqualTo("Hilum demo model");
        assertThat(demo.about()).contains("small").contains("not CheXagent");
        assertThat(demo.card()).contains("\"name\": \"Hilum demo model\"");
    }

    @Test
    void the_demo_model_takes_at_most_sixty_megabytes() throws IOException, URISyntaxException {
        long bytes = 0;
        Path packed = Path.of(BundledModel.class.getResource("models/demo").toURI());
        for (String file : files(packed)) {
            bytes += Files.size(packed.resolve(file));
        }
        assertThat(bytes).isLessThan(60_000_000);
    }

    @Test
    void every_bundled_file_is_in_the_manifest_and_is_unpacked() throws IOException, URISyntaxException {
        Path packed = Path.of(BundledModel.class.getResource("models/demo").toURI());
        Path unpacked = demo.unpackInto(folder.resolve("models"));
        assertThat(files(unpacked)).isEqualTo(files(packed)).contains("config.json", "card.json");
        for (String file : files(packed)) {
            assertThat(unpacked.resolve(file)).hasSameBinaryContentAs(packed.resolve(file));
        }
    }

    @Test
    void a_whole_snapshot_is_left_as_it_is() throws IOException {
        Path unpacked = demo.unpackInto(folder);
        FileTime before = Files.getLastModifiedTime(unpacked.resolve("config.json"));
        Files.createFile(unpacked.resolve("bystander"));
        assertThat(demo.unpackInto(folder)).isEqualTo(unpacked);
        assertThat(Files.getLastModifiedTime(unpacked.resolve("config.json"))).isEqualTo(before);
        assertThat(unpacked.resolve("bystander")).exists();
    }

    @Test
    void a_damaged_or_missing_file_is_mended_and_nothing_is_left_beside() throws IOException {
        Path unpacked = demo.unpackInto(folder);
        Path shard = unpacked.resolve("model.safetensors");
        byte[] right = Files.readAllBytes(shard);
        Files.write(shard, new byte[] {1}, StandardOpenOption.WRITE);
        Files.delete(unpacked.resolve("vocab.json"));

        demo.unpackInto(folder);

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
                        return BundledModel.demo().unpackInto(folder);
                    }))
                    .toList();
            start.countDown();
            for (Future<Path> one : unpacked) {
                assertThat(files(one.get()))
                        .contains("config.json", "vision_tower/config.json")
                        .hasSize(files(Path.of(BundledModel.class
                                        .getResource("models/demo")
                                        .toURI()))
                                .size());
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
