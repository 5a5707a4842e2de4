package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppFoldersTest {
    private static final Path HOME = Path.of("/people/ada");

    @Test
    void the_users_own_choice_comes_first() {
        assertThat(AppFolders.of(Map.of("HILUM_HOME", "/data/hilum", "XDG_DATA_HOME", "/x"), "Linux", HOME)
                        .home())
                .isEqualTo(Path.of("/data/hilum"));
    }

    @Test
    void linux_follows_the_xdg_rules() {
        assertThat(AppFolders.of(Map.of(), "Linux", HOME).home()).isEqualTo(Path.of("/people/ada/.local/share/hilum"));
        assertThat(AppFolders.of(Map.of("XDG_DATA_HOME", "/x"), "Linux", HOME).home())
                .isEqualTo(Path.of("/x/hilum"));
    }

    @Test
    void windows_and_mac_use_their_application_folders() {
        assertThat(AppFolders.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME)
                        .home())
                .isEqualTo(Path.of("/local/Hilum"));
        assertThat(AppFolders.of(Map.of(), "Mac OS X", HOME).home())
                .isEqualTo(Path.of("/people/ada/Library/Application Support/Hilum"));
    }
}
