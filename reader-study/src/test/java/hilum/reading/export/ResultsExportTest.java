package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.FileTrouble;
import hilum.reading.ReadingFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsExportTest {
    private static StudyRecord study;

    @TempDir
    Path folder;

    private final ResultsExport export = new ResultsExport(new Typeface());

    @BeforeAll
    static void simulate() throws InterruptedException {
        study = SimulatedStudy.comparative(1, 2, 4, 100);
    }

    @Test
    void everything_lies_in_one_folder_and_the_manifest_holds() throws Exception {
        List<String> told = new ArrayList<>();
        Path written = export.writeAll(study, folder, "Pilot: A", (done, all, file) -> told.add(file));
        assertThat(written.getFileName()).hasToString("Pilot- A");
        List<String> lines = Files.readAllLines(written.resolve(ExportFiles.MANIFEST));
        try (Stream<Path> files = Files.list(written)) {
            assertThat(files.count()).isEqualTo(lines.size() + 1);
        }
        assertThat(told).hasSize(lines.size() + 1);
        for (String line : lines) {
            byte[] content = Files.readAllBytes(written.resolve(line.substring(66)));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .as(line)
                    .isEqualTo(line.substring(0, 64));
        }
        assertThat(lines).hasSize(19);
    }

    @Test
    void nothing_is_ever_overwritten() throws Exception {
        Path first = export.writeAll(study, folder, "results", ExportProgress.SILENT);
        Path second = export.writeAll(study, folder, "results", ExportProgress.SILENT);
        assertThat(second).isNotEqualTo(first).hasFileName("results 2");
    }

    @Test
    void stopped_half_way_it_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(() -> export.writeAll(study, folder, "results", (done, all, file) -> {
                    if (done == 3) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_a_clear_failure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> export.writeAll(study, file, "results", ExportProgress.SILENT))
                .isInstanceOf(ReadingFailure.OfFile.class);
        assertThatThrownBy(() -> export.writeOne(study, ExportFiles.LONG, folder.resolve("gone/long.csv")))
                .isInstanceOf(ReadingFailure.Unreachable.class);
        assertThat(FileTrouble.of(folder, new FileSystemException("x", null, "No space left on device")))
                .isInstanceOf(ReadingFailure.DiskFull.class);
        assertThat(FileTrouble.of(folder, new AccessDeniedException("x"))).isInstanceOf(ReadingFailure.ReadOnly.class);
    }

    @Test
    void one_file_alone_can_be_written() throws Exception {
        Path file = folder.resolve("figure.svg");
        export.writeOne(study, ExportFiles.FIGURE_SVG, file);
        assertThat(file).content().startsWith("<?xml").contains("</svg>");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
