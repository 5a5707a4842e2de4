package hilum.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.Golden;
import hilum.model.RunSettings;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program archives as files, for other readers of TorchScript; kept where the property {@code hilum.test.archives} says. */
class ArchiveFileTest {
    @Test
    void both_programs_can_be_written_as_files(@TempDir Path temporary) throws Exception {
        Path into = Path.of(System.getProperty("hilum.test.archives", temporary.toString()));
        Checkpoint checkpoint = Checkpoint.open(Golden.path("chexagent2-tiny"));
        RunPlan plan = new RunPlan("cpu", Precision.FP32, true, 0, 0, "a test");
        Family family = Family.of(checkpoint, plan, RunSettings.AUTO);
        for (Family.Program program : List.of(family.vision(), family.decoder())) {
            Path file = into.resolve(program.className() + ".pt");
            Files.write(file, program.archive());
            assertThat(file).hasBinaryContent(program.archive());
            assertThat(Files.readAllBytes(file)).startsWith('P', 'K');
        }
    }
}
