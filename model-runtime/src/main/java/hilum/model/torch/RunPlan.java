package hilum.model.torch;

import hilum.model.RunSettings;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;

/**
 * Where and how one checkpoint runs on this machine.
 *
 * @param device {@code cpu} or {@code cuda:N}
 * @param fuse whether matrices of one input are put together, which copies them
 * @param widenFromRows from how many rows on a narrow matrix is widened before it multiplies; 0 never
 * @param cacheBytes memory for pictures that were read already
 * @param reason one sentence for people: why so
 */
record RunPlan(String device, Precision precision, boolean fuse, int widenFromRows, long cacheBytes, String reason) {
    /** Weights are kept in float32 when they take no more than this part of the machine's memory. */
    private static final int MEMORY_PARTS = 3;

    /** Measured: from about so many rows on, widening first is faster on processors without bfloat16 units. */
    private static final int WIDEN_FROM_ROWS = 16;

    private static final long MEGABYTE = 1_000_000;

    /** The plan for {@code checkpoint} on a machine with so much memory, as far as {@code settings} leave it open. */
    static RunPlan choose(Checkpoint checkpoint, RunSettings settings, long memoryBytes) {
        Precision precision = precision(settings.precision(), checkpoint.weightCount(), memoryBytes);
        long cache = settings.pictureMb() > 0 ? settings.pictureMb() * MEGABYTE : memoryBytes / 8;
        return new RunPlan("cpu", precision, false, WIDEN_FROM_ROWS, cache, "");
    }

    private static Precision precision(String wished, long weights, long memoryBytes) {
        return switch (wished) {
            case "fp32" -> Precision.FP32;
            case "bf16" -> Precision.BF16;
            case "fp16" -> Precision.FP16;
            case "int8" -> Precision.INT8;
            default -> suitable(weights, memoryBytes);
        };
    }

    static Precision suitable(long weights, long memoryBytes) {
        return weights * Precision.FP32.bytesPerWeight() <= memoryBytes / MEMORY_PARTS
                ? Precision.FP32
                : Precision.BF16;
    }

    boolean onProcessor() {
        return device.equals("cpu");
    }
}
