package hilum.model.weights;

import hilum.model.ModelFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the package to tests elsewhere. */
public final class WeightsForTests {
    private WeightsForTests() {}

    public static Map<String, List<Long>> layout(CheXagent2Config config) {
        return new CheXagent2Layout(config).used();
    }

    public static Map<String, StoredTensor> header(Path file) throws ModelFailure {
        return SafetensorsHeader.read(file);
    }
}
