package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.device.LibtorchBuild;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the program itself brings: libtorch for this system, and DJL's bridge to it. Read from the class path. */
final class Bundle {
    private static final String BRIDGE = "jnilib/";
    private static final String LIBTORCH = "native/lib/pytorch.properties";

    private Bundle() {}

    /** The version that DJL's bridge was compiled for: the only one that works. */
    static String version() {
        return property(BRIDGE + "pytorch.properties", "jni_version").split("-", 2)[0];
    }

    /** The build that comes with the program. */
    static LibtorchBuild build() {
        String flavor = property(LIBTORCH, "flavor");
        return new LibtorchBuild(version(), flavor.isEmpty() ? "cpu" : flavor);
    }

    /** Builds that the bridge can speak to on this system. */
    static List<String> flavors() {
        String library = System.mapLibraryName("djl_torch");
        return List.of("cpu", "cu124", "cu128").stream()
                .filter(flavor -> resource(BRIDGE + system() + "/" + flavor + "/" + library) != null)
                .toList();
    }

    /**
     * Unpacks the build that comes with the program below {@code cache}, once. DJL would do so for the processor's build alone: with one
     * for graphics cards it first looks for a CUDA toolkit, which a machine with nothing but a driver does not have.
     *
     * @return the folder of the libraries
     * @throws ModelFailure.NativeLibraryMissing when they cannot be written
     */
    static Path unpack(Path cache) throws ModelFailure {
        LibtorchBuild build = build();
        Path folder = folder(cache);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "unpacking");
            for (String file : property(LIBTORCH, "libraries").split(",")) {
                copy("pytorch/" + build.flavor() + "/" + system() + "/" + file, fresh.resolve(file));
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker.
            return folder;
        } catch (IOException e) {
            throw new ModelFailure.NativeLibraryMissing("libtorch " + build + " could not be unpacked into " + cache
                    + " (" + e.getMessage() + "); it takes about 4 GB there. Make room, or name another folder with -D"
                    + NativeSetup.CACHE_PROPERTY + ".");
        }
    }

    static Path folder(Path cache) {
        LibtorchBuild build = build();
        return cache.resolve("libtorch-" + build.version() + "-" + build.flavor() + "-" + system());
    }

    private static void copy(String resource, Path file) throws IOException {
        URL url = resource(resource);
        if (url == null) {
            throw new IOException("the program has no " + resource);
        }
        try (InputStream in = url.openStream()) {
            Files.copy(in, file);
        }
    }

    /** DJL's name of this system, such as {@code linux-x86_64}. */
    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String name = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
        String arch = System.getProperty("os.arch", "");
        return name + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    private static @Nullable URL resource(String name) {
        return Bundle.class.getClassLoader().getResource(name);
    }

    private static String property(String resource, String key) {
        URL url = resource(resource);
        if (url == null) {
            return "";
        }
        try (InputStream in = url.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty(key, "").strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + resource, e);
        }
    }
}
