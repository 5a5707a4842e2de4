package hilum.model.device;

import hilum.model.weights.ModelConfig;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What running a checkpoint takes, computed before a single weight is read.
 *
 * @param weightBytes weights that are held in memory of their own
 * @param mappedBytes weights that stay in their files, on the processor alone: the system drops and reads them again as it likes
 * @param cacheBytes keys and values of one whole context; while a cache grows, old and new stand side by side, but a usual context (one
 *     picture, a question, an answer) is half a whole one
 * @param workingBytes rows of one prefill or picture between two matrices, and the largest matrix while it changes its number format
 * @param overheadBytes libtorch itself, its kernels and the card's context
 */
public record MemoryNeed(long weightBytes, long mappedBytes, long cacheBytes, long workingBytes, long overheadBytes) {
    /** Longest context that is counted; longer ones are possible where memory is left. */
    private static final int COUNTED_POSITIONS = 4096;

    /** Rows that are read in one go: two pictures of CheXagent-2. */
    private static final int COUNTED_ROWS = 2048;

    /**
     * Numbers a row that live at the same time, in widths of the widest layer, each in float32: the widest layer's input, output and
     * activation, and the residual stream with queries, keys and values, which are narrower.
     */
    private static final int LIVE_WIDTHS = 6;

    /** CUDA context, loaded kernels, cuBLAS workspace; an estimate, not measured yet. */
    private static final long CARD_OVERHEAD = 800_000_000;

    /** The child JVM with libtorch and no model: measured 230 MB. */
    private static final long PROCESSOR_OVERHEAD = 250_000_000;

    private static final int FLOAT32 = 4;
    private static final int HALF = 2;

    /**
     * What of a configuration counts beside its tensors.
     *
     * @param numbersPerPosition keys and values of all layers
     * @param positions of a whole context, with as many pictures as the model takes
     * @param vocabulary rows of the output layer, which only single rows are multiplied with
     */
    public record Context(long numbersPerPosition, int positions, int vocabulary) {
        /** That of {@code config}. */
        public static Context of(ModelConfig config) {
            return new Context(
                    config.cacheNumbersPerPosition(),
                    config.contextTokens(config.abilities().maxPictures()),
                    config.vocabulary());
        }
    }

    /** On a graphics card: matrices and tables in {@code precision}, vectors in float32, one float32 scale a row beside int8. */
    public static MemoryNeed onCard(Context context, Collection<StoredTensor> used, Precision precision) {
        int narrow = precision == Precision.FP32 ? FLOAT32 : HALF;
        long weights = 0;
        for (StoredTensor tensor : used) {
            weights += precision == Precision.INT8 && isMatrix(tensor)
                    ? int8(tensor)
                    : count(tensor) * (isVector(tensor) ? FLOAT32 : narrow);
        }
        long largest = used.stream()
                .filter(t -> !isVector(t))
                .mapToLong(MemoryNeed::count)
                .max()
                .orElse(0);
        // int8 is made on the card from the stored numbers by way of float32, and widened again for every product.
        long changing = precision == Precision.INT8 ? largest * (FLOAT32 + FLOAT32 + 1) : 0;
        return new MemoryNeed(
                weights, 0, cache(context, narrow), Math.max(working(context, used), changing), CARD_OVERHEAD);
    }

    /**
     * On the processor: tables stay as stored, and so do matrices that are stored in {@code precision} already; both remain in the
     * mapped files.
     */
    public static MemoryNeed onProcessor(Context context, Collection<StoredTensor> used, Precision precision) {
        long weights = 0;
        long mapped = 0;
        long largest = 0;
        for (StoredTensor tensor : used) {
            largest = Math.max(largest, isVector(tensor) ? 0 : count(tensor));
            if (precision == Precision.INT8 && isMatrix(tensor)) {
                weights += int8(tensor);
            } else if (staysMapped(tensor, precision)) {
                mapped += tensor.bytes();
            } else {
                weights += count(tensor) * (isVector(tensor) ? FLOAT32 : precision.bytesPerWeight());
            }
        }
        int cache = precision == Precision.BF16 || precision == Precision.FP16 ? HALF : FLOAT32;
        long changing = precision == Precision.FP32 ? 0 : largest * FLOAT32;
        return new MemoryNeed(
                weights, mapped, cache(context, cache), working(context, used) + changing, PROCESSOR_OVERHEAD);
    }

    /** Everything, the mapped files too. */
    public long totalBytes() {
        return privateBytes() + mappedBytes;
    }

    /** What has to be there, or the system ends the process. */
    public long privateBytes() {
        return weightBytes + cacheBytes + workingBytes + overheadBytes;
    }

    /** {@code 812 MB} or {@code 6.3 GB}, in powers of ten. */
    public static String words(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ENGLISH, "%d MB", Math.round(bytes / 1e6))
                : String.format(Locale.ENGLISH, "%.1f GB", bytes / 1e9);
    }

    /**
     * Whether rows are multiplied with it, so that int8 storage applies: two sizes, and no table of vectors to look up. Tables are the
     * embeddings, and what is stored without the ending {@code .weight}.
     */
    static boolean isMatrix(StoredTensor tensor) {
        return tensor.shape().size() == 2
                && tensor.name().endsWith(".weight")
                && !tensor.name().contains("embed");
    }

    private static boolean isVector(StoredTensor tensor) {
        return tensor.shape().size() < 2;
    }

    private static boolean staysMapped(StoredTensor tensor, Precision precision) {
        if (isVector(tensor)) {
            return tensor.dtype().bytes() == FLOAT32;
        }
        boolean asStored = switch (tensor.dtype()) {
            case F32 -> precision == Precision.FP32;
            case BF16 -> precision == Precision.BF16;
            case F16 -> precision == Precision.FP16;
            default -> false;
        };
        return asStored || !isMatrix(tensor);
    }

    private static long int8(StoredTensor tensor) {
        return count(tensor) + FLOAT32 * tensor.shape().getFirst();
    }

    private static long count(StoredTensor tensor) {
        return tensor.bytes() / tensor.dtype().bytes();
    }

    private static long cache(Context context, int width) {
        int positions = Math.min(COUNTED_POSITIONS, context.positions());
        return context.numbersPerPosition() * positions * width;
    }

    private static long working(Context context, Collection<StoredTensor> used) {
        int rows = Math.min(COUNTED_ROWS, context.positions());
        List<Long> widths = used.stream()
                .filter(MemoryNeed::isMatrix)
                .filter(tensor -> tensor.shape().getFirst() != context.vocabulary())
                .flatMap(tensor -> tensor.shape().stream())
                .toList();
        long widest = widths.stream().mapToLong(Long::longValue).max().orElse(0);
        return (long) rows * LIVE_WIDTHS * widest * FLOAT32;
    }
}
