package hilum.model.weights;

import hilum.model.ModelDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a snapshot folder.
 *
 * @param name for people
 * @param wiringOnly whether the weights are random: words mean nothing
 * @param weights what the weight files hold
 * @param model what the configuration promises; empty when it cannot be read
 * @param tokenizer one sentence, what its self-test covered; empty when the tokenizer could not be tested
 * @param problems why the snapshot cannot be loaded and what to do, a sentence each; empty when it can
 */
public record SnapshotReport(
        String name,
        boolean wiringOnly,
        Weights weights,
        Optional<Model> model,
        Optional<String> tokenizer,
        List<String> problems) {
    public SnapshotReport {
        problems = List.copyOf(problems);
    }

    /** Whether the snapshot can be loaded. */
    public boolean usable() {
        return problems.isEmpty();
    }

    /**
     * What the weight files hold.
     *
     * @param files in the order of their names
     * @param inventory tensors held against the layout
     * @param tensors their number
     * @param weights number of weights
     * @param bytes of all tensors as stored
     */
    public record Weights(List<WeightFile> files, TensorInventory inventory, int tensors, long weights, long bytes) {
        public Weights {
            files = List.copyOf(files);
        }
    }

    /**
     * What the model can do and what it needs.
     *
     * @param memory one entry per precision
     */
    public record Model(ModelDescription.Abilities abilities, List<MemoryNeed> memory) {
        public Model {
            memory = List.copyOf(memory);
        }

        static Model of(ModelConfig config) {
            long weights = config.usedTensors().values().stream()
                    .mapToLong(shape -> shape.stream().reduce(1L, (a, b) -> a * b))
                    .sum();
            long context = config.cacheNumbersPerPosition() * config.contextTokens(1);
            return new Model(
                    config.abilities(),
                    Arrays.stream(Precision.values())
                            .map(p -> new MemoryNeed(
                                    p,
                                    weights * p.bytesPerWeight(),
                                    context * (p == Precision.INT8 ? Float.BYTES : p.bytesPerWeight())))
                            .toList());
        }
    }

    /**
     * Main memory that a precision takes.
     *
     * @param weightBytes of all weights of the forward pass
     * @param contextBytes of a full context with one picture
     */
    public record MemoryNeed(Precision precision, long weightBytes, long contextBytes) {
        /** Both together. */
        public long bytes() {
            return weightBytes + contextBytes;
        }
    }
}
