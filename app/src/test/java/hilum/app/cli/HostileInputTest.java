package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomWriter;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hilum dump} and {@code hilum render} do with what is no picture, and with places that are none to write to. */
@Timeout(60)
class HostileInputTest {
    @TempDir
    private Path folder;

    private Path film;

    @BeforeEach
    void draw() throws DicomException {
        film = write("film.dcm", TransferSyntax.EXPLICIT_LE);
    }

    private Path write(String name, TransferSyntax syntax) throws DicomException {
        Path path = folder.resolve(name);
        DicomWriter.write(path, set().build(), syntax);
        return path;
    }

    private static DataSet.Builder set() {
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("hostile"))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .putIntegers(Tag.ROWS, 2)
                .putIntegers(Tag.COLUMNS, 2)
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, new byte[] {0, 0, 1, 0, 2, 0, 3, 0});
    }

    private Called call(String... arguments) {
        return Called.with(folder.resolve("home"), arguments);
    }

    private void isRefused(Path file, String words) {
        Path png = folder.resolve("never.png");
        for (Called called : List.of(
                call("dump", file.toString()),
                call("dump", "--json", file.toString()),
                call("render", file.toString(), "--out", png.toString()))) {
            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err())
                    .startsWith("hilum: " + file + ": ")
                    .contains(words)
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(png).doesNotExist();
    }

    @Test
    void a_folder_is_refused_as_a_folder() throws IOException {
        isRefused(Files.createDirectory(folder.resolve("cd")), "folder");
    }

    @Test
    void a_pipe_is_refused_and_not_waited_for() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Path mkfifo = Path.of("/usr/bin/mkfifo");
        Assumptions.assumeTrue(Files.isExecutable(mkfifo), "mkfifo is not installed");
        Process made = new ProcessBuilder(mkfifo.toString(), pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        isRefused(pipe, "a pipe or a device");
    }

    @Test
    void missing_and_empty_files_are_refused() throws IOException {
        isRefused(folder.resolve("missing.dcm"), "missing");
        isRefused(Files.createFile(folder.resolve("empty.dcm")), "empty");
    }

    @Test
    void a_value_of_four_gigabytes_that_is_not_there_is_told_and_never_asked_for() throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        byte[] claim = {0x10, 0, 0x00, 0x40, 'U', 'T', 0, 0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        int pixels = bytes.length - 8 - 12; // of the pixel data's own header
        System.arraycopy(claim, 0, bytes, pixels, claim.length);
        Path lying = Files.write(folder.resolve("lying.dcm"), bytes);
        Called dumped = call("dump", lying.toString());
        assertThat(dumped.code()).isZero();
        assertThat(dumped.out()).contains("BitsAllocated", "longer than what is left of the file");
        Called json = call("dump", "--json", lying.toString());
        assertThat(json.err()).contains("warning: ", "longer than what is left of the file");
        assertThat(json.out().lines()).hasSize(1);
        Path png = folder.resolve("never.png");
        Called rendered = call("render", lying.toString(), "--out", png.toString());
        assertThat(rendered.code()).isEqualTo(1);
        assertThat(rendered.err()).contains("no pictures").doesNotContain("Exception");
        assertThat(png).doesNotExist();
    }

    @Test
    void a_png_that_is_cut_off_is_refused_as_a_picture() throws IOException {
        Path png = folder.resolve("cut.png");
        Files.write(png, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Called called =
                call("render", png.toString(), "--out", folder.resolve("o.png").toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("damaged").doesNotContain("Exception");
    }

    @Test
    void an_unknown_syntax_is_told_by_its_uid() throws DicomException, IOException {
        DataSet set = set().putFrames(List.of(new byte[] {1, 2, 3, 4})).build();
        Path file = folder.resolve("unknown.dcm");
        DicomWriter.write(file, set, TransferSyntax.of("1.2.840.10008.1.2.4.201"));
        Called called =
                call("render", file.toString(), "--out", folder.resolve("o.png").toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("1.2.840.10008.1.2.4.201").doesNotContain("Exception");
        assertThat(call("dump", file.toString()).out()).contains("cannot be shown");
    }

    @Test
    void pictures_named_by_uids_keep_their_last_number_and_do_not_overwrite_each_other() throws DicomException {
        Path out = folder.resolve("pictures");
        String one = write("1.2.840.113.7", TransferSyntax.EXPLICIT_LE).toString();
        String two = write("1.2.840.113.8", TransferSyntax.EXPLICIT_LE).toString();
        assertThat(call("render", one, two, "--out", out.toString()).code()).isZero();
        assertThat(out)
                .isDirectoryContaining("glob:**/1.2.840.113.7.png")
                .isDirectoryContaining("glob:**/1.2.840.113.8.png");
    }

    @Test
    void files_of_one_name_in_two_folders_become_two_pictures() throws DicomException, IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        String one = write("a/IM1", TransferSyntax.EXPLICIT_LE).toString();
        String two = write("b/IM1", TransferSyntax.EXPLICIT_LE).toString();
        Path out = folder.resolve("pictures");
        Called called = call("render", one, two, "--out", out.toString());
        assertThat(called.code()).isZero();
        assertThat(called.err()).contains("IM1-2.png");
        assertThat(out).isDirectoryContaining("glob:**/IM1.png").isDirectoryContaining("glob:**/IM1-2.png");
    }

    @Test
    void a_picture_never_overwrites_its_own_file() throws IOException {
        byte[] before = Files.readAllBytes(film);
        Called called = call("render", film.toString(), "--out", film.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("overwrite the file itself");
        assertThat(film).hasBinaryContent(before);
    }

    @Test
    void a_place_that_cannot_be_written_to_is_told_and_leaves_nothing_behind() throws IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "text");
        Called called =
                call("render", film.toString(), "--out", file.resolve("x.png").toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("cannot be written").doesNotContain("Exception");
        assertThat(file).hasContent("text");
    }

    @Test
    void a_picture_that_is_there_is_replaced_as_a_whole_and_no_part_is_left() throws IOException {
        Path png = Files.writeString(folder.resolve("old.png"), "an older picture");
        assertThat(call("render", film.toString(), "--out", png.toString()).code())
                .isZero();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }
}
