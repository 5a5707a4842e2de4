package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.device.LibtorchBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An installed libtorch: the folder of the archive from pytorch.org ({@code libtorch/lib}, {@code libtorch/build-version}) or of the
 * Python package ({@code torch/lib}, {@code torch/version.py}).
 *
 * @param libraries folder that holds the libraries themselves
 * @param build what its version file says
 */
record LibtorchFolder(Path libraries, LibtorchBuild build) {
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+([a-z0-9]+))?");
    private static final Pattern PYTHON_VERSION = Pattern.compile("__version__\\s*=\\s*['\"]([^'\"]+)['\"]");
    private static final String GET = " See docs/gpu.md for where to get it.";

    /**
     * Looks at {@code folder}, which may be the libraries' folder, the one above it, or one that holds either.
     *
     * @param needed the only version that works
     * @param flavors the builds that the program can speak to
     * @throws ModelFailure.NativeLibraryMissing in words when it is no libtorch, or not the right one
     */
    static LibtorchFolder of(Path folder, String needed, List<String> flavors, String osName) throws ModelFailure {
        Names names = Names.of(osName);
        Path libraries = libraries(folder, names)
                .orElseThrow(() -> missing("The folder " + folder + " is no libtorch: neither it nor its folders lib,"
                        + " libtorch/lib and torch/lib hold " + names.library("torch_cpu") + "." + GET));
        LibtorchBuild build = build(libraries, names)
                .orElseThrow(() -> missing("The libtorch in " + folder + " does not say which version it is: there is"
                        + " neither a file build-version nor a version.py beside its folder lib." + GET));
        if (!build.version().equals(needed)) {
            throw missing("The libtorch in " + folder + " has version " + build.version() + ", but this program works"
                    + " with " + needed + " only." + GET);
        }
        if (!flavors.contains(build.flavor())) {
            throw missing("The libtorch in " + folder + " is the build " + build.flavor() + ", but this program works"
                    + " with " + String.join(" or ", flavors) + "." + GET);
        }
        whole(folder, libraries, build, names);
        return new LibtorchFolder(libraries, build);
    }

    private static void whole(Path folder, Path libraries, LibtorchBuild build, Names names) throws ModelFailure {
        List<String> parts = build.cuda()
                ? List.of("c10", "torch", "torch_cpu", "c10_cuda", "torch_cuda")
                : List.of("c10", "torch", "torch_cpu");
        List<String> absent = parts.stream()
                .map(names::library)
                .filter(file -> !Files.isRegularFile(libraries.resolve(file)))
                .toList();
        if (!absent.isEmpty()) {
            throw missing("The libtorch in " + folder + " is not whole: " + String.join(", ", absent)
                    + " missing. Unpack the archive again, all of it.");
        }
        if (names.windows() && !hasRuntime()) {
            throw missing("Windows lacks the Microsoft Visual C++ runtime that libtorch needs (vcruntime140_1.dll,"
                    + " msvcp140.dll): install the \"Visual C++ Redistributable\" for x64 from Microsoft.");
        }
    }

    private static boolean hasRuntime() {
        String root = System.getenv("SystemRoot");
        return root == null
                || List.of("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll").stream()
                        .allMatch(file -> Files.isRegularFile(Path.of(root, "System32", file)));
    }

    private static Optional<Path> libraries(Path folder, Names names) {
        return List.of("", "lib", "libtorch/lib", "torch/lib").stream()
                .map(folder::resolve)
                .filter(path -> Files.isRegularFile(path.resolve(names.library("torch_cpu"))))
                .map(path -> path.toAbsolutePath().normalize())
                .findFirst();
    }

    private static Optional<LibtorchBuild> build(Path libraries, Names names) {
        Path above = libraries.getParent();
        if (above == null) {
            return Optional.empty();
        }
        return read(above.resolve("build-version"))
                .or(() -> read(above.resolve("version.py"))
                        .map(PYTHON_VERSION::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1)))
                .map(String::strip)
                .map(VERSION::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> new LibtorchBuild(
                        matcher.group(1), matcher.group(2) == null ? unnamed(libraries, names) : matcher.group(2)));
    }

    /** A version without a build is the usual one of the Python package; its libraries tell the rest. */
    private static String unnamed(Path libraries, Names names) {
        return Files.isRegularFile(libraries.resolve(names.library("torch_cuda"))) ? "unknown CUDA" : "cpu";
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            // Then it says nothing, which is told as such.
            return Optional.empty();
        }
    }

    private static ModelFailure.NativeLibraryMissing missing(String sentence) {
        return new ModelFailure.NativeLibraryMissing(sentence);
    }

    /** File names of a system's libraries. */
    private record Names(String before, String after) {
        static Names of(String osName) {
            String os = osName.toLowerCase(Locale.ROOT);
            if (os.contains("win")) {
                return new Names("", ".dll");
            }
            return new Names("lib", os.contains("mac") ? ".dylib" : ".so");
        }

        String library(String name) {
            return before + name + after;
        }

        boolean windows() {
            return after.equals(".dll");
        }
    }
}
