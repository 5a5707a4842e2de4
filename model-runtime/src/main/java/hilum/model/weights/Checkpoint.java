package hilum.model.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot folder as Hugging Face lays it out, verified against the layout that its {@code config.json} promises.
 *
 * <p>Nothing is loaded: headers are read, weights are not. Safe for all threads.
 */
public final class Checkpoint {
    /**
     * A snapshot with this file has random weights, so its words mean nothing. The file may be empty or hold {@code {"name": "..."}}.
     */
    public static final String WIRING_MARKER = "hilum-wiring.json";

    private static final int DIGEST_BUFFER_BYTES = 1 << 22;

    private final Path folder;
    private final ModelConfig config;
    private final WeightFiles weights;
    private final DigestCache digests;
    private @Nullable String sha256;

    private Checkpoint(Path folder, ModelConfig config, WeightFiles weights, DigestCache digests) {
        this.folder = folder;
        this.config = config;
        this.weights = weights;
        this.digests = digests;
    }

    /** As {@link #open(Path, DigestCache)}, remembering no digest. */
    public static Checkpoint open(Path folder) throws ModelFailure {
        return open(folder, DigestCache.none());
    }

    /**
     * Opens and verifies the snapshot in {@code folder}: every tensor by name, shape and number format.
     *
     * @throws ModelFailure.BadCheckpoint with every problem in words when the folder is no complete, well-formed snapshot
     */
    public static Checkpoint open(Path folder, DigestCache digests) throws ModelFailure {
        List<String> problems = new ArrayList<>();
        Checkpoint checkpoint = read(folder, digests, problems);
        if (checkpoint == null || !problems.isEmpty()) {
            throw new ModelFailure.BadCheckpoint(String.join(" ", problems));
        }
        return checkpoint;
    }

    /** What is wrong with the snapshot in {@code folder}, one sentence each; empty when it can be loaded. For {@code model check}. */
    public static List<String> problems(Path folder) {
        List<String> problems = new ArrayList<>();
        read(folder, DigestCache.none(), problems);
        return List.copyOf(problems);
    }

    private static @Nullable Checkpoint read(Path folder, DigestCache digests, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            problems.add("There is no such folder.");
            return null;
        }
        ModelConfig config = ConfigReader.read(folder, problems);
        if (config != null) {
            config.tokenizerFiles().stream()
                    .filter(f -> !Files.isRegularFile(folder.resolve(f)))
                    .forEach(f -> problems.add("The tokenizer file " + f + " is missing."));
        }
        try {
            WeightFiles weights = WeightFiles.in(folder);
            if (config == null) {
                return null;
            }
            new TensorInventory(config).compare(weights.tensors(), problems);
            return new Checkpoint(folder, config, weights, digests);
        } catch (ModelFailure e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The snapshot's folder. */
    public Path folder() {
        return folder;
    }

    /** Sizes and constants. */
    public ModelConfig config() {
        return config;
    }

    /** All tensors by name. */
    public Map<String, StoredTensor> tensors() {
        return weights.tensors();
    }

    /** Bytes of all tensors as stored. */
    public long storedBytes() {
        return weights.tensors().values().stream()
                .mapToLong(StoredTensor::bytes)
                .sum();
    }

    /** Number of weights. */
    public long weightCount() {
        return weights.tensors().values().stream()
                .mapToLong(t -> t.bytes() / t.dtype().bytes())
                .sum();
    }

    /** For people: the marker's name, else the repository's name when the folder is a Hugging Face cache entry, else the folder's name. */
    public String name() {
        for (Path part : folder.toAbsolutePath().normalize()) {
            String text = part.toString();
            if (text.startsWith("models--")) {
                return text.substring(text.lastIndexOf("--") + 2);
            }
        }
        String own = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        try {
            JsonObject marker = wiringOnly() ? StrictJson.object(folder.resolve(WIRING_MARKER)) : new JsonObject();
            JsonElement name = marker.get("name");
            return name != null && name.isJsonPrimitive() ? name.getAsString() : own;
        } catch (IOException e) {
            return own;
        }
    }

    /** Whether the weights are random. */
    public boolean wiringOnly() {
        return Files.exists(folder.resolve(WIRING_MARKER));
    }

    /**
     * SHA-256 over the bytes of all weight files in the order of their names, as 64 lower-case hex digits: what
     * {@code cat *.safetensors | sha256sum} prints. Reads every byte at the first call, unless the cache knows it.
     *
     * @throws ModelFailure.BadCheckpoint when a file cannot be read
     */
    public String sha256() throws ModelFailure {
        return sha256(fraction -> {});
    }

    /** As {@link #sha256()}; {@code progress} hears 0..1 on the calling thread. */
    public synchronized String sha256(DoubleConsumer progress) throws ModelFailure {
        try {
            if (sha256 == null) {
                sha256 = digests.find(weights.files()).orElse(null);
            }
            if (sha256 == null) {
                sha256 = digest(progress);
                digests.remember(weights.files(), sha256);
            }
            progress.accept(1);
            return sha256;
        } catch (IOException e) {
            throw new ModelFailure.BadCheckpoint("A weight file cannot be read: " + e.getMessage() + ".");
        }
    }

    private String digest(DoubleConsumer progress) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        double total = Math.max(1, storedBytes());
        long done = 0;
        ByteBuffer buffer = ByteBuffer.allocate(DIGEST_BUFFER_BYTES);
        for (Path file : weights.files().stream()
                .sorted(Comparator.comparing(Path::getFileName))
                .toList()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (channel.read(buffer) >= 0) {
                    done += buffer.position();
                    digest.update(buffer.flip());
                    buffer.clear();
                    progress.accept(Math.min(1, done / total));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
