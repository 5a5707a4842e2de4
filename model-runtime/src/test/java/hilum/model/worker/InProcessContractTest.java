package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.CallStage;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine keeps the contract inside this process, on tiny random weights. */
final class InProcessContractTest implements VisionLanguageModelContract {
    private static VisionLanguageModel model;

    @BeforeAll
    static void load() throws Exception {
        model = TorchModel.load(Checkpoint.open(Golden.path(Golden.BF16)), RunSettings.AUTO, fraction -> {});
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Override
    public VisionLanguageModel model() {
        return model;
    }

    @Test
    void another_thread_sees_the_layers_go_by_until_the_first_token() throws Exception {
        Set<CallStage> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean asking = new AtomicBoolean(true);
        Thread watching = Thread.ofPlatform().start(() -> {
            while (asking.get()) {
                model.stage().ifPresent(seen::add);
            }
        });
        List<Boolean> stageAtToken = new ArrayList<>();
        // This model looks for some milliseconds only: the other thread may need several chances.
        for (int seed = 1000; seed < 1300 && !layersSeen(seen); seed++) {
            Prompt prompt = Prompt.of(List.of(VisionLanguageModelContract.picture(seed)), "Describe it.");
            model.generate(prompt, 2, piece -> stageAtToken.add(model.stage().isPresent()));
        }
        asking.set(false);
        watching.join();
        assertThat(stageAtToken).containsOnly(false);
        assertThat(layersSeen(seen)).as("%s", seen).isTrue();
    }

    private static boolean layersSeen(Set<CallStage> seen) {
        return seen.stream().anyMatch(stage -> stage instanceof CallStage.Looking(double f) && f > 0 && f <= 1)
                && seen.stream().anyMatch(stage -> stage instanceof CallStage.Reading(double f) && f > 0 && f <= 1);
    }
}
