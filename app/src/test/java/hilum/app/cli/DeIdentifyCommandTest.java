package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import hilum.dicom.DicomFile;
import hilum.dicom.Tag;
import hilum.dicom.deidentify.DeIdentified.Notice;
import hilum.dicom.phantom.PhantomStudies;
import hilum.resources.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeIdentifyCommandTest {
    @TempDir
    private static Path folder;

    private static Path films;

    @BeforeAll
    static void draw() throws Exception {
        films = folder.resolve("films");
        PhantomStudies.write(films, 2, 5, 256, 320, (n, of) -> {});
        Files.delete(films.resolve(PhantomStudies.TRUTH_FILE));
    }

    private record Called(int code, String out, String err) {}

    private static Called call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new DeIdentifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Called(code, out.toString(), err.toString());
    }

    private static List<Path> copies(Path out) {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void copies_carry_pseudonyms_and_the_same_secret_gives_the_same_copies() throws Exception {
        Path secret = folder.resolve("secret");
        Called first = call(
                films.toString(), "--out", folder.resolve("a").toString(), "--secret", secret.toString(), "--json");
        assertThat(first.code()).as(first.err()).isZero();
        int copied = JsonParser.parseString(first.out())
                .getAsJsonObject()
                .get("copied")
                .getAsInt();
        List<Path> copies = copies(folder.resolve("a"));
        assertThat(copies).hasSize(copied).hasSize(copies(films).size());
        try (DicomFile copy = DicomFile.open(copies.getFirst())) {
            assertThat(copy.dataSet().text(Tag.PATIENT_NAME)).get().asString().startsWith("HILUM-");
            assertThat(copies.getFirst().getParent().getFileName().toString())
                    .isEqualTo(copy.dataSet().text(Tag.PATIENT_ID).orElseThrow());
        }
        call(films.toString(), "--out", folder.resolve("b").toString(), "--secret", secret.toString());
        assertThat(Files.readAllBytes(copies(folder.resolve("b")).getFirst()))
                .isEqualTo(Files.readAllBytes(copies.getFirst()));
    }

    @Test
    void what_is_no_dicom_is_left_out_and_told() throws IOException {
        Path text = Files.writeString(folder.resolve("note.txt"), "not a film");
        Called called = call(
                text.toString(),
                "--out",
                folder.resolve("c").toString(),
                "--secret",
                folder.resolve("secret2").toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("0 files copied");
        assertThat(called.err()).contains("not a DICOM file");
    }

    @Test
    void every_notice_and_every_answer_has_its_words() throws IOException {
        Messages words = Messages.of("dicom");
        for (Notice notice : Notice.values()) {
            assertThat(words.text("deidentify.notice." + notice.name().toLowerCase(Locale.ROOT), 2))
                    .startsWith("2: ");
        }
        Matcher asked = Pattern.compile("\"(deidentify[a-z.]+[a-z])\"")
                .matcher(Files.readString(Path.of("src/main/java/hilum/app/cli/DeIdentifyCommand.java")));
        while (asked.find()) {
            assertThat(words.text(asked.group(1), 1, 2)).isNotBlank();
        }
    }
}
