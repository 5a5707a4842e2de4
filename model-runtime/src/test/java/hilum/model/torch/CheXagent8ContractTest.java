package hilum.model.torch;

import hilum.model.Golden;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import hilum.model.weights.Checkpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The engine keeps the contract with the other family too. */
final class CheXagent8ContractTest implements VisionLanguageModelContract {
    private static VisionLanguageModel model;

    @BeforeAll
    static void load() throws Exception {
        model = TorchModel.load(Checkpoint.open(Golden.path(Golden.EIGHT)), RunSettings.AUTO, fraction -> {});
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Override
    public VisionLanguageModel model() {
        return model;
    }
}
