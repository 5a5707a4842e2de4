package hilum.model.torch;

import hilum.model.device.MemoryNeed;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How much memory one checkpoint takes, wherever it runs.
 *
 * @param name for people
 * @param used the tensors that are loaded
 */
record Needs(String name, MemoryNeed.Context context, List<StoredTensor> used) {
    Needs {
        used = List.copyOf(used);
    }

    static Needs of(Checkpoint checkpoint) {
        Set<String> names = checkpoint.config().usedTensors().keySet();
        Collection<StoredTensor> used = checkpoint.tensors().values().stream()
                .filter(t -> names.contains(t.name()))
                .toList();
        return new Needs(checkpoint.name(), MemoryNeed.Context.of(checkpoint.config()), List.copyOf(used));
    }

    MemoryNeed onCard(Precision precision) {
        return MemoryNeed.onCard(context, used, precision);
    }

    MemoryNeed onProcessor(Precision precision) {
        return MemoryNeed.onProcessor(context, used, precision);
    }

    long weights() {
        return used.stream().mapToLong(t -> t.bytes() / t.dtype().bytes()).sum();
    }
}
