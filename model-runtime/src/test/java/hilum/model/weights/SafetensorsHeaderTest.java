package hilum.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import hilum.model.Golden;
import hilum.model.ModelFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsHeaderTest {
    @TempDir
    Path folder;

    @Test
    void every_number_format_is_found_with_its_shape() throws Exception {
        Map<String, StoredTensor> tensors = SafetensorsHeader.read(Golden.path("formats/dtypes.safetensors"));
        JsonObject expected = Golden.json("formats/dtypes.json").getAsJsonObject("tensors");
        assertThat(tensors.keySet()).isEqualTo(expected.keySet());
        for (String name : expected.keySet()) {
            JsonObject tensor = expected.getAsJsonObject(name);
            assertThat(tensors.get(name).dtype().name())
                    .isEqualTo(tensor.get("dtype").getAsString());
            assertThat(tensors.get(name).shape())
                    .isEqualTo(Golden.ints(tensor.getAsJsonArray("shape")).stream()
                            .map(Integer::longValue)
                            .toList());
        }
    }

    @Test
    void stored_numbers_are_where_the_header_says() throws Exception {
        Map<String, StoredTensor> tensors = SafetensorsHeader.read(Golden.path("formats/dtypes.safetensors"));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Golden.path("formats/dtypes.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getFloat((int) tensors.get("scalar").offset())).isEqualTo(3.25f);
        assertThat(bytes.getLong((int) tensors.get("i64").offset())).isEqualTo(Long.MIN_VALUE);
        assertThat(bytes.getDouble((int) tensors.get("f64").offset())).isEqualTo(-0.8019314252534474);
    }

    @ParameterizedTest
    @CsvSource({
        "bad_header_too_long, header has",
        "bad_not_json, damaged header",
        "bad_offset_beyond_end, short (",
        "bad_shape_size_mismatch, needs 12",
        "bad_short_file, too short",
        "bad_truncated_header, header has",
        "bad_unknown_dtype, Q7"
    })
    void malformed_files_are_refused_in_words(String file, String words) {
        assertThatThrownBy(() -> SafetensorsHeader.read(Golden.path("formats/" + file + ".safetensors")))
                .isInstanceOf(ModelFailure.BadCheckpoint.class)
                .hasMessageContaining(words)
                .hasMessageContaining(file + ".safetensors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[2147483648,2147483648,2],'data_offsets':[0,8]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}",
                "{'a':{'shape':[2],'data_offsets':[0,8]}}",
                "{'a':[]}",
                "[]",
                "{} {}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}, /* no */ }"
            })
    void contradictory_headers_are_refused(String header) throws IOException {
        Path file = write(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new byte[8]);
        assertThatThrownBy(() -> SafetensorsHeader.read(file)).isInstanceOf(ModelFailure.BadCheckpoint.class);
    }

    /** Whatever bytes come, either a sound table comes back or the one expected failure: no other exception, no endless loop. */
    @Test
    void three_thousand_mutants_are_read_soundly_or_refused() throws Exception {
        byte[] whole = Files.readAllBytes(Golden.path("formats/dtypes.safetensors"));
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        byte[] sound = Arrays.copyOfRange(whole, 8, 8 + length);
        Random random = new Random(20261121);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = mutate(sound, random);
            int size = 8 + mutant.length + whole.length - 8 - length;
            try {
                for (StoredTensor tensor :
                        SafetensorsHeader.parse(Path.of("mutant"), mutant, size).values()) {
                    long elements = tensor.shape().stream().reduce(1L, Math::multiplyExact);
                    boolean inside = tensor.offset() >= 8 && tensor.offset() + tensor.bytes() <= size;
                    assertThat(inside && elements * tensor.dtype().bytes() == tensor.bytes())
                            .isTrue();
                }
            } catch (ModelFailure.BadCheckpoint e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1500, 2999);
    }

    @Test
    void mutants_of_whole_files_are_read_soundly_or_refused() throws Exception {
        byte[] whole = Files.readAllBytes(Golden.path("formats/dtypes.safetensors"));
        Random random = new Random(20261122);
        Path file = folder.resolve("mutant.safetensors");
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            Files.write(file, mutate(whole, random));
            try {
                assertThat(SafetensorsHeader.read(file).values()).allMatch(t -> t.offset() + t.bytes() <= sizeOf(file));
            } catch (ModelFailure.BadCheckpoint e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(50, 100);
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private static byte[] mutate(byte[] sound, Random random) {
        byte[] bytes = sound;
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            byte[] before = Arrays.copyOf(bytes, at);
            byte[] after = Arrays.copyOfRange(bytes, at + 1, bytes.length);
            bytes = switch (bytes.length == 1 ? 0 : random.nextInt(4)) {
                case 0 -> joined(before, new byte[] {(byte) random.nextInt()}, after);
                case 1 -> joined(before, after);
                case 2 ->
                    joined(
                            before,
                            new byte[] {bytes[at], (byte) "0123456789{}[],:\"".charAt(random.nextInt(17))},
                            after);
                default -> joined(before, new byte[1]);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private Path write(byte[] header, byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).put(data);
        return Files.write(folder.resolve("made.safetensors"), bytes.array());
    }
}
