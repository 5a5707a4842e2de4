package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.viewer.Study;
import hilum.viewer.ui.PaneState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large JPEG 2000 film after another film: while only its first look is there, nothing of either can be asked about. */
@Tag("ui")
class PreviewJourneyTest {
    @TempDir
    private Path folder;

    /** What the panel was told at the moment that the first look came. */
    private record Moment(String study, String label, Optional<?> asked) {}

    @Test
    void a_first_look_belongs_to_its_study_and_is_never_what_is_asked_about() throws Exception {
        Path compressed =
                Path.of(System.getProperty("hilum.shared", "none"), "data", "dicom", "wg04_cr_codecs", "RG3_J2KR.dcm");
        Assumptions.assumeTrue(Files.exists(compressed), "the shared films are not on this machine");
        List<Path> files =
                new ArrayList<>(OpenWindow.phantoms(folder.resolve("films")).subList(0, 1));
        files.add(compressed);
        try (OpenWindow window = OpenWindow.on(folder.resolve("home"), ReplayModel::new, 1366, 768, files)) {
            window.await("both films are found", () -> window.parts.library.pictures() == 2);
            Study other = study(window, false);
            Study large = study(window, true);
            window.run(() -> window.parts.browser.select(other));
            window.await("the first film is shown", () -> shows(window, other));
            List<Moment> moments = new ArrayList<>();
            window.run(() -> {
                window.parts.viewer.displayedProperty().addListener((_, _, picture) -> {
                    if (picture == null && window.parts.viewer.stateProperty().get() instanceof PaneState.Preview) {
                        moments.add(new Moment(
                                window.parts.inView.studyInstanceUidProperty().get(),
                                window.parts.inView.pictureLabelProperty().get(),
                                window.parts.viewed.current()));
                    }
                });
                window.parts.browser.select(large);
            });
            window.await("the large film is shown whole", () -> shows(window, large));

            assertThat(moments).containsExactly(new Moment(large.uid(), "", Optional.empty()));
            assertThat(window.fx(
                            () -> window.parts.inView.pictureLabelProperty().get()))
                    .isNotEmpty();
            assertThat(window.fx(() -> window.parts.viewed.current())).isPresent();
        }
    }

    private static boolean shows(OpenWindow window, Study study) {
        var shown = window.parts.viewer.displayedProperty().get();
        return shown != null && shown.study().uid().equals(study.uid());
    }

    private static Study study(OpenWindow window, boolean compressed) {
        return window.fx(() -> window.parts.library.studies().stream()
                .filter(study ->
                        study.views().getFirst().file().getFileName().toString().startsWith("RG3") == compressed)
                .findFirst()
                .orElseThrow());
    }
}
