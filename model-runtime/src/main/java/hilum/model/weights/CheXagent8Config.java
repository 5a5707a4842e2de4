package hilum.model.weights;

import hilum.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sizes and constants of one CheXagent-8b checkpoint, from its {@code config.json}, {@code preprocessor_config.json} and
 * {@code generation_config.json}.
 *
 * @param tower EVA vision tower
 * @param former Q-Former between tower and decoder
 * @param decoder Mistral language decoder
 * @param maxPictures pictures of one prompt, at most
 * @param publishedDecoding the authors' decoding
 */
public record CheXagent8Config(
        Tower tower, Former former, Decoder decoder, int maxPictures, PublishedDecoding publishedDecoding)
        implements ModelConfig {
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
            List<Float> mean,
            List<Float> std) {
        public Tower {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }

        /** Patches of a picture and its class token. */
        public int tokens() {
            return (imagePx / patchPx) * (imagePx / patchPx) + 1;
        }
    }

    /**
     * The Q-Former.
     *
     * @param queries vectors that it makes of all pictures of a prompt together
     * @param crossEvery it looks at the pictures in layers 0, {@code crossEvery}, and so on
     */
    public record Former(
            int queries, int hidden, int intermediate, int layers, int heads, int crossEvery, double normEpsilon) {}

    /**
     * The language decoder.
     *
     * @param keyHeads heads of keys and values; each serves several query heads
     * @param window keys that a position sees, itself included; 0 for all
     * @param maxPositions length that the decoder was made for
     * @param vocabulary rows of the output layer
     * @param endIds ids that end an answer
     */
    public record Decoder(
            int hidden,
            int intermediate,
            int layers,
            int heads,
            int keyHeads,
            double ropeTheta,
            double normEpsilon,
            int window,
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

    @Override
    public ModelDescription.Abilities abilities() {
        return new ModelDescription.Abilities("CheXagent-8b", maxPictures, false);
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
    public int contextTokens(int pictures) {
        return decoder.maxPositions();
    }

    @Override
    public long cacheNumbersPerPosition() {
        return 2L * decoder.layers() * decoder.keyHeads() * decoder.headSize();
    }

    @Override
    public List<String> tokenizerFiles() {
        return List.of("tokenizer.json");
    }

    @Override
    public Map<String, List<Long>> usedTensors() {
        return new CheXagent8Layout(this).used();
    }

    @Override
    public Map<String, List<Long>> unusedTensors() {
        return Map.of();
    }
}
