package hilum.model.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Sizes and constants of one CheXagent-2 checkpoint, from its {@code config.json}.
 *
 * @param tower SigLIP vision tower
 * @param decoder Phi language decoder
 * @param bridgeHidden width of the hidden layer between tower and decoder
 */
public record CheXagent2Config(Tower tower, Decoder decoder, int bridgeHidden) {
    /** Epsilon of the bridge's layer norm; the checkpoint does not store it. */
    public static final double BRIDGE_NORM_EPSILON = 1e-6;

    /**
     * The vision tower.
     *
     * @param imagePx side of the square picture
     * @param patchPx side of one patch
     * @param mean per channel, subtracted from samples in 0..1
     * @param std per channel, divided by after that
     */
    public record Tower(
            int imagePx,
            int patchPx,
            int hidden,
            int intermediate,
            int layers,
            int heads,
            double normEpsilon,
            Activation activation,
            List<Float> mean,
            List<Float> std) {
        public Tower {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }

        /** Patches of a picture, and so its positions in the decoder. */
        public int tokens() {
            return (imagePx / patchPx) * (imagePx / patchPx);
        }
    }

    /**
     * The language decoder.
     *
     * @param rotary leading dimensions of each head that are rotated
     * @param maxPositions length that the decoder was trained for
     * @param vocabulary rows of the output layer; more than the tokenizer knows
     * @param endIds ids that end an answer
     */
    public record Decoder(
            int hidden,
            int intermediate,
            int layers,
            int heads,
            int rotary,
            double ropeTheta,
            double normEpsilon,
            int maxPositions,
            int vocabulary,
            Set<Integer> endIds) {
        public Decoder {
            endIds = Set.copyOf(endIds);
        }

        /** Dimensions of one head. */
        public int headSize() {
            return hidden / heads;
        }
    }

    /**
     * How many positions a prompt with {@code pictures} and its answer may take.
     *
     * <p>The trained length holds text and one picture. The official evaluation lets the second picture of a pair run beyond it, with
     * exact rotary positions in float32; so each further picture brings its own room.
     */
    public int contextTokens(int pictures) {
        return decoder.maxPositions() + Math.max(0, pictures - 1) * (tower.tokens() + 2);
    }

    /** Values of keys and values that one position leaves in the decoder's cache. */
    long cacheValuesPerToken() {
        return 2L * decoder.layers() * decoder.hidden();
    }

    /** What a snapshot of these sizes can do and what it needs. */
    SnapshotReport.Model model() {
        WeightLayout layout = WeightLayout.of(this);
        long weights = layout.used().values().stream()
                .mapToLong(shape -> shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b))
                .sum();
        List<SnapshotReport.MemoryNeed> memory = Arrays.stream(Precision.values())
                .map(p -> new SnapshotReport.MemoryNeed(
                        p, weights * p.bytesPerWeight(), cacheValuesPerToken() * contextTokens(1) * p.bytesPerWeight()))
                .toList();
        return new SnapshotReport.Model("CheXagent-2", 2, true, memory);
    }
}
