package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.decode.Generator;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.weights.CheXagent2Config;
import hilum.model.weights.CheXagent8Config;
import hilum.model.weights.Checkpoint;
import java.util.List;
import java.util.Map;

/**
 * What one family of checkpoints brings: its words and its two programs.
 *
 * @param vision from pictures to vectors: {@code look(List[Tensor] pictures, Tensor state) -> List[Tensor]}, {@code bind}
 * @param decoder {@code decoder_program.py} with the family's own layer
 * @param shape of the decoder's cache
 */
record Family(Generator.Words words, Program vision, Program decoder, CacheShape shape) {
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
        return switch (checkpoint.config()) {
            case CheXagent2Config config ->
                CheXagent2.family(CheXagent2.as(config, settings), checkpoint.folder(), plan.fuse());
            case CheXagent8Config config -> CheXagent8.family(config, checkpoint.folder(), plan.fuse());
        };
    }

    /**
     * Reads the tokenizer as loading does, and runs its self-test.
     *
     * @throws ModelFailure.BadCheckpoint when it cannot be read or does not fit
     */
    static TokenizerSelfTest.Result testTokenizer(Checkpoint checkpoint) throws ModelFailure {
        return switch (checkpoint.config()) {
            case CheXagent2Config config -> TokenizerSelfTest.run(CheXagent2.tokenizer(config, checkpoint.folder()));
            case CheXagent8Config config -> TokenizerSelfTest.run(CheXagent8.tokenizer(config, checkpoint.folder()));
        };
    }
}
