package hilum.model.worker;

import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import hilum.resources.BundledModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps the contract inside this process, on the wiring model. */
final class InProcessContractTest implements VisionLanguageModelContract {
    @TempDir
    private static Path folder;

    private static VisionLanguageModel model;

    @BeforeAll
    static void load() throws Exception {
        model = TorchModel.load(
                Checkpoint.open(BundledModel.wiring().unpackInto(folder)), RunSettings.AUTO, fraction -> {});
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
