package hilum.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Tables beside the tests, and the films that lie beside the checkout. */
public final class Fixtures {
    private Fixtures() {}

    /** Rows of a tab-separated table, without comments. */
    public static List<String[]> rows(String table) {
        try (InputStream in = Fixtures.class.getResourceAsStream(table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of the shared data; the test is left out where there is none. */
    public static Path shared(String path) {
        Path file = Path.of(System.getProperty("hilum.shared", "none"), "data").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "the shared films are not on this machine: " + path);
        return file;
    }
}
