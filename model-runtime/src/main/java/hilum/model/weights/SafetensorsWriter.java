package hilum.model.weights;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one safetensors file piece by piece, with no more memory than a piece takes.
 *
 * <p>The file grows under its name with {@code .part} behind it and gets its own name by {@link #finish}: whoever finds the name finds a
 * whole file. Not safe for several threads.
 */
public final class SafetensorsWriter implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final Map<String, Place> places;

    /** Where the next byte of a tensor goes, and where its last one ends. */
    private static final class Place {
        private final long end;
        private long next;

        Place(long begin, long end) {
            this.next = begin;
            this.end = end;
        }
    }

    /**
     * One tensor to be written.
     *
     * @param shape sizes of its axes, the slowest first; empty for a single number
     */
    public record Entry(String name, Dtype dtype, List<Long> shape) {
        public Entry {
            shape = List.copyOf(shape);
            if (name.equals("__metadata__") || shape.stream().anyMatch(size -> size < 0)) {
                throw new IllegalArgumentException("no tensor can be called or shaped so: " + name + " " + shape);
            }
        }

        /** Bytes that the tensor takes. */
        public long bytes() {
            return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        }
    }

    private SafetensorsWriter(Path file, Path part, FileChannel channel, Map<String, Place> places) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.places = places;
    }

    /**
     * Begins a file.
     *
     * @param metadata free words for the file's header; may be empty
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when two tensors have the same name
     */
    public static SafetensorsWriter begin(Path file, List<Entry> tensors, Map<String, String> metadata)
            throws IOException {
        byte[] header = header(tensors, metadata);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Map<String, Place> places = new HashMap<>();
        long at = header.length;
        for (Entry tensor : inFileOrder(tensors)) {
            places.put(tensor.name(), new Place(at, at + tensor.bytes()));
            at += tensor.bytes();
        }
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            writeFully(channel, ByteBuffer.wrap(header), 0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new SafetensorsWriter(file, part, channel, places);
    }

    /** Size of the file that {@link #begin} with the same arguments leads to. */
    public static long fileBytes(List<Entry> tensors, Map<String, String> metadata) {
        return header(tensors, metadata).length
                + tensors.stream().mapToLong(Entry::bytes).sum();
    }

    /** Length field and JSON, filled up with blanks so that the first tensor begins at a multiple of 8. */
    static byte[] header(List<Entry> tensors, Map<String, String> metadata) {
        Map<String, JsonObject> described = new LinkedHashMap<>();
        long offset = 0;
        for (Entry tensor : inFileOrder(tensors)) {
            JsonObject object = new JsonObject();
            object.addProperty("dtype", tensor.dtype().name());
            JsonArray shape = new JsonArray();
            tensor.shape().forEach(shape::add);
            object.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offset = Math.addExact(offset, tensor.bytes());
            offsets.add(offset);
            object.add("data_offsets", offsets);
            if (described.put(tensor.name(), object) != null) {
                throw new IllegalArgumentException("two tensors are called " + tensor.name());
            }
        }
        JsonObject json = new JsonObject();
        if (!metadata.isEmpty()) {
            json.add("__metadata__", GSON.toJsonTree(metadata));
        }
        described.forEach(json::add);
        byte[] utf8 = utf8(GSON.toJson(json));
        int padded = (utf8.length + 7) / 8 * 8;
        ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(utf8);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.array();
    }

    /** Wide numbers first, so that each tensor begins at a multiple of its number's size: it can be mapped and used in place. */
    private static List<Entry> inFileOrder(List<Entry> tensors) {
        return tensors.stream()
                .sorted(Comparator.comparingInt(e -> -e.dtype().bytes()))
                .toList();
    }

    private static byte[] utf8(String json) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            byte[] utf8 = new byte[bytes.remaining()];
            bytes.get(utf8);
            return utf8;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a tensor's name is no proper text", e);
        }
    }

    /**
     * Writes the next bytes of {@code tensor}. Tensors may come in any order and by turns.
     *
     * @param bytes row-major, little-endian; all that remain are taken
     * @throws IOException when they cannot be written, for instance because the disk is full
     * @throws IllegalArgumentException when there is no such tensor or it has no room for so many bytes
     */
    public void append(String tensor, ByteBuffer bytes) throws IOException {
        Place place = places.get(tensor);
        if (place == null || place.end - place.next < bytes.remaining()) {
            throw new IllegalArgumentException("no room for " + bytes.remaining() + " bytes of tensor " + tensor);
        }
        int count = bytes.remaining();
        writeFully(channel, bytes, place.next);
        place.next += count;
    }

    /**
     * Makes sure that all is on the disk, and gives the file its name, replacing an older one.
     *
     * @throws IllegalStateException when bytes of a tensor are still to come
     */
    public void finish() throws IOException {
        places.forEach((name, place) -> {
            if (place.next != place.end) {
                throw new IllegalStateException((place.end - place.next) + " bytes of tensor " + name + " are missing");
            }
        });
        channel.force(true);
        channel.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves the {@code .part} file behind when {@link #finish} was not reached. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
