package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2",
                "1.2.840.10008.1.2.1",
                "1.2.840.10008.1.2.2",
                "1.2.840.10008.1.2.1.99",
                "1.2.840.10008.1.2.5"
            })
    void what_is_written_can_be_read_and_shown(String syntaxUid) throws DicomException {
        Path path = folder.resolve("a.dcm");
        TransferSyntax syntax = TransferSyntax.of(syntaxUid);
        DicomWriter.write(path, Pictures.of16Bit(7, 5), syntax);
        try (DicomFile file = DicomFile.open(path)) {
            assertThat(file.transferSyntax()).isEqualTo(syntax);
            assertThat(file.warnings()).isEmpty();
            assertThat(file.dataSet().name(Tag.PATIENT_NAME).orElseThrow().formatted())
                    .isEqualTo("Müller, Ana");
            PixelFrame frame = file.frame(0);
            assertThat(frame.value(34)).isEqualTo(34 * 31);
        }
        InstanceHeader header = InstanceHeader.read(path);
        assertThat(header.isImage()).isTrue();
        assertThat(header.kind()).isEqualTo(SopClass.DX_FOR_PRESENTATION);
        assertThat(header.picture()).isEqualTo(new InstanceHeader.Picture(5, 7, 1));
    }

    @Test
    void text_files_empty_files_and_folders_are_told_apart() throws Exception {
        Path text = Files.writeString(folder.resolve("a.txt"), "Lorem ipsum\n".repeat(50), StandardCharsets.UTF_8);
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> DicomFile.open(text))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("not a DICOM");
        assertThatThrownBy(() -> DicomFile.open(empty))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> DicomFile.open(folder))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> DicomFile.open(folder.resolve("none")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void an_object_without_pixels_is_named_by_its_class() throws DicomException {
        Path path = folder.resolve("sr.dcm");
        DataSet sr = DataSet.builder()
                .put(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.11")
                .put(Tag.SOP_INSTANCE_UID, Uids.of("sr"))
                .build();
        DicomWriter.write(path, sr, TransferSyntax.EXPLICIT_LE);
        InstanceHeader header = InstanceHeader.read(path);
        assertThat(header.isImage()).isFalse();
        assertThat(header.kind().name()).isEqualTo("Basic Text SR Storage");
    }

    @Test
    void unsupported_syntaxes_are_named() throws DicomException {
        TransferSyntax htj2k = TransferSyntax.of("1.2.840.10008.1.2.4.201");
        DataSet set = Pictures.of16Bit(2, 2).toBuilder()
                .putFrames(List.of(new byte[] {1, 2}))
                .build();
        try (DicomFile file = DicomFile.of(DicomWriter.toBytes(set, htj2k))) {
            assertThatThrownBy(() -> file.frame(0))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("High-Throughput JPEG 2000")
                    .hasMessageContaining("1.2.840.10008.1.2.4.201");
        }
    }
}
