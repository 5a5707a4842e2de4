package hilum.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.CpuTime;
import hilum.dicom.DataSet;
import hilum.dicom.DicomDump;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Vr;
import hilum.dicom.codec.SmallStream;
import hilum.dicom.fuzz.FuzzReport;
import hilum.dicom.fuzz.FuzzRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever bytes an engine is given, it answers with data or a clear error, soon. */
public interface RobustnessContract {
    long LIMIT_MS = 2_000;

    /** The engine under test. */
    DicomEngine engine();

    /** Mutants of small files in each syntax. */
    @Test
    default void mutated_files_give_data_or_a_clear_error() throws DicomException {
        long seed = 42;
        FuzzReport report = new FuzzRun(engine(), originals()).run(200_000, seed, _ -> {});
        assertThat(report.faultLines())
                .as("faults of the mutants of seed " + seed)
                .isEmpty();
        assertThat(report.mutants()).isEqualTo(200_000);
        assertThat(report.slowestMs())
                .as("ms of mutant %d of seed %d", report.slowestMutant(), seed)
                .isLessThan(LIMIT_MS);
    }

    @Test
    default void every_cut_of_a_file_gives_data_or_a_clear_error() throws DicomException {
        for (byte[] whole : originals()) {
            for (int length = 0; length < whole.length; length += 1 + whole.length / 500) {
                use("cut at " + length, Arrays.copyOf(whole, length));
            }
        }
    }

    private List<byte[]> originals() throws DicomException {
        DataSet item = DataSet.builder().put(Tag.PATIENT_NAME, "山田^太郎").build();
        DataSet set = Author.grey(16, 12, false, new long[20]).toBuilder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .putItems(Tag.of("ReferencedStudySequence"), item, DataSet.EMPTY)
                .put(Tag.of(0x0019, 0x10), Vr.LO, "1.2.840.113681")
                .put(Tag.of(0x0019, 0x1012), Vr.ST, "hidden")
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
            files.add(Author.bytes(set, syntax));
        }
        SmallStream stream = SmallStream.named("m12_jls");
        files.add(Author.bytes(stream.object(List.of(stream.bytes())), stream.syntax()));
        byte[] explicit = files.getFirst();
        files.add(Arrays.copyOfRange(explicit, 132, explicit.length));
        return files;
    }

    private void use(String name, byte[] bytes) {
        long start = CpuTime.ofThisThreadMs();
        try (DicomFile file = engine().read(bytes)) {
            assertThat(DicomDump.lines(file)).isNotEmpty();
            if (file.frameCount() > 0) {
                assertThat(file.frame(0).samples().size()).isPositive();
            }
        } catch (DicomException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name, e);
        }
        assertThat(CpuTime.ofThisThreadMs() - start).as("ms for " + name).isLessThan(LIMIT_MS);
    }
}
