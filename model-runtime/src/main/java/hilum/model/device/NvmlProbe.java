package hilum.model.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the NVIDIA driver for its cards, without CUDA and without libtorch. Knows no card of another maker.
 *
 * <p>Native code: a broken driver may end the process or hang, so ask on a thread that nobody waits for.
 */
public final class NvmlProbe implements CardProbe {
    /** Names another library to ask, for drivers that lie elsewhere. */
    public static final String LIBRARY_PROPERTY = "hilum.nvml";

    private static final Path LOADED_DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final int MOST_CARDS = 64;

    private final List<String> libraries;
    private final Map<String, String> environment;

    /**
     * @param libraries to try in order: paths, or names that the system finds
     * @param environment of the process that will compute ({@link System#getenv()})
     */
    public NvmlProbe(List<String> libraries, Map<String, String> environment) {
        this.libraries = List.copyOf(libraries);
        this.environment = Map.copyOf(environment);
    }

    /** The driver of this machine. */
    public static NvmlProbe ofThisMachine() {
        String chosen = System.getProperty(LIBRARY_PROPERTY, "");
        List<String> libraries =
                chosen.isBlank() ? libraries(System.getProperty("os.name", ""), System.getenv()) : List.of(chosen);
        return new NvmlProbe(libraries, System.getenv());
    }

    static List<String> libraries(String osName, Map<String, String> environment) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of(
                    environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\nvml.dll",
                    environment.getOrDefault("ProgramFiles", "C:\\Program Files")
                            + "\\NVIDIA Corporation\\NVSMI\\nvml.dll");
        }
        return system.contains("linux")
                ? List.of("libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1", "libnvidia-ml.so")
                : List.of();
    }

    @Override
    public GraphicsCards look() {
        return libraries.stream()
                .map(this::ask)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> GraphicsCards.none(unopened()));
    }

    /** What this library says; empty when it cannot be opened. */
    private Optional<GraphicsCards> ask(String library) {
        try (Nvml nvml = new Nvml(library)) {
            return Optional.of(ask(nvml).restrictedTo(environment.get("CUDA_VISIBLE_DEVICES")));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    private String unopened() {
        boolean there = libraries.stream().anyMatch(NvmlProbe::isFile);
        if (there) {
            return "The NVIDIA driver is installed, but its library NVML cannot be opened: install the driver anew.";
        }
        return Files.exists(LOADED_DRIVER)
                ? "An NVIDIA driver is loaded, but its library NVML is not to be found here;"
                        + " a container has to be started with the NVIDIA runtime."
                : "There is no NVIDIA driver.";
    }

    private static boolean isFile(String library) {
        return (library.contains("/") || library.contains("\\")) && Files.isRegularFile(Path.of(library));
    }

    private static GraphicsCards ask(Nvml nvml) {
        try {
            nvml.start();
            String driver = nvml.driverVersion();
            int count = Math.clamp(nvml.count(), 0, MOST_CARDS);
            List<GraphicsCard> cards = new ArrayList<>();
            List<String> troubles = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                try {
                    cards.add(nvml.card(i));
                } catch (Nvml.Refused e) {
                    troubles.add("Graphics card " + i + " cannot be used: " + words(e) + ".");
                }
            }
            if (count == 0) {
                troubles.add("The NVIDIA driver " + driver + " finds no graphics card.");
            }
            return new GraphicsCards(cards, driver, String.join(" ", troubles));
        } catch (Nvml.Refused e) {
            return GraphicsCards.none("The NVIDIA driver does not answer: " + words(e) + ".");
        } catch (Nvml.MissingFunction e) {
            return GraphicsCards.none(
                    "The NVIDIA driver is too old: it has no " + e.getMessage() + ". Install a newer one.");
        }
    }

    private static String words(Nvml.Refused refused) {
        return switch (refused.code()) {
            case Nvml.NO_PERMISSION -> "this user may not use it";
            case Nvml.DRIVER_NOT_LOADED -> "it is installed, but not loaded";
            case Nvml.GPU_IS_LOST -> "the card is lost to the system until a restart";
            case Nvml.RESET_REQUIRED -> "the card needs a reset";
            case Nvml.VERSION_MISMATCH -> "it was replaced while the system ran: restart the computer";
            default -> String.valueOf(refused.getMessage());
        };
    }
}
