package hilum.dicom.display;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DicomFile;
import hilum.dicom.phantom.PhantomStudies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmImageTest {
    @TempDir
    private Path folder;

    @Test
    void a_film_that_ends_early_is_shown_with_a_warning_and_a_whole_one_without() throws Exception {
        Path whole = PhantomStudies.write(folder, 1, 4, 128, 156, (films, of) -> {})
                .getFirst()
                .file();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(bytes, bytes.length - 20_000));
        try (DicomFile complete = DicomFile.open(whole);
                DicomFile truncated = DicomFile.open(cut)) {
            DisplayImage picture = DisplayImages.of(complete, 0);
            DisplayImage part = DisplayImages.of(truncated, 0);
            assertThat(picture.warnings()).isEmpty();
            assertThat(part.warnings()).isNotEmpty();
            assertThat(part.heightPx()).isEqualTo(picture.heightPx());
            assertThat(Arrays.copyOf(part.indices(), 5_000)).isEqualTo(Arrays.copyOf(picture.indices(), 5_000));
        }
    }
}
