package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a script starts it: nobody looks at its input or output. */
class PipeTest {
    @TempDir
    private Path folder;

    @Test
    void a_question_through_a_pipe_prints_one_object_and_nothing_else() throws Exception {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dhilum.native.cache=" + System.getProperty("hilum.native.cache"),
                "hilum.app.Main",
                "ask",
                "--model",
                "demo",
                "--device",
                "cpu",
                "--max-tokens",
                "3",
                "--json",
                "Is there a pleural effusion?"));
        builder.environment().put("HILUM_HOME", folder.resolve("home").toString());
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s", errors).isZero();
        assertThat(printed.strip().lines()).hasSize(1);
        assertThat(JsonParser.parseString(printed).getAsJsonObject().has("ids")).isTrue();
        assertThat(errors).content().doesNotContain("Exception");
    }
}
