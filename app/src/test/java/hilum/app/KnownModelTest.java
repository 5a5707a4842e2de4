package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownModelTest {
    @TempDir
    private Path folder;

    private List<KnownModel> all() throws Exception {
        return KnownModel.all(
                new AppFolders(folder.resolve("home")),
                Map.of("HF_HOME", folder.resolve("hf").toString()));
    }

    @Test
    void on_the_first_start_the_demo_model_is_the_one_and_can_do_everything_that_is_asked_here() throws Exception {
        assertThat(all()).hasSize(1).allSatisfy(model -> {
            assertThat(model.choice().name()).isEqualTo("Hilum demo model");
            assertThat(model.chosen()).isTrue();
            assertThat(KnownModel.Skill.values()).allMatch(model::can);
        });
    }

    @Test
    void a_chosen_and_a_downloaded_model_stand_beside_it_and_random_weights_can_do_nothing() throws Exception {
        AppFolders home = new AppFolders(folder.resolve("home"));
        Settings.load(home.settings()).withModel(RandomWeights.folder()).save(home.settings());
        Path snapshot = folder.resolve("hf/hub/models--StanfordAIMI--CheXagent-2-3b/snapshots/abc");
        Files.createDirectories(snapshot);
        List<KnownModel> models = all();
        assertThat(models)
                .extracting(model -> model.choice().name())
                .containsExactly("Hilum demo model", "Random weights", "CheXagent-2-3b");
        assertThat(models).extracting(KnownModel::chosen).containsExactly(false, true, false);
        assertThat(KnownModel.Skill.values()).noneMatch(models.get(1)::can).noneMatch(models.get(2)::can);
        assertThat(models.get(2).report().usable()).isFalse();
    }
}
