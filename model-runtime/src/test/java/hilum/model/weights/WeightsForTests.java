package hilum.model.weights;

import hilum.model.ModelFailure;
import java.nio.file.Path;
import java.util.Map;

/** Opens the package to tests elsewhere. */
public final class WeightsForTests {
    private WeightsForTests() {}

    public static Map<String, StoredTensor> header(Path file) throws ModelFailure {
        return SafetensorsHeader.read(file);
    }
}
