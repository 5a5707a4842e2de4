package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeTest {
    /** Jars of the tests' own class path that do not ship. */
    private static final List<String> TEST_ONLY = List.of(
            "junit-",
            "jqwik",
            "assertj",
            "archunit",
            "testfx",
            "javafx-swing",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "hamcrest",
            "surefire",
            "org.osgi.core");

    @Test
    void every_library_on_the_class_path_is_named_with_its_licence() throws Exception {
        Path root = Path.of("").toAbsolutePath().getParent();
        String notice = Files.readString(root.resolve("NOTICE"));
        List<String> unnamed = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.startsWith("hilum-"))
                .filter(name -> TEST_ONLY.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("-[0-9].*$", ""))
                .distinct()
                .filter(name -> !notice.contains(name))
                .toList();
        assertThat(unnamed).isEmpty();
    }
}
