package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

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
}
