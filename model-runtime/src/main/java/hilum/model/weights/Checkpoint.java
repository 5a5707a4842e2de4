package hilum.model.weights;

import com.google.gson.JsonElement;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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

    /** A model card, when the snapshot has one; its {@code name} is what people read. */
    public static final String CARD = "card.json";

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
        Inspection inspection = inspect(folder, digests);
        if (inspection.checkpoint().isEmpty()) {
            throw new ModelFailure.BadCheckpoint(
                    String.join(" ", inspection.report().problems()));
        }
        return inspection.checkpoint().get();
    }

    /** What is wrong with the snapshot in {@code folder}, one sentence each; empty when it can be loaded, its tokenizer apart. */
    public static List<String> problems(Path folder) {
        return inspect(folder, DigestCache.none()).report().problems();
    }

    /**
     * A snapshot looked at.
     *
     * @param checkpoint present when the report has no problem
     * @param report everything that was found; of the tokenizer only whether its files are there
     */
    public record Inspection(Optional<Checkpoint> checkpoint, SnapshotReport report) {}

    /** Looks at every file in {@code folder}, reads headers but no weights, and never fails: opening uses the same findings. */
    public static Inspection inspect(Path folder, DigestCache digests) {
        List<String> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            problems.add("There is no such folder.");
            WeightFiles nothing = new WeightFiles(List.of(), Map.of(), Set.of());
            return new Inspection(Optional.empty(), report(folder, nothing, TensorInventory.none(), null, problems));
        }
        ModelConfig config = ConfigReader.read(folder, problems);
        if (config != null) {
            config.tokenizerFiles().stream()
                    .filter(f -> !Files.isRegularFile(folder.resolve(f)))
                    .forEach(f -> problems.add("The tokenizer file " + f + " is missing: download it."));
        }
        WeightFiles weights = WeightFiles.in(folder, problems);
        TensorInventory inventory = config == null || weights.files().isEmpty()
                ? TensorInventory.none()
                : TensorInventory.compare(WeightLayout.of(config), weights.tensors(), weights.unread());
        inventory.tell(problems);
        SnapshotReport report = report(folder, weights, inventory, config, problems);
        return new Inspection(
                config == null || !report.usable()
                        ? Optional.empty()
                        : Optional.of(new Checkpoint(folder, config, weights, digests)),
                report);
    }

    private static SnapshotReport report(
            Path folder,
            WeightFiles files,
            TensorInventory inventory,
            @Nullable ModelConfig config,
            List<String> problems) {
        SnapshotReport.Weights weights = new SnapshotReport.Weights(
                files.files(), inventory, files.tensors().size(), weightCount(files), storedBytes(files));
        return new SnapshotReport(
                name(folder),
                wiringOnly(folder),
                weights,
                Optional.ofNullable(config).map(SnapshotReport.Model::of),
                Optional.empty(),
                problems);
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
        return storedBytes(weights);
    }

    private static long storedBytes(WeightFiles weights) {
        return weights.tensors().values().stream()
                .mapToLong(StoredTensor::bytes)
                .sum();
    }

    /** Number of weights. */
    public long weightCount() {
        return weightCount(weights);
    }

    private static long weightCount(WeightFiles weights) {
        return weights.tensors().values().stream()
                .mapToLong(t -> t.bytes() / t.dtype().bytes())
                .sum();
    }

    /** For people: the name in the marker or card; before it the repository's name when the folder is a Hugging Face cache entry, else the folder's name. */
    public String name() {
        return name(folder);
    }

    private static String name(Path folder) {
        for (Path part : folder.toAbsolutePath().normalize()) {
            String text = part.toString();
            if (text.startsWith("models--")) {
                return text.substring(text.lastIndexOf("--") + 2);
            }
        }
        String own = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        try {
            Path named = folder.resolve(wiringOnly(folder) ? WIRING_MARKER : CARD);
            JsonElement name = Files.exists(named) ? StrictJson.object(named).get("name") : null;
            return name != null && name.isJsonPrimitive() ? PlainLine.of(name.getAsString()) : own;
        } catch (IOException e) {
            return own;
        }
    }

    /** Whether the weights are random. */
    public boolean wiringOnly() {
        return wiringOnly(folder);
    }

    private static boolean wiringOnly(Path folder) {
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
        if (sha256 == null) {
            sha256 = new WeightDigests(digests).ofAll(weights.paths(), progress);
        }
        progress.accept(1);
        return sha256;
    }

    /**
     * SHA-256 of each weight file by its name, in the order of the names, as 64 lower-case hex digits. Reads every byte unless the cache
     * knows it, and learns {@link #sha256()} on the way.
     *
     * @throws ModelFailure.BadCheckpoint when a file cannot be read
     */
    public synchronized SortedMap<String, String> sha256ByFile(DoubleConsumer progress) throws ModelFailure {
        WeightDigests.Found found = new WeightDigests(digests).ofEach(weights.paths(), progress);
        sha256 = found.all();
        progress.accept(1);
        return found.byFile();
    }
}
