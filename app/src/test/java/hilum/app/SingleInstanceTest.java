package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    private Path folder;

    @Test
    void the_second_is_told_about_the_first() throws Exception {
        Path file = folder.resolve("running.lock");
        try (SingleInstance first = SingleInstance.take(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(SingleInstance.take(file)).isEmpty();
            assertThat(SingleInstance.holder(file))
                    .contains(ProcessHandle.current().pid());
        }
    }

    @Test
    void the_lock_is_free_again_afterwards() throws Exception {
        Path file = folder.resolve("running.lock");
        SingleInstance.take(file).orElseThrow().close();
        try (SingleInstance again = SingleInstance.take(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }
}
