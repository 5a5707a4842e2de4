package hilum.model.torch;

import ai.djl.engine.Engine;
import hilum.model.ModelFailure;
import hilum.model.device.LibtorchBuild;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How libtorch is found and started. {@link #start} has to run before any other class of this package is used: it sets the system
 * properties that DJL reads when it loads, among them those that forbid every download and telemetry.
 *
 * @param cacheFolder where the bundled native libraries are unpacked once, about 450 MB
 * @param libtorchFolder an installed libtorch to use instead of the bundled one, such as one with CUDA
 * @param threads of one operation on the processor; 0 leaves the choice to libtorch
 */
public record NativeSetup(Path cacheFolder, Optional<Path> libtorchFolder, int threads) {
    /** Overrides the cache folder. */
    public static final String CACHE_PROPERTY = "hilum.native.cache";

    /** Names an installed libtorch. */
    public static final String LIBTORCH_PROPERTY = "hilum.libtorch";

    /** Threads of one operation. */
    public static final String THREADS_PROPERTY = "hilum.torch.threads";

    /** From the three {@code hilum.*} system properties; what is not set follows the customs of the operating system. */
    public static NativeSetup fromSystemProperties() {
        String cache = System.getProperty(CACHE_PROPERTY, "");
        String libtorch = System.getProperty(LIBTORCH_PROPERTY, "");
        return new NativeSetup(
                cache.isEmpty() ? userCache().resolve("hilum").resolve("native") : Path.of(cache),
                libtorch.isEmpty() ? Optional.empty() : Optional.of(Path.of(libtorch)),
                Integer.getInteger(THREADS_PROPERTY, 0));
    }

    /** As the system properties say, but with the libtorch in {@code folder} if one is named. */
    public static NativeSetup with(Optional<Path> folder) {
        NativeSetup usual = fromSystemProperties();
        return folder.isPresent() ? new NativeSetup(usual.cacheFolder, folder, usual.threads) : usual;
    }

    /** Where {@link #start} unpacks libtorch when the program brings a build for graphics cards; empty when it does not. */
    public Optional<Path> unpackedForCards() {
        return Bundle.build().cuda() ? Optional.of(Bundle.folder(cacheFolder)) : Optional.empty();
    }

    /**
     * The build that {@link #start} will start. Looks at the installed one, if any; loads nothing.
     *
     * @throws ModelFailure.NativeLibraryMissing when the installed one is not usable, in words
     */
    public LibtorchBuild build() throws ModelFailure {
        Optional<LibtorchFolder> installed = installed();
        return installed.isPresent() ? installed.get().build() : Bundle.build();
    }

    /**
     * Starts libtorch in this process, at the first call; later calls, with whatever settings, change nothing.
     *
     * @throws ModelFailure.NativeLibraryMissing when it cannot be loaded on this machine
     */
    public void start() throws ModelFailure {
        setProperties();
        try {
            Engine engine = Engine.getEngine("PyTorch");
            if (!engine.getVersion().startsWith(Bundle.version())) {
                throw new ModelFailure.NativeLibraryMissing("The installed libtorch has version " + engine.getVersion()
                        + ", but " + Bundle.version() + " is needed.");
            }
        } catch (RuntimeException | LinkageError e) {
            throw new ModelFailure.NativeLibraryMissing(
                    "The native library libtorch cannot be started on this machine: " + rootMessage(e)
                            + ". Pictures and reports stay usable; answers need this library.");
        }
    }

    private void setProperties() throws ModelFailure {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", cacheFolder.toString());
        System.setProperty("ENGINE_CACHE_DIR", cacheFolder.toString());
        if (threads > 0) {
            System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        }
        Optional<LibtorchFolder> installed = installed();
        if (installed.isPresent()) {
            use(installed.get().libraries(), installed.get().build());
        } else if (Bundle.build().cuda()) {
            use(Bundle.unpack(cacheFolder), Bundle.build());
        }
    }

    /** All three, or DJL guesses from a CUDA toolkit that most machines do not have. */
    private static void use(Path libraries, LibtorchBuild build) {
        System.setProperty("PYTORCH_LIBRARY_PATH", libraries.toString());
        System.setProperty("PYTORCH_VERSION", build.version());
        System.setProperty("PYTORCH_FLAVOR", build.flavor());
    }

    private Optional<LibtorchFolder> installed() throws ModelFailure {
        return libtorchFolder.isEmpty()
                ? Optional.empty()
                : Optional.of(LibtorchFolder.of(
                        libtorchFolder.get(), Bundle.version(), Bundle.flavors(), System.getProperty("os.name", "")));
    }

    private static Path userCache() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        String chosen = System.getenv(system.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        return system.contains("win") ? home.resolve("AppData").resolve("Local") : home.resolve(".cache");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
