package hilum.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.ParseWarning;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are met: whole, cut, without preamble, with lengths that lie. Values count here, the words of warnings do not. */
public interface FileContract {
    String CHARSET = "08000500" + "4353" + "0A00" + "49534F5F495220313030";

    /** The engine under test. */
    DicomEngine engine();

    @Test
    default void a_file_and_its_bytes_hold_the_same(@TempDir Path folder) throws DicomException, IOException {
        DataSet set = Author.grey(16, 12, false, new long[20]).toBuilder()
                .put(Tag.PATIENT_ID, "7")
                .build();
        Path path = folder.resolve("without extension");
        engine().write(path, set, TransferSyntax.EXPLICIT_LE);
        byte[] bytes = Files.readAllBytes(path);
        try (DicomFile file = engine().open(path);
                DicomFile same = engine().read(bytes);
                DicomFile bare = engine().read(Arrays.copyOfRange(bytes, 132, bytes.length))) {
            assertThat(file.dataSet()).isEqualTo(set);
            assertThat(same.dataSet()).isEqualTo(set);
            assertThat(file.warnings()).isEmpty();
            assertThat(file.fileMeta().text(Tag.of("MediaStorageSOPClassUID")))
                    .contains(SopClass.SECONDARY_CAPTURE.uid());
            assertThat(bare.dataSet().text(Tag.PATIENT_ID)).contains("7");
        }
    }

    @Test
    default void what_is_no_dicom_is_refused_in_words(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "Lorem ipsum\n".repeat(50), StandardCharsets.UTF_8);
        Path empty = Files.createFile(folder.resolve("empty"));
        for (Path path : new Path[] {text, empty, folder, folder.resolve("none")}) {
            assertThatThrownBy(() -> engine().open(path).close())
                    .isInstanceOf(DicomException.class)
                    .message()
                    .isNotBlank();
        }
    }

    @Test
    default void a_write_that_fails_leaves_the_older_file(@TempDir Path folder) throws DicomException, IOException {
        Path path = folder.resolve("kept.dcm");
        DataSet set = Author.grey(16, 12, false, new long[20]);
        engine().write(path, set, TransferSyntax.EXPLICIT_LE);
        byte[] before = Files.readAllBytes(path);
        DataSet wrong = set.toBuilder().put(Tag.ROWS, Vr.LT, "no number").build();
        assertThatThrownBy(() -> engine().write(path, wrong, TransferSyntax.RLE))
                .isInstanceOf(DicomException.class);
        assertThat(path).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(path));
    }

    @Test
    default void a_cut_file_gives_what_is_there_and_a_warning() throws DicomException {
        DataSet set = DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("cut"))
                .put(Tag.PATIENT_ID, "12345678")
                .put(Tag.of("ImageComments"), "x".repeat(400))
                .build();
        byte[] whole = engine().toBytes(set, TransferSyntax.EXPLICIT_LE);
        try (DicomFile file = engine().read(Arrays.copyOf(whole, whole.length - 100))) {
            assertThat(file.dataSet().text(Tag.PATIENT_ID)).contains("12345678");
            assertThat(file.warnings()).anyMatch(warning -> warning.effect() == ParseWarning.Effect.DOUBTFUL);
        }
    }

    @Test
    default void unknown_elements_of_undefined_length_hold_implicit_items() throws DicomException {
        DataSet set = read(CHARSET + "09001000" + "4C4F" + "0200" + "5859" + "09000110" + "554E" + "0000" + "FFFFFFFF"
                + "FEFF00E0" + "FFFFFFFF" + "10002000" + "04000000" + "31323334"
                + "FEFF0DE0" + "00000000" + "FEFFDDE0" + "00000000" + "10004000" + "4353" + "0200" + "4D20");
        assertThat(set.items(Tag.of(0x0009, 0x1001)).getFirst().text(Tag.PATIENT_ID))
                .contains("1234");
        assertThat(set.text(Tag.PATIENT_SEX)).contains("M");
    }

    @Test
    default void odd_lengths_and_group_lengths_that_lie_do_no_harm() throws DicomException {
        DataSet odd = read(CHARSET + "10002000" + "4C4F" + "0300" + "313233" + "10004000" + "4353" + "0100" + "4D");
        assertThat(odd.text(Tag.PATIENT_ID)).contains("123");
        assertThat(odd.text(Tag.PATIENT_SEX)).contains("M");
        DataSet lying = read("08000000" + "554C" + "0400" + "FF000000" + CHARSET + "10000000" + "554C" + "0400"
                + "01000000" + "10002000" + "4C4F" + "0400" + "31323334");
        assertThat(lying.text(Tag.PATIENT_ID)).contains("1234");
    }

    /** An explicit little-endian data set without preamble and file meta. */
    private DataSet read(String hex) throws DicomException {
        try (DicomFile file = engine().read(HexFormat.of().parseHex(hex))) {
            return file.dataSet();
        }
    }
}
