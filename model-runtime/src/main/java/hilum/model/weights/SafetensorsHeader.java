package hilum.model.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of one safetensors file: 8 bytes length (little-endian), a JSON object, then the tensors' bytes without gaps.
 *
 * <p>Every promise of the header is checked against the file before a byte of it is used.
 */
final class SafetensorsHeader {
    /** The limit of the format's own reference reader. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int LENGTH_BYTES = 8;

    private final Path file;
    private final long dataStart;
    private final long dataBytes;

    private SafetensorsHeader(Path file, long dataStart, long dataBytes) {
        this.file = file;
        this.dataStart = dataStart;
        this.dataBytes = dataBytes;
    }

    /**
     * Reads and checks the header of {@code file}.
     *
     * @return its tensors by name, in the order of the header
     * @throws ModelFailure.BadCheckpoint when the file cannot be read or breaks the format
     */
    static Map<String, StoredTensor> read(Path file) throws ModelFailure {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < LENGTH_BYTES) {
                throw bad(file, "is too short to be a safetensors file");
            }
            long length = readFully(channel, 0, LENGTH_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong(0);
            if (length < 2 || length > Math.min(MAX_HEADER_BYTES, size - LENGTH_BYTES)) {
                throw bad(
                        file, "says that its header has " + Long.toUnsignedString(length) + " bytes, which cannot be");
            }
            byte[] json = readFully(channel, LENGTH_BYTES, (int) length).array();
            return parse(file, json, size);
        } catch (NoSuchFileException e) {
            throw bad(file, "is missing");
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Checks the JSON of a header against a file of {@code size} bytes. */
    static Map<String, StoredTensor> parse(Path file, byte[] json, long size) throws ModelFailure {
        long dataStart = (long) LENGTH_BYTES + json.length;
        return new SafetensorsHeader(file, dataStart, size - dataStart).tensors(json);
    }

    private Map<String, StoredTensor> tensors(byte[] json) throws ModelFailure {
        JsonObject header;
        try {
            header = StrictJson.object(json);
        } catch (IOException e) {
            throw bad(file, "has a damaged header: " + e.getMessage());
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        checkTiling(tensors.values().stream()
                .sorted(Comparator.comparingLong(StoredTensor::offset).thenComparingLong(StoredTensor::bytes))
                .toList());
        return tensors;
    }

    private StoredTensor tensor(String name, JsonElement element) throws ModelFailure {
        if (!(element instanceof JsonObject object)
                || !(object.get("shape") instanceof JsonArray shapeJson)
                || !(object.get("data_offsets") instanceof JsonArray offsets)
                || offsets.size() != 2
                || object.get("dtype") == null
                || !object.get("dtype").isJsonPrimitive()) {
            throw bad(file, "describes tensor " + name + " incompletely");
        }
        String dtypeName = object.get("dtype").getAsString();
        Dtype dtype = Dtype.named(dtypeName)
                .orElseThrow(() -> bad(
                        file, "stores tensor " + name + " in the number format " + dtypeName + ", which is unknown"));
        List<Long> shape = new ArrayList<>();
        long bytes = dtype.bytes();
        for (JsonElement axis : shapeJson) {
            long size = whole(name, axis);
            shape.add(size);
            bytes = product(name, bytes, size);
        }
        long begin = whole(name, offsets.get(0));
        long end = whole(name, offsets.get(1));
        if (begin > end || end > dataBytes) {
            throw bad(file, "places tensor " + name + " outside the file: it is damaged or was not copied completely");
        }
        if (end - begin != bytes) {
            throw bad(
                    file,
                    "gives tensor " + name + " " + (end - begin) + " bytes, but its shape " + shape + " needs "
                            + bytes);
        }
        return new StoredTensor(name, dtype, shape, file, dataStart + begin, bytes);
    }

    /** Offsets and sizes are whole numbers from 0 that Java can hold. */
    private long whole(String name, JsonElement number) throws ModelFailure {
        String text = number.isJsonPrimitive() && number.getAsJsonPrimitive().isNumber() ? number.getAsString() : "";
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad(file, "holds a size or place of tensor " + name + " that is not a whole number");
        }
        return Long.parseLong(text);
    }

    private long product(String name, long a, long b) throws ModelFailure {
        long high = Math.multiplyHigh(a, b);
        if (high != 0 || a * b < 0) {
            throw bad(file, "gives tensor " + name + " an impossible shape");
        }
        return a * b;
    }

    /** The tensors must cover the data part without overlap, gap or rest, as the format demands. */
    private void checkTiling(List<StoredTensor> byOffset) throws ModelFailure {
        long next = dataStart;
        for (StoredTensor tensor : byOffset) {
            if (tensor.offset() < next) {
                throw bad(file, "lets tensor " + tensor.name() + " overlap another one");
            }
            if (tensor.offset() > next) {
                throw bad(file, "has unexplained bytes before tensor " + tensor.name());
            }
            next += tensor.bytes();
        }
        if (next != dataStart + dataBytes) {
            throw bad(file, "has unexplained bytes at its end");
        }
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it ended early");
            }
        }
        return buffer.flip();
    }

    private static ModelFailure.BadCheckpoint bad(Path file, String what) {
        return new ModelFailure.BadCheckpoint("The weight file " + file.getFileName() + " " + what + ".");
    }
}
