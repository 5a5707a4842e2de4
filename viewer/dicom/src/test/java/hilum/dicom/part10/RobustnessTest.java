package hilum.dicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Fixtures;
import hilum.dicom.Pictures;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    @Test
    void hostile_files_give_a_picture_or_a_clear_error_in_256_megabytes_and_two_seconds()
            throws IOException, InterruptedException {
        Path archive = Fixtures.shared("malformed/dicom-fuzzing-corpus.tgz");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        archive.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("950 files");
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
}
