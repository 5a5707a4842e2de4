package hilum.model.worker;

import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The client keeps the contract over a child with a fake model. */
final class ModelWorkerContractTest implements VisionLanguageModelContract {
    private static ModelWorker worker;

    @BeforeAll
    static void start() throws Exception {
        StateLog states = new StateLog();
        worker = new ModelWorker(FakeChild.launch(Path.of("none")), states);
        worker.start();
        states.await(hilum.model.ModelState.Ready.class);
    }

    @AfterAll
    static void close() {
        worker.close();
    }

    @Override
    public VisionLanguageModel model() {
        return worker;
    }

    @Override
    public String endlessInstruction() {
        return "pace yourself and say much";
    }
}
