package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text that the code asks for is in its room's file, and every translation has all of them. */
class WordsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path I18N = ROOT.resolve("resources/src/main/resources/hilum/resources/i18n");
    private static final Pattern ASKED =
            Pattern.compile("(?i:words|messages|controls)\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @ParameterizedTest
    @CsvSource({"app, app", "viewer, viewer/pane", "assistant, assistant", "reading, reader-study"})
    void every_key_that_is_asked_for_exists(String room, String folder) throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve(folder).resolve("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher asked = ASKED.matcher(Files.readString(source));
                while (asked.find()) {
                    missing.add(asked.group(1));
                }
            }
        }
        assertThat(missing).as("keys found in the sources of " + room).isNotEmpty();
        try (Stream<Path> files = Files.list(I18N)) {
            for (Path file : files.filter(path -> belongs(path, room)).toList()) {
                missing.removeAll(load(file.getFileName().toString()).stringPropertyNames());
            }
        }
        // The window names the viewer's presets in the viewer's words.
        missing.removeIf(key -> key.startsWith("preset."));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"app", "viewer", "assistant", "reading", "reading-core", "reading-report"})
    void every_text_is_a_well_formed_pattern_and_every_translation_complete(String room) throws IOException {
        Properties base = load(room + ".properties");
        for (String key : base.stringPropertyNames()) {
            assertThat(new MessageFormat(base.getProperty(key), Locale.ENGLISH))
                    .as(key)
                    .isNotNull();
        }
        try (Stream<Path> files = Files.list(I18N)) {
            List<Path> translations = files.filter(
                            file -> file.getFileName().toString().startsWith(room + "_"))
                    .toList();
            for (Path translation : translations) {
                assertThat(load(translation.getFileName().toString()).stringPropertyNames())
                        .as(translation.getFileName().toString())
                        .isEqualTo(base.stringPropertyNames());
            }
        }
    }

    /** Whether these are words of the room: {@code room.properties}, or {@code room-part.properties}. */
    private static boolean belongs(Path file, String room) {
        return file.getFileName().toString().matches(room + "(-\\w+)?\\.properties");
    }

    private static Properties load(String name) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(I18N.resolve(name))) {
            words.load(reader);
        }
        return words;
    }
}
