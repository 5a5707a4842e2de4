package hilum.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    /** Names by turns of letters, quotes, control characters and letters beyond ASCII; shapes with and without axes, also empty ones. */
    @Provide
    Arbitrary<List<SafetensorsWriter.Entry>> tables() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abc.\"\\/\n\u0000éß漢<&'")
                .ofMinLength(0)
                .ofMaxLength(12);
        Arbitrary<List<Long>> shapes =
                Arbitraries.longs().between(0, 5).list().ofMinSize(0).ofMaxSize(4);
        return Combinators.combine(names, Arbitraries.of(Dtype.values()), shapes)
                .as(SafetensorsWriter.Entry::new)
                .list()
                .uniqueElements(SafetensorsWriter.Entry::name)
                .ofMaxSize(24);
    }

    @Property(tries = 300)
    void what_is_written_is_read_identically(
            @ForAll("tables") List<SafetensorsWriter.Entry> tables, @ForAll long seed, @ForAll boolean metadata)
            throws Exception {
        Path temporary = Files.createTempDirectory("writer");
        Path file = temporary.resolve("a.safetensors");
        Map<String, String> words = metadata ? Map.of("format", "pt", "who \"is\"", "é\n") : Map.of();
        try {
            Map<String, byte[]> content = write(file, tables, words, new Random(seed));
            assertThat(Files.size(file)).isEqualTo(SafetensorsWriter.fileBytes(tables, words));
            Map<String, StoredTensor> read = SafetensorsHeader.read(file);
            byte[] bytes = Files.readAllBytes(file);
            assertThat(read.keySet()).isEqualTo(content.keySet());
            for (SafetensorsWriter.Entry entry : tables) {
                StoredTensor tensor = read.get(entry.name());
                assertThat(tensor.dtype()).isEqualTo(entry.dtype());
                assertThat(tensor.shape()).isEqualTo(entry.shape());
                assertThat(tensor.offset() % entry.dtype().bytes()).isZero();
                assertThat(Arrays.copyOfRange(bytes, (int) tensor.offset(), (int) (tensor.offset() + tensor.bytes())))
                        .isEqualTo(content.get(entry.name()));
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(temporary);
        }
    }

    /** In pieces, and by turns between the tensors. */
    private static Map<String, byte[]> write(
            Path file, List<SafetensorsWriter.Entry> tables, Map<String, String> metadata, Random random)
            throws Exception {
        Map<String, byte[]> content = new HashMap<>();
        Map<String, Integer> done = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (SafetensorsWriter.Entry entry : tables) {
            byte[] bytes = new byte[(int) entry.bytes()];
            random.nextBytes(bytes);
            content.put(entry.name(), bytes);
            done.put(entry.name(), 0);
            open.add(entry.name());
        }
        try (SafetensorsWriter writer = SafetensorsWriter.begin(file, tables, metadata)) {
            while (!open.isEmpty()) {
                String name = open.get(random.nextInt(open.size()));
                byte[] bytes = content.get(name);
                int from = done.get(name);
                int count = Math.min(bytes.length - from, 1 + random.nextInt(300));
                writer.append(name, ByteBuffer.wrap(bytes, from, count));
                done.put(name, from + count);
                if (from + count == bytes.length) {
                    open.remove(name);
                }
            }
            writer.finish();
        }
        return content;
    }

    @Test
    void a_file_has_its_name_only_when_it_is_whole() throws Exception {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.Entry entry = new SafetensorsWriter.Entry("a", Dtype.F32, List.of(2L));
        try (SafetensorsWriter writer = SafetensorsWriter.begin(file, List.of(entry), Map.of())) {
            writer.append("a", ByteBuffer.allocate(4));
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("4 bytes of tensor a");
        }
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("model.safetensors.part")).exists();
    }

    @Test
    void more_bytes_than_the_shape_has_are_refused() throws Exception {
        SafetensorsWriter.Entry entry = new SafetensorsWriter.Entry("a", Dtype.F16, List.of(2L));
        try (SafetensorsWriter writer = SafetensorsWriter.begin(folder.resolve("x"), List.of(entry), Map.of())) {
            assertThatThrownBy(() -> writer.append("a", ByteBuffer.allocate(5)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.append("b", ByteBuffer.allocate(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void two_tensors_of_one_name_are_refused() {
        SafetensorsWriter.Entry entry = new SafetensorsWriter.Entry("a", Dtype.F16, List.of(2L));
        assertThatThrownBy(() -> SafetensorsWriter.begin(folder.resolve("x"), List.of(entry, entry), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_header_is_padded_so_that_numbers_lie_in_place() {
        for (int n = 1; n < 20; n++) {
            SafetensorsWriter.Entry entry = new SafetensorsWriter.Entry("x".repeat(n), Dtype.F64, List.of());
            byte[] header = SafetensorsWriter.header(List.of(entry), Map.of());
            assertThat(header.length % 8).isZero();
            assertThat(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong())
                    .isEqualTo(header.length - 8);
        }
    }
}
