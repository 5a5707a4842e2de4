package hilum.model.synth;

import hilum.model.ModelFailure;
import hilum.model.weights.ByteSize;
import hilum.model.weights.Dtype;
import hilum.model.weights.SafetensorsWriter;
import hilum.model.weights.WeightLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Writes a checkpoint of real size and layout with random weights, for load tests. The same order writes the same bytes on every
 * machine. The folder carries the marker of random weights from its first file on; a folder that was not written to the end lacks its
 * weights' names and is refused as incomplete.
 */
public final class SyntheticSnapshot {
    /** Published checkpoints that can be imitated without having them. */
    public static final List<String> PUBLISHED = List.of("chexagent-2-3b", "chexagent-8b");

    private static final int BUFFER_BYTES = 1 << 22;
    private static final Map<String, String> METADATA = Map.of("format", "pt");
    private static final String INDEX = "model.safetensors.index.json";

    private final FreeDisk freeDisk;

    /** How many bytes can still be written into a folder. */
    interface FreeDisk {
        long bytes(Path folder) throws IOException;
    }

    public SyntheticSnapshot() {
        this(folder -> Files.getFileStore(folder).getUsableSpace());
    }

    SyntheticSnapshot(FreeDisk freeDisk) {
        this.freeDisk = freeDisk;
    }

    /**
     * What to write.
     *
     * @param dtype F32, F16 or BF16
     * @param seed another one gives other weights
     * @param shardBytes most bytes of tensors in one file
     * @param layers of both tower and decoder, in place of the real number; for smaller checkpoints
     */
    public record Order(Dtype dtype, long seed, long shardBytes, OptionalInt layers) {
        /** The usual shard size of Hugging Face, 5 GB. */
        public static final long PUBLISHED_SHARD_BYTES = 5_000_000_000L;

        public Order {
            if (!dtype.isWeight() || shardBytes < 1 || layers.orElse(1) < 1) {
                throw new IllegalArgumentException("no checkpoint can be written so");
            }
        }
    }

    /** What was written. */
    public record Written(int files, int tensors, long bytes) {}

    /**
     * Writes a snapshot into {@code folder}, which is created or empty.
     *
     * @param like one of {@link #PUBLISHED}, or a folder whose configuration and tokenizer are taken over
     * @param progress hears 0..1 on the calling thread
     * @throws ModelFailure.BadCheckpoint when {@code like} is a folder without a usable configuration
     * @throws IOException in plain words when the folder is not empty or the disk too small, with nothing written; or when writing fails
     */
    public Written write(String like, Path folder, Order order, DoubleConsumer progress)
            throws IOException, ModelFailure {
        requireEmpty(folder);
        boolean isNew = !Files.exists(folder);
        Files.createDirectories(folder);
        SmallFiles small = new SmallFiles(folder);
        ShardPlan plan;
        try {
            switch (like) {
                case "chexagent-2-3b" -> small.likeCheXagent2(order.dtype(), order.layers());
                case "chexagent-8b" -> small.likeCheXagent8(order.dtype(), order.layers());
                default -> small.likeFolder(Path.of(like), order.dtype(), order.layers());
            }
            plan = ShardPlan.of(WeightLayout.promisedBy(folder), order.dtype(), order.shardBytes());
            requireRoom(folder, plan.tensorBytes());
        } catch (IOException | ModelFailure e) {
            empty(folder);
            if (isNew) {
                Files.delete(folder);
            }
            throw e;
        }
        writeWeights(plan, folder, order, progress);
        return new Written(plan.files().size(), plan.tensors(), plan.tensorBytes());
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is a file of this name already: nothing was written.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IOException("The folder is not empty: nothing was written. Name a new one or empty it.");
            }
        }
    }

    private void requireRoom(Path folder, long bytes) throws IOException {
        long needed = bytes + bytes / 100;
        long free = freeDisk.bytes(folder);
        if (free < needed) {
            throw new IOException("The disk is too small: " + new ByteSize(needed) + " are needed, "
                    + new ByteSize(free) + " are free. Nothing was written.");
        }
    }

    private static void writeWeights(ShardPlan plan, Path folder, Order order, DoubleConsumer progress)
            throws IOException {
        NormalNumbers numbers = new NormalNumbers();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double total = Math.max(1, plan.tensorBytes());
        long done = 0;
        for (Map.Entry<String, List<SafetensorsWriter.Entry>> file :
                plan.files().entrySet()) {
            try (SafetensorsWriter writer =
                    SafetensorsWriter.begin(folder.resolve(file.getKey()), file.getValue(), METADATA)) {
                for (SafetensorsWriter.Entry tensor : file.getValue()) {
                    NormalNumbers.Series values = series(numbers, tensor, order.seed());
                    for (long left = tensor.bytes(); left > 0; left -= buffer.limit()) {
                        values.fill(buffer.clear().limit((int) Math.min(left, BUFFER_BYTES)));
                        writer.append(tensor.name(), buffer.flip());
                        done += buffer.limit();
                        progress.accept(done / total);
                    }
                }
                writer.finish();
            }
        }
        if (plan.files().size() > 1) {
            Files.writeString(folder.resolve(INDEX), plan.index(), StandardCharsets.UTF_8);
        }
    }

    /** Each tensor has its own seed, so that its values depend neither on the files' sizes nor on the other tensors. */
    private static NormalNumbers.Series series(NormalNumbers numbers, SafetensorsWriter.Entry tensor, long seed) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (byte b : tensor.name().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        WeightScale scale = WeightScale.of(tensor.name(), tensor.shape());
        return numbers.new Series(tensor.dtype(), hash ^ seed, scale.mean(), scale.deviation());
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
