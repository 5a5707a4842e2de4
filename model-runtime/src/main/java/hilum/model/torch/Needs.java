package hilum.model.torch;

import hilum.model.device.MemoryNeed;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.ModelConfig;
import hilum.model.weights.Precision;
import hilum.model.weights.StoredTensor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much memory one checkpoint takes, wherever it runs.
 *
 * @param name for people
 * @param used the tensors that are loaded
 */
record Needs(String name, ModelConfig config, List<StoredTensor> used) {
    Needs {
        used = List.copyOf(used);
    }

    static Needs of(Checkpoint checkpoint) {
        return of(checkpoint.name(), checkpoint.config(), checkpoint.tensors());
    }

    static Needs of(String name, ModelConfig config, Map<String, StoredTensor> tensors) {
        Set<String> names = config.usedTensors().keySet();
        Collection<StoredTensor> used =
                tensors.values().stream().filter(t -> names.contains(t.name())).toList();
        return new Needs(name, config, List.copyOf(used));
    }

    MemoryNeed onCard(Precision precision) {
        return MemoryNeed.onCard(config, used, precision);
    }

    MemoryNeed onProcessor(Precision precision) {
        return MemoryNeed.onProcessor(config, used, precision);
    }

    long weights() {
        return used.stream().mapToLong(t -> t.bytes() / t.dtype().bytes()).sum();
    }
}
