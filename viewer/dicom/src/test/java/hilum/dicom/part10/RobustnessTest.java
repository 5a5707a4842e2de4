package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomDump;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Fixtures;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.codec.Mutants;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    private static final long LIMIT_MS = 2_000;

    /** One file of the archive. */
    private record Broken(String name, byte[] bytes) {}

    @Test
    void mutated_files_give_data_or_a_clear_error() throws DicomException {
        List<byte[]> originals = originals();
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            use("mutant " + i + " of seed 42", Mutants.of(originals.get(i % originals.size()), random));
        }
    }

    @Test
    void every_cut_of_a_file_gives_data_or_a_clear_error() throws DicomException {
        byte[] whole = originals().getFirst();
        for (int length = 0; length < whole.length; length++) {
            use("cut at " + length, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void hostile_files_give_a_picture_or_a_clear_error() throws IOException {
        List<Broken> files = corpus();
        assertThat(files).hasSizeGreaterThan(900);
        Collections.shuffle(files, new Random(1));
        for (Broken file : files) {
            use(file.name(), file.bytes());
        }
    }

    @Test
    void sequences_of_more_than_64_levels_are_refused() throws DicomException {
        DataSet set = DataSet.EMPTY;
        for (int i = 0; i < 70; i++) {
            set = DataSet.builder()
                    .putItems(Tag.of("ReferencedStudySequence"), set)
                    .build();
        }
        byte[] bytes = DicomWriter.toBytes(
                Pictures.of16Bit(2, 2).toBuilder()
                        .putItems(Tag.of("ReferencedStudySequence"), set)
                        .build(),
                TransferSyntax.EXPLICIT_LE);
        assertThatThrownBy(() -> DicomFile.of(bytes))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("64");
    }

    private static List<byte[]> originals() throws DicomException {
        DataSet item = DataSet.builder().put(Tag.PATIENT_NAME, "山田^太郎").build();
        DataSet set = Pictures.of16Bit(6, 5).toBuilder()
                .putItems(Tag.of("ReferencedStudySequence"), item, DataSet.EMPTY)
                .put(Tag.WINDOW_CENTER, "40", "50")
                .put(Tag.WINDOW_WIDTH, "40", "50")
                .build();
        List<byte[]> files = new ArrayList<>();
        for (TransferSyntax syntax : List.of(
                TransferSyntax.EXPLICIT_LE,
                TransferSyntax.IMPLICIT_LE,
                TransferSyntax.EXPLICIT_BE,
                TransferSyntax.DEFLATED,
                TransferSyntax.RLE)) {
            files.add(DicomWriter.toBytes(set, syntax));
        }
        return files;
    }

    private static void use(String name, byte[] bytes) {
        long start = System.nanoTime();
        try (DicomFile file = DicomFile.of(bytes)) {
            assertThat(DicomDump.lines(file)).isNotEmpty();
            if (file.frameCount() > 0) {
                assertThat(file.frame(0).samples().size()).isPositive();
            }
        } catch (DicomException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name, e);
        }
        assertThat((System.nanoTime() - start) / 1_000_000).as("ms for " + name).isLessThan(LIMIT_MS);
    }

    /** The files of the hostile corpus, unpacked in memory (POSIX ustar: 512-byte header, name at 0, octal size at 124). */
    private static List<Broken> corpus() throws IOException {
        Path archive = Fixtures.shared("malformed/dicom-fuzzing-corpus.tgz");
        List<Broken> files = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.US_ASCII).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] bytes = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (header[156] == '0') {
                    files.add(new Broken(name, bytes));
                }
                header = in.readNBytes(512);
            }
        }
        return files;
    }
}
