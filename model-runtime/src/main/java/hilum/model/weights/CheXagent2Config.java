package hilum.model.weights;

import hilum.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sizes and constants of one CheXagent-2 checkpoint, from its {@code config.json}.
 *
 * @param tower SigLIP vision tower
 * @param decoder Phi language decoder
 * @param bridgeHidden width of the hidden layer between tower and decoder
 */
public record CheXagent2Config(Tower tower, Decoder decoder, int bridgeHidden) implements ModelConfig {
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
    @Override
    public int contextTokens(int pictures) {
        return decoder.maxPositions() + Math.max(0, pictures - 1) * (tower.tokens() + 2);
    }

    @Override
    public ModelDescription.Abilities abilities() {
        return new ModelDescription.Abilities("CheXagent-2", 2, true);
    }

    @Override
    public int imagePx() {
        return tower.imagePx();
    }

    @Override
    public int vocabulary() {
        return decoder.vocabulary();
    }

    @Override
    public Set<Integer> endIds() {
        return decoder.endIds();
    }

    @Override
    public PublishedDecoding publishedDecoding() {
        return PublishedDecoding.GREEDY;
    }

    @Override
    public long cacheNumbersPerPosition() {
        return 2L * decoder.layers() * decoder.hidden();
    }

    @Override
    public List<String> tokenizerFiles() {
        return List.of("vocab.json", "merges.txt", "added_tokens.json");
    }

    @Override
    public Map<String, List<Long>> usedTensors() {
        return new CheXagent2Layout(this).used();
    }

    @Override
    public Map<String, List<Long>> unusedTensors() {
        return new CheXagent2Layout(this).unused();
    }

    /** The same with the given form of GELU in the tower. */
    public CheXagent2Config withTowerActivation(Activation activation) {
        Tower t = tower;
        return new CheXagent2Config(
                new Tower(
                        t.imagePx,
                        t.patchPx,
                        t.hidden,
                        t.intermediate,
                        t.layers,
                        t.heads,
                        t.normEpsilon,
                        activation,
                        t.mean,
                        t.std),
                decoder,
                bridgeHidden);
    }
}
