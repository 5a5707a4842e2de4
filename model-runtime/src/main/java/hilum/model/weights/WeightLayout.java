package hilum.model.weights;

import hilum.model.ModelFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a model of given sizes, by name and shape, in the order of the model.
 *
 * @param used what the forward pass needs
 * @param unused what the published checkpoint stores but whose results it throws away: it may be absent
 */
public record WeightLayout(Map<String, List<Long>> used, Map<String, List<Long>> unused) {
    public WeightLayout {
        used = Collections.unmodifiableMap(new LinkedHashMap<>(used));
        unused = Collections.unmodifiableMap(new LinkedHashMap<>(unused));
    }

    static WeightLayout of(ModelConfig config) {
        return new WeightLayout(config.usedTensors(), config.unusedTensors());
    }

    /**
     * The layout that {@code config.json} in {@code folder} promises; the weights need not be there.
     *
     * @throws ModelFailure.BadCheckpoint when the configuration is missing, damaged or of a model that this runtime cannot run
     */
    public static WeightLayout promisedBy(Path folder) throws ModelFailure {
        List<String> problems = new ArrayList<>();
        ModelConfig config = ConfigReader.read(folder, problems);
        if (config == null || !problems.isEmpty()) {
            throw new ModelFailure.BadCheckpoint(String.join(" ", problems));
        }
        return of(config);
    }

    /** All tensors, the used ones first. */
    public Map<String, List<Long>> all() {
        Map<String, List<Long>> all = new LinkedHashMap<>(used);
        all.putAll(unused);
        return Collections.unmodifiableMap(all);
    }
}
