package hilum.model.worker;

import hilum.model.torch.NativeSetup;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the child JVM is started: with this JVM's own Java and class path, and never with a way to the network.
 *
 * @param mainClass what runs in the child
 * @param heapMb Java heap; weights and tensors live outside it
 * @param options further JVM options; {@code hilum.*} properties of this JVM are handed on anyway
 * @param environment further environment variables, such as a search path for a graphics card's libraries
 */
public record ChildJvm(String mainClass, int heapMb, List<String> options, Map<String, String> environment) {
    /** DJL neither downloads nor reports; the tokenizer takes its CPU build instead of looking for another one. */
    private static final List<String> NO_NETWORK =
            List.of("-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true", "-DRUST_FLAVOR=cpu");

    private static final boolean WINDOWS = File.separatorChar == '\\';

    public ChildJvm {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** The usual child, room for a few pictures of 20 megapixels on its heap. */
    public static ChildJvm standard() {
        ChildJvm usual = new ChildJvm(WorkerMain.class.getName(), 1024, List.of(), Map.of());
        return NativeSetup.fromSystemProperties()
                .unpackedForCards()
                .map(folder -> usual.searching(List.of(folder), WINDOWS, System.getenv()))
                .orElse(usual);
    }

    /** The same with {@code more} JVM options. */
    public ChildJvm withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ChildJvm(mainClass, heapMb, all, environment);
    }

    /**
     * The same with an installed libtorch instead of the one that comes with the program. On Windows its folder has to be on the search
     * path from the start: cuDNN loads its own parts by name.
     */
    public ChildJvm withLibtorch(Path folder) {
        return withLibtorch(folder, WINDOWS, System.getenv());
    }

    ChildJvm withLibtorch(Path folder, boolean windows, Map<String, String> inherited) {
        List<Path> path = List.of("", "lib", "libtorch/lib", "torch/lib").stream()
                .map(folder.toAbsolutePath()::resolve)
                .toList();
        return withOptions(List.of("-Dhilum.libtorch=" + folder.toAbsolutePath()))
                .searching(path, windows, inherited);
    }

    /** The same with {@code folders} at the beginning of the search path for libraries; only Windows needs it. */
    private ChildJvm searching(List<Path> folders, boolean windows, Map<String, String> inherited) {
        if (!windows) {
            return this;
        }
        String name = inherited.keySet().stream()
                .filter(key -> key.equalsIgnoreCase("PATH"))
                .findFirst()
                .orElse("PATH");
        List<String> path = new ArrayList<>(folders.stream().map(Path::toString).toList());
        path.add(environment.getOrDefault(name, inherited.getOrDefault(name, "")));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(name, String.join(";", path));
        return new ChildJvm(mainClass, heapMb, options, variables);
    }

    /** Ready to start; standard input and output are the protocol's. */
    ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder(command());
        Map<String, String> variables = builder.environment();
        variables.remove("JAVA_TOOL_OPTIONS");
        variables.remove("JDK_JAVA_OPTIONS");
        variables.put("DJL_OFFLINE", "true");
        variables.put("OPT_OUT_TRACKING", "true");
        // The driver counts cards by their slots; CUDA, unless told so, by their speed.
        variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        // float32 means float32, on cards too.
        variables.putIfAbsent("NVIDIA_TF32_OVERRIDE", "0");
        variables.putAll(environment);
        return builder;
    }

    private List<String> command() {
        String java = WINDOWS ? "java.exe" : "java";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        command.add("-Xmx" + heapMb + "m");
        command.add("-XX:+UseSerialGC");
        // Large pictures come and go: what they took goes back to the system instead of staying as empty heap.
        command.add("-Xms32m");
        command.add("-XX:MinHeapFreeRatio=15");
        command.add("-XX:MaxHeapFreeRatio=30");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // No crash files in whatever folder the program was started from: the report goes to stderr, its end is kept.
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:+ErrorFileToStderr");
        command.add("-XX:-UsePerfData");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.awt.headless=true");
        command.addAll(NO_NETWORK);
        command.addAll(ownSettings());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        return command;
    }

    /** What this program itself was started with holds for its child, such as where native libraries are unpacked. */
    private static List<String> ownSettings() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(property -> property.startsWith("hilum."))
                .sorted()
                .map(property -> "-D" + property + "=" + System.getProperty(property))
                .toList();
    }
}
