package hilum.model.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles a stand-in for NVIDIA's library with the system's C compiler. */
public final class FakeNvml {
    private FakeNvml() {}

    /** The library in {@code folder}, made with these definitions; without a C compiler the test is left out, visibly. */
    public static Path compile(Path folder, String... definitions) throws Exception {
        Path source = folder.resolve("fake_nvml.c");
        try (InputStream in = FakeNvml.class.getResourceAsStream("fake_nvml.c")) {
            Files.write(source, in.readAllBytes());
        }
        Path library = folder.resolve(
                System.mapLibraryName("fakenvml" + String.join("", definitions).hashCode()));
        List<String> command = new ArrayList<>(List.of("cc", "-shared", "-fPIC", "-o", library.toString()));
        for (String definition : definitions) {
            command.add("-D" + definition);
        }
        command.add(source.toString());
        assumeTrue(runs(List.of("cc", "--version")), "there is no C compiler \"cc\" to make a fake NVML with");
        if (!runs(command)) {
            throw new AssertionError("the fake NVML does not compile: " + command);
        }
        return library;
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
