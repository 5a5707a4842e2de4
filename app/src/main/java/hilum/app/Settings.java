package hilum.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import hilum.model.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this user chose. A missing or damaged file gives the defaults; writing replaces the file as a whole.
 *
 * @param modelFolder the chosen snapshot folder, or null for the model that comes with the program
 * @param lastFolder where files were opened last
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}; null for {@code auto}
 * @param precision {@code auto}, {@code fp32}, {@code bf16}, {@code fp16} or {@code int8}; null for {@code auto}
 * @param towerGelu {@code auto}, {@code tanh} or {@code erf}; null for {@code auto}
 * @param libtorchFolder an installed libtorch, such as one for graphics cards, or null for the one that comes with the program
 * @param unloadAfterMinutes so long after the last question the model's memory is freed until the next one; 0 never, null for
 *     {@value #UNLOAD_AFTER_MINUTES}
 */
public record Settings(
        @Nullable String modelFolder,
        @Nullable String lastFolder,
        @Nullable String device,
        @Nullable String precision,
        @Nullable String towerGelu,
        @Nullable String libtorchFolder,
        @Nullable Integer unloadAfterMinutes) {
    private static final int UNLOAD_AFTER_MINUTES = 30;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** Nothing chosen yet. */
    public static Settings defaults() {
        return new Settings(null, null, null, null, null, null, null);
    }

    /** Reads {@code file}, or gives the defaults. */
    public static Settings load(Path file) {
        try {
            Settings read = GSON.fromJson(Files.readString(file), Settings.class);
            return read == null ? defaults() : read;
        } catch (IOException | JsonParseException unreadable) {
            return defaults();
        }
    }

    /** Writes {@code file} through a neighbour, so that a crash leaves the old or the new one. */
    public void save(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path neighbour = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(neighbour, GSON.toJson(this));
        Files.move(neighbour, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The chosen snapshot folder, empty for the built-in one. */
    public Optional<Path> model() {
        return Optional.ofNullable(modelFolder).map(Path::of);
    }

    /** An installed libtorch, empty for the one that comes with the program. */
    public Optional<Path> libtorch() {
        return Optional.ofNullable(libtorchFolder).map(Path::of);
    }

    /** How the model is run; a damaged file's nonsense counts as {@code auto}. */
    public RunSettings run() {
        try {
            return RunSettings.AUTO
                    .withDevice(device == null ? "auto" : device)
                    .withPrecision(precision == null ? "auto" : precision)
                    .withTowerGelu(towerGelu == null ? "auto" : towerGelu);
        } catch (IllegalArgumentException nonsense) {
            return RunSettings.AUTO;
        }
    }

    public Settings withModel(@Nullable Path folder) {
        return new Settings(
                folder == null ? null : folder.toString(),
                lastFolder,
                device,
                precision,
                towerGelu,
                libtorchFolder,
                unloadAfterMinutes);
    }

    public Settings withLastFolder(Path folder) {
        return new Settings(
                modelFolder, folder.toString(), device, precision, towerGelu, libtorchFolder, unloadAfterMinutes);
    }

    public Settings withDevice(String chosen) {
        return new Settings(modelFolder, lastFolder, chosen, precision, towerGelu, libtorchFolder, unloadAfterMinutes);
    }

    public Settings withPrecision(String chosen) {
        return new Settings(modelFolder, lastFolder, device, chosen, towerGelu, libtorchFolder, unloadAfterMinutes);
    }

    public Settings withTowerGelu(String chosen) {
        return new Settings(modelFolder, lastFolder, device, precision, chosen, libtorchFolder, unloadAfterMinutes);
    }

    public Settings withLibtorch(@Nullable Path folder) {
        return new Settings(
                modelFolder,
                lastFolder,
                device,
                precision,
                towerGelu,
                folder == null ? null : folder.toString(),
                unloadAfterMinutes);
    }

    /** How long nothing has to be asked until the model's memory is freed; zero never. */
    public Duration unloadAfter() {
        return Duration.ofMinutes(unloadAfterMinutes == null ? UNLOAD_AFTER_MINUTES : Math.max(0, unloadAfterMinutes));
    }
}
