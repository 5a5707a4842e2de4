package hilum.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's files lie: {@code HILUM_HOME} when set, else the system's folder for application data.
 *
 * @param home the folder that holds all others
 */
public record AppFolders(Path home) {
    /** The folders for this system, from {@code environment} ({@link System#getenv()}) and the user's home folder. */
    public static AppFolders of(Map<String, String> environment, String osName, Path userHome) {
        String chosen = environment.getOrDefault("HILUM_HOME", "");
        if (!chosen.isBlank()) {
            return new AppFolders(Path.of(chosen).toAbsolutePath());
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new AppFolders(
                    (local.isBlank() ? userHome.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Hilum"));
        }
        if (os.contains("mac")) {
            return new AppFolders(
                    userHome.resolve("Library").resolve("Application Support").resolve("Hilum"));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return new AppFolders(
                (xdg.isBlank() ? userHome.resolve(".local").resolve("share") : Path.of(xdg)).resolve("hilum"));
    }

    /** The folders of the running process. */
    public static AppFolders ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** Settings of this user. */
    public Path settings() {
        return home.resolve("settings.json");
    }

    /** Held while a window is open. */
    public Path lock() {
        return home.resolve("running.lock");
    }

    /** Conversations and drafts. */
    public Path assistant() {
        return home.resolve("assistant");
    }

    /** The readings' database. */
    public Path readings() {
        return home.resolve("readings").resolve("readings.db");
    }

    /** Models that come with the program, unpacked. */
    public Path models() {
        return home.resolve("models");
    }

    /** Sample studies that the program drew. */
    public Path samples() {
        return home.resolve("samples");
    }

    /** Log files without patients' data. */
    public Path logs() {
        return home.resolve("logs");
    }

    /** Makes {@link #home} if it is not there. */
    public void create() throws IOException {
        Files.createDirectories(home);
    }
}
