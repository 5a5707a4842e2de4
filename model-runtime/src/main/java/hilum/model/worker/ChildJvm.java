package hilum.model.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
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

    public ChildJvm {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** The usual child, room for a few pictures of 20 megapixels on its heap. */
    public static ChildJvm standard() {
        return new ChildJvm(WorkerMain.class.getName(), 1024, List.of(), Map.of());
    }

    /** The same with {@code more} JVM options. */
    public ChildJvm withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ChildJvm(mainClass, heapMb, all, environment);
    }

    /** Ready to start; standard input and output are the protocol's. */
    ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder(command());
        Map<String, String> variables = builder.environment();
        variables.remove("JAVA_TOOL_OPTIONS");
        variables.remove("JDK_JAVA_OPTIONS");
        variables.put("DJL_OFFLINE", "true");
        variables.put("OPT_OUT_TRACKING", "true");
        variables.putAll(environment);
        return builder;
    }

    private List<String> command() {
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
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
