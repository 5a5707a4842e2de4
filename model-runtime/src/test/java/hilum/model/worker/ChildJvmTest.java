package hilum.model.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChildJvmTest {
    @Test
    void the_child_is_started_with_downloads_and_telemetry_off() {
        ProcessBuilder process = ChildJvm.standard().process();
        assertThat(process.command()).contains("-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true", "-DRUST_FLAVOR=cpu");
        assertThat(process.environment())
                .containsEntry("DJL_OFFLINE", "true")
                .containsEntry("OPT_OUT_TRACKING", "true");
    }

    @Test
    void the_child_runs_this_java_with_this_class_path() {
        List<String> command = ChildJvm.standard().process().command();
        assertThat(command.getFirst()).startsWith(System.getProperty("java.home"));
        assertThat(command)
                .containsSubsequence("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName());
        assertThat(command).contains("-Xmx1024m", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void options_and_variables_of_the_settings_reach_the_child_but_no_foreign_java_options() {
        ProcessBuilder process = new ChildJvm("a.Main", 77, List.of("-Done=1"), Map.of("PATH_TO_CARD", "x"))
                .withOptions(List.of("-Dtwo=2"))
                .process();
        assertThat(process.command()).containsSubsequence("-Xmx77m", "-Done=1", "-Dtwo=2", "a.Main");
        assertThat(process.environment()).containsEntry("PATH_TO_CARD", "x").doesNotContainKey("JAVA_TOOL_OPTIONS");
    }

    @Test
    void cards_are_counted_by_their_slots_and_float32_is_float32() {
        assertThat(ChildJvm.standard().process().environment())
                .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsKey("NVIDIA_TF32_OVERRIDE");
    }

    @Test
    void an_installed_libtorch_reaches_the_child_and_on_windows_its_search_path() {
        Path folder = Path.of("some", "libtorch").toAbsolutePath();
        ChildJvm linux = ChildJvm.standard().withLibtorch(folder, false, Map.of("PATH", "/bin"));
        assertThat(linux.options()).contains("-Dhilum.libtorch=" + folder);
        assertThat(linux.environment()).isEmpty();
        ChildJvm windows = ChildJvm.standard().withLibtorch(folder, true, Map.of("Path", "C:\\Windows"));
        assertThat(windows.options()).contains("-Dhilum.libtorch=" + folder);
        assertThat(windows.environment()).containsOnlyKeys("Path");
        assertThat(windows.environment().get("Path"))
                .startsWith(folder.toString())
                .contains(folder.resolve("lib").toString())
                .endsWith(";C:\\Windows");
    }
}
