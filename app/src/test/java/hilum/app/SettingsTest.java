package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.model.RunSettings;
import hilum.model.worker.WorkerLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_chosen_comes_back() throws Exception {
        Path file = folder.resolve("deep").resolve("settings.json");
        Settings chosen =
                Settings.defaults().withModel(Path.of("/models/chexagent")).withLastFolder(Path.of("/films"));
        chosen.save(file);
        assertThat(Settings.load(file)).isEqualTo(chosen);
        assertThat(Settings.load(file).model()).contains(Path.of("/models/chexagent"));
    }

    @Test
    void a_model_is_unloaded_after_half_an_hour_unless_the_file_says_otherwise() throws Exception {
        assertThat(Settings.defaults().unloadAfter()).isEqualTo(Duration.ofMinutes(30));
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"unloadAfterMinutes\": 0}");
        assertThat(Settings.load(file).unloadAfter()).isZero();
        Settings changed = Settings.load(file).withModel(null).withLastFolder(Path.of("/films"));
        assertThat(changed.unloadAfter()).isZero();
    }

    @Test
    void a_damaged_or_missing_file_gives_the_defaults() throws Exception {
        assertThat(Settings.load(folder.resolve("none.json"))).isEqualTo(Settings.defaults());
        for (String damaged : new String[] {"", "{", "[1]", "null", "\u0000\u0001"}) {
            Path file = Files.writeString(folder.resolve("settings.json"), damaged);
            assertThat(Settings.load(file)).isEqualTo(Settings.defaults());
        }
    }

    @Test
    void where_the_model_runs_comes_back_and_is_automatic_at_first() throws Exception {
        Path file = folder.resolve("settings.json");
        assertThat(Settings.defaults().run()).isEqualTo(RunSettings.AUTO);
        Settings.defaults()
                .withDevice("cuda:1")
                .withPrecision("int8")
                .withLibtorch(folder)
                .withModel(Path.of("/models/chexagent"))
                .save(file);
        Settings read = Settings.load(file);
        assertThat(read.run()).isEqualTo(RunSettings.AUTO.withDevice("cuda:1").withPrecision("int8"));
        assertThat(read.libtorch()).contains(folder);
        assertThat(read.withLibtorch(null).libtorch()).isEmpty();
    }

    @Test
    void a_device_that_does_not_exist_in_the_file_counts_as_automatic() throws Exception {
        Path file = Files.writeString(
                folder.resolve("settings.json"), "{\"device\": \"sofa\", \"modelFolder\": \"/models/chexagent\"}");
        assertThat(Settings.load(file).run()).isEqualTo(RunSettings.AUTO);
        assertThat(Settings.load(file).model()).contains(Path.of("/models/chexagent"));
    }

    @Test
    void the_settings_reach_the_child_process() throws Exception {
        ModelChoice choice = ModelChoice.ofFolder(folder);
        AppFolders folders = new AppFolders(folder);
        WorkerLaunch plain = choice.launch(folders, Settings.defaults());
        assertThat(plain.order().settings()).isEqualTo(RunSettings.AUTO);
        assertThat(plain.jvm().options()).noneMatch(option -> option.startsWith("-Dhilum.libtorch="));
        WorkerLaunch chosen = choice.launch(
                folders,
                Settings.defaults().withDevice("cpu").withPrecision("bf16").withLibtorch(folder));
        assertThat(chosen.order().settings())
                .isEqualTo(RunSettings.AUTO.withDevice("cpu").withPrecision("bf16"));
        assertThat(chosen.jvm().options()).contains("-Dhilum.libtorch=" + folder.toAbsolutePath());
    }
}
