package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Golden;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.ModelState;
import hilum.model.RunSettings;
import hilum.model.device.FakeNvml;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain on a machine whose driver knows two cards, while libtorch is the processor's build. */
final class DeviceInChildTest {
    @TempDir
    private static Path folder;

    private static Path snapshot;
    private static Path nvml;

    @BeforeAll
    static void prepare() throws Exception {
        nvml = FakeNvml.compile(folder);
        snapshot = Golden.path(Golden.BF16);
    }

    private static WorkerLaunch launch(String device) {
        return WorkerLaunch.of("Tiny model", snapshot, RunSettings.AUTO.withDevice(device))
                .withOptions(List.of("-Dhilum.torch.threads=1", "-Dhilum.nvml=" + nvml));
    }

    @Test
    void a_card_that_was_chosen_but_cannot_be_used_is_refused_in_words() throws Exception {
        StateLog states = new StateLog();
        try (ModelWorker worker = new ModelWorker(launch("cuda:0"), states)) {
            worker.start();
            assertThat(states.await(ModelState.Failed.class).cause())
                    .isInstanceOf(ModelFailure.NativeLibraryMissing.class)
                    .hasMessageContaining("cuda:0 NVIDIA GeForce RTX 4090")
                    .hasMessageContaining("processor build of libtorch");
        }
    }

    @Test
    void left_alone_the_processor_computes_and_the_description_says_why() throws Exception {
        StateLog states = new StateLog();
        try (ModelWorker worker = new ModelWorker(launch("auto"), states)) {
            worker.start();
            ModelDescription description = states.await(ModelState.Ready.class).description();
            assertThat(description.device()).isEqualTo("CPU");
            assertThat(description.choice()).contains("RTX 4090 was found, but").contains("docs/gpu.md");
        }
    }
}
