package hilum.dicom.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Checkers by others: dicom3tools, dcmtk and pydicom of Debian. A test that needs one says so where it is not installed. */
public final class OutsideTools {
    private static final String PYTHON = "/usr/bin/python3";

    private OutsideTools() {}

    /** What a tool printed on both streams. */
    public record Printed(int code, String text) {}

    /** No error after dciodvfy, which knows each element of each object. */
    public static void dciodvfy(Path file) {
        Printed printed = run("/usr/bin/dciodvfy", "-new", file.toString());
        assertThat(printed.text().lines().filter(line -> line.startsWith("Error")))
                .as(printed.text())
                .isEmpty();
    }

    /** dsrdump reads the whole tree, which it holds against the rules of the document's class. */
    public static String dsrdump(Path file) {
        Printed printed = run("/usr/bin/dsrdump", file.toString());
        assertThat(printed.code()).as(printed.text()).isZero();
        // its warnings are about itself: character sets and templates that it cannot check
        assertThat(printed.text()).doesNotContain("E: ");
        return printed.text();
    }

    /** No error after dcmpschk, which knows presentation states. */
    public static void dcmpschk(Path file) {
        Printed printed = run("/usr/bin/dcmpschk", file.toString());
        assertThat(printed.code()).as(printed.text()).isZero();
        assertThat(printed.text()).contains("Test passed").doesNotContain("Error");
    }

    /** The result of a Python expression in which {@code d} is the file's data set. */
    public static String pydicom(Path file, String expression) {
        Assumptions.assumeTrue(
                Files.exists(Path.of(PYTHON))
                        && run(PYTHON, "-c", "import pydicom").code() == 0,
                "pydicom is not installed (package python3-pydicom)");
        Printed printed = run(
                PYTHON,
                "-c",
                "import pydicom,sys;d=pydicom.dcmread(sys.argv[1]);print(" + expression + ")",
                file.toString());
        assertThat(printed.code()).as(printed.text()).isZero();
        return printed.text().strip();
    }

    /** Runs {@code command}; the test is left out where its program is missing. */
    public static Printed run(String... command) {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(command[0])),
                command[0] + " is not installed (packages dcmtk, dicom3tools, python3)");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Printed(process.exitValue(), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
