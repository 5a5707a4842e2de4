package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.decode.Generator;
import hilum.model.text.LlamaTokenizerFile;
import hilum.model.text.Tokenizer;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.weights.CheXagent2Config;
import hilum.model.weights.CheXagent8Config;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.ModelConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one family of checkpoints brings: its words and its two programs.
 *
 * @param vision from pictures to vectors: {@code look(List[Tensor] pictures, Tensor state) -> List[Tensor]}, {@code bind}
 * @param decoder {@code decoder_program.py} with the family's own layer
 * @param shape of the decoder's cache
 * @param vocabulary rows of the output layer
 */
record Family(Generator.Words words, Program vision, Program decoder, CacheShape shape, int vocabulary) {
    /**
     * A TorchScript program and its weights in their order.
     *
     * @param files source files, joined in order
     * @param numbers attributes of the class beside its weights
     */
    record Program(String className, List<String> files, Map<String, Object> numbers, WeightOrder order) {
        Program {
            files = List.copyOf(files);
            numbers = Map.copyOf(numbers);
        }

        byte[] archive() {
            return TorchScriptArchive.program(className, files, numbers);
        }
    }

    /**
     * How much the decoder remembers of one position.
     *
     * @param keyHeads heads of keys and values
     * @param size of one head
     */
    record CacheShape(int layers, int keyHeads, int size) {
        /** Numbers for one position: keys and values of all layers. */
        long numbers() {
            return 2L * layers * keyHeads * size;
        }
    }

    /**
     * The family of a verified snapshot.
     *
     * @throws ModelFailure.BadCheckpoint when the tokenizer cannot be read or does not fit
     */
    static Family of(Checkpoint checkpoint, RunPlan plan, RunSettings settings) throws ModelFailure {
        Path folder = checkpoint.folder();
        return switch (checkpoint.config()) {
            case CheXagent2Config config ->
                CheXagent2.family(
                        CheXagent2.as(config, settings),
                        fitting(CheXagent2.tokenizer(config, folder), config),
                        plan.fuse());
            case CheXagent8Config config ->
                CheXagent8.family(config, fitting(LlamaTokenizerFile.read(folder), config), plan.fuse());
        };
    }

    /**
     * Reads the tokenizer as loading does, and runs its self-test.
     *
     * @throws ModelFailure.BadCheckpoint when it cannot be read or does not fit
     */
    static TokenizerSelfTest.Result testTokenizer(Checkpoint checkpoint) throws ModelFailure {
        Path folder = checkpoint.folder();
        return TokenizerSelfTest.run(
                switch (checkpoint.config()) {
                    case CheXagent2Config config -> fitting(CheXagent2.tokenizer(config, folder), config);
                    case CheXagent8Config config -> fitting(LlamaTokenizerFile.read(folder), config);
                });
    }

    private static <T extends Tokenizer> T fitting(T tokenizer, ModelConfig config) throws ModelFailure {
        if (tokenizer.size() > config.vocabulary()) {
            throw new ModelFailure.BadCheckpoint("The tokenizer knows " + tokenizer.size()
                    + " tokens, but the weights only " + config.vocabulary() + ".");
        }
        return tokenizer;
    }
}
