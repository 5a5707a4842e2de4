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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header of one safetensors file: 8 bytes length (little-endian), a JSON object, then the tensors' bytes without gaps.
 *
 * <p>Every promise of the header is checked against the file before a byte of it is used.
 */
final class SafetensorsHeader {
    /**
     * A hundred times what the largest known shard needs. The format's reference reader stops at 100 MB only, which as a table in memory
     * would be more than the process has.
     */
    private static final long MAX_HEADER_BYTES = 16_000_000;

    private static final int LENGTH_BYTES = 8;

    private final Path file;
    private final long dataStart;

    private SafetensorsHeader(Path file, long dataStart) {
        this.file = file;
        this.dataStart = dataStart;
    }

    /**
     * What a well-formed header says, and how large the file is.
     *
     * @param promisedBytes the file's size as it follows from the header
     */
    record Contents(Map<String, StoredTensor> tensors, long fileBytes, long promisedBytes) {
        /** How the size contradicts the header and what to do, to follow "The weight file x"; empty when they agree. */
        Optional<String> sizeProblem() {
            if (fileBytes < promisedBytes) {
                return Optional.of("is " + new ByteSize(promisedBytes - fileBytes) + " short (" + fileBytes
                        + " bytes there, " + promisedBytes
                        + " promised by its header): it was not copied completely, download it again.");
            }
            if (fileBytes > promisedBytes) {
                return Optional.of("has " + new ByteSize(fileBytes - promisedBytes)
                        + " of unexplained bytes at its end (" + fileBytes + " bytes there, " + promisedBytes
                        + " promised by its header): it is damaged, download it again.");
            }
            return Optional.empty();
        }
    }

    /**
     * Reads and checks the header of {@code file}.
     *
     * @return its tensors by name, in the order of the header
     * @throws ModelFailure.BadCheckpoint when the file cannot be read, breaks the format or is shorter or longer than it says
     */
    static Map<String, StoredTensor> read(Path file) throws ModelFailure.BadCheckpoint {
        return wholeOnly(file, inspect(file));
    }

    /**
     * Reads the header of {@code file}, which may be shorter or longer than the header promises.
     *
     * @throws ModelFailure.BadCheckpoint when the file cannot be read or its header breaks the format
     */
    static Contents inspect(Path file) throws ModelFailure.BadCheckpoint {
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
            return contents(file, readFully(channel, LENGTH_BYTES, (int) length).array(), size);
        } catch (NoSuchFileException e) {
            throw bad(file, "is missing");
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Checks the JSON of a header against a file of {@code size} bytes. */
    static Map<String, StoredTensor> parse(Path file, byte[] json, long size) throws ModelFailure.BadCheckpoint {
        return wholeOnly(file, contents(file, json, size));
    }

    private static Map<String, StoredTensor> wholeOnly(Path file, Contents contents) throws ModelFailure.BadCheckpoint {
        if (contents.sizeProblem().isPresent()) {
            throw new ModelFailure.BadCheckpoint("The weight file " + file.getFileName() + " "
                    + contents.sizeProblem().get());
        }
        return contents.tensors();
    }

    private static Contents contents(Path file, byte[] json, long size) throws ModelFailure.BadCheckpoint {
        long dataStart = (long) LENGTH_BYTES + json.length;
        SafetensorsHeader header = new SafetensorsHeader(file, dataStart);
        Map<String, StoredTensor> tensors = header.tensors(json);
        return new Contents(tensors, size, header.checkTiling(tensors.values()));
    }

    private Map<String, StoredTensor> tensors(byte[] json) throws ModelFailure.BadCheckpoint {
        JsonObject header;
        try {
            header = StrictJson.object(json);
        } catch (IOException e) {
            throw bad(file, "has a damaged header: " + PlainLine.of(String.valueOf(e.getMessage())));
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        return tensors;
    }

    private StoredTensor tensor(String name, JsonElement element) throws ModelFailure.BadCheckpoint {
        if (!(element instanceof JsonObject object)
                || !(object.get("shape") instanceof JsonArray shapeJson)
                || !(object.get("data_offsets") instanceof JsonArray offsets)
                || offsets.size() != 2
                || object.get("dtype") == null
                || !object.get("dtype").isJsonPrimitive()) {
            throw bad(file, "describes tensor " + PlainLine.of(name) + " incompletely");
        }
        String dtypeName = object.get("dtype").getAsString();
        Dtype dtype = Dtype.named(dtypeName)
                .orElseThrow(() -> bad(
                        file,
                        "stores tensor " + PlainLine.of(name) + " in the number format " + PlainLine.of(dtypeName)
                                + ", which is unknown"));
        List<Long> shape = new ArrayList<>();
        long bytes = dtype.bytes();
        for (JsonElement axis : shapeJson) {
            long size = whole(name, axis);
            shape.add(size);
            bytes = product(name, bytes, size);
        }
        long begin = whole(name, offsets.get(0));
        long end = whole(name, offsets.get(1));
        if (begin > end) {
            throw bad(file, "lets tensor " + PlainLine.of(name) + " end before it begins");
        }
        if (end - begin != bytes) {
            throw bad(
                    file,
                    "gives tensor " + PlainLine.of(name) + " " + (end - begin) + " bytes, but its shape " + shape
                            + " needs " + bytes);
        }
        return new StoredTensor(name, dtype, shape, file, dataStart + begin, bytes);
    }

    /** Offsets and sizes are whole numbers from 0 that Java can hold. */
    private long whole(String name, JsonElement number) throws ModelFailure.BadCheckpoint {
        String text = number.isJsonPrimitive() && number.getAsJsonPrimitive().isNumber() ? number.getAsString() : "";
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad(file, "holds a size or place of tensor " + PlainLine.of(name) + " that is not a whole number");
        }
        return Long.parseLong(text);
    }

    private long product(String name, long a, long b) throws ModelFailure.BadCheckpoint {
        long high = Math.multiplyHigh(a, b);
        if (high != 0 || a * b < 0) {
            throw bad(file, "gives tensor " + PlainLine.of(name) + " an impossible shape");
        }
        return a * b;
    }

    /**
     * The tensors must cover the data part without overlap or gap, as the format demands.
     *
     * @return the size of the file that they fill
     */
    private long checkTiling(Collection<StoredTensor> tensors) throws ModelFailure.BadCheckpoint {
        long next = dataStart;
        for (StoredTensor tensor : tensors.stream()
                .sorted(Comparator.comparingLong(StoredTensor::offset).thenComparingLong(StoredTensor::bytes))
                .toList()) {
            if (tensor.offset() < next) {
                throw bad(file, "lets tensor " + PlainLine.of(tensor.name()) + " overlap another one");
            }
            if (tensor.offset() > next) {
                throw bad(file, "has unexplained bytes before tensor " + tensor.name());
            }
            next += tensor.bytes();
        }
        return next;
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
