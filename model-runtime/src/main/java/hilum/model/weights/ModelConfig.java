package hilum.model.weights;

import hilum.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sizes and constants of a checkpoint, from its {@code config.json}; one kind for each family. */
public sealed interface ModelConfig permits CheXagent2Config, CheXagent8Config {
    /** What can be asked. */
    ModelDescription.Abilities abilities();

    /** Side of the square that pictures are stretched to. */
    int imagePx();

    /** Rows of the output layer. */
    int vocabulary();

    /** Ids that end an answer. */
    Set<Integer> endIds();

    /** How many positions a prompt with {@code pictures} and its answer may take. */
    int contextTokens(int pictures);

    /** The authors' decoding. */
    PublishedDecoding publishedDecoding();

    /** Numbers that the decoder remembers of one position: keys and values of all layers. */
    long cacheNumbersPerPosition();

    /** Files of the tokenizer, all needed. */
    List<String> tokenizerFiles();

    /** Shapes of the tensors that the forward pass needs, by name. */
    Map<String, List<Long>> usedTensors();

    /** Shapes of tensors that published snapshots hold too, but whose results are thrown away: they may be absent. */
    Map<String, List<Long>> unusedTensors();

    /**
     * From {@code generation_config.json}.
     *
     * @param beams 1 for greedy
     * @param maxNewTokens 0 where it says nothing
     * @param lengthPenalty of beam search
     */
    record PublishedDecoding(int beams, int maxNewTokens, double lengthPenalty) {
        /** Where a snapshot says nothing. */
        public static final PublishedDecoding GREEDY = new PublishedDecoding(1, 0, 1);
    }
}
