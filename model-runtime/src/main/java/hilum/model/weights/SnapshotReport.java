package hilum.model.weights;

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
     * @param kind the family: {@code CheXagent-2}
     * @param pictures how many one question may have, at most
     * @param boxes whether it marks places on the picture
     * @param memory one entry per precision
     */
    public record Model(String kind, int pictures, boolean boxes, List<MemoryNeed> memory) {
        public Model {
            memory = List.copyOf(memory);
        }
    }

    /**
     * Main memory that a precision takes.
     *
     * @param weightBytes of all weights of the forward pass
     * @param contextBytes of a full context
     */
    public record MemoryNeed(Precision precision, long weightBytes, long contextBytes) {
        /** Both together. */
        public long bytes() {
            return weightBytes + contextBytes;
        }
    }
}
