package hilum.reading.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.export.ResultsExport;
import hilum.reading.export.SimulatedStudy;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.Typeface;
import hilum.reading.ui.ReadingThreads;
import hilum.resources.Stylesheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ResultsPageTest {
    private static StudyRecord study;

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final FxRobot robot = new FxRobot();
    private final Typeface typeface = new Typeface();
    private Stage stage;
    private ResultsViewModel viewModel;

    @BeforeAll
    static void simulate() throws InterruptedException {
        study = SimulatedStudy.comparative(1, 5, 20, 400);
    }

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void close() {
        background.close();
    }

    private <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, task);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(ResultsSource source, int width, int height) throws Exception {
        onFx(() -> {
            viewModel = new ResultsViewModel(
                    source, new ResultsExport(typeface), new ReadingThreads(background, Platform::runLater));
            ResultFiles files = new ResultFiles() {
                @Override
                public Optional<Path> folder(Window owner) {
                    return Optional.of(folder);
                }

                @Override
                public Optional<Path> file(Window owner, String suggestedName) {
                    return Optional.of(folder.resolve(suggestedName));
                }
            };
            Scene scene = new Scene(new ResultsPage(viewModel, files, typeface, () -> {}), width, height);
            scene.getStylesheets().setAll(Stylesheets.readingRoom());
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            stage.toFront();
            scene.getWindow().requestFocus();
            viewModel.start();
            return scene;
        });
        await(() -> viewModel.stateProperty().get() instanceof ResultsState.Locked);
    }

    private void open(int width, int height) throws Exception {
        show(new FakeResults(study, true), width, height);
        onFx(() -> {
            viewModel.open(FakeResults.PASS_PHRASE.toCharArray());
            return true;
        });
        await(() -> viewModel.stateProperty().get() instanceof ResultsState.Open);
    }

    private void png(String name, double scale) throws IOException {
        // A page grows part by part.
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage image = onFx(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            return stage.getScene().getRoot().snapshot(parameters, null);
        });
        Path target =
                Path.of(System.getProperty("hilum.screenshots", "target/screenshots"), "results-" + name + ".png");
        Files.createDirectories(target.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", target.toFile());
    }

    private void select(int tab) {
        onFx(() -> {
            ((TabPane) stage.getScene().lookup(".results-tabs"))
                    .getSelectionModel()
                    .select(tab);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void the_blinding_is_ended_with_the_keys_alone_and_only_when_all_is_filled() throws Exception {
        FakeResults source = new FakeResults(study, false);
        show(source, 1366, 768);
        assertThat(onFx(() -> stage.getScene().lookup("#results-unblind").isDisabled()))
                .isTrue();
        png("locked-1366", 1);
        onFx(() -> {
            stage.getScene().lookup("#results-reason").requestFocus();
            return true;
        });
        robot.write("All readers have finished");
        robot.push(KeyCode.TAB);
        robot.write(FakeResults.PASS_PHRASE);
        assertThat(onFx(() -> stage.getScene().lookup("#results-unblind").isDisabled()))
                .isTrue();
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        await(() -> !stage.getScene().lookup("#results-unblind").isDisabled());
        png("locked-ready-1366", 1);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        await(() -> viewModel.stateProperty().get() instanceof ResultsState.Open);
        assertThat(source.reasons).containsExactly("All readers have finished");
        png("figure-1366", 1);
    }

    @Test
    void every_part_is_legible_wide_narrow_and_enlarged() throws Exception {
        open(1920, 1080);
        String[] tabs = {"figure", "table", "agreement", "bias", "slices", "blinding", "power", "export"};
        for (int i = 0; i < tabs.length; i++) {
            select(i);
            png(tabs[i] + "-1920", 1);
        }
        onFx(() -> {
            stage.setWidth(1366);
            stage.setHeight(768);
            return true;
        });
        select(1);
        png("table-1366", 1);
        onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(720);
            return true;
        });
        select(0);
        png("figure-150", 1.5);
        select(7);
        png("export-150", 1.5);
        onFx(() -> {
            stage.setWidth(460);
            stage.setHeight(900);
            return true;
        });
        select(0);
        png("figure-460", 1);
        assertThat(unnamed()).isEmpty();
    }

    @Test
    void everything_is_exported_with_one_button() throws Exception {
        open(1366, 768);
        select(7);
        onFx(() -> {
            ((ButtonBase) stage.getScene().lookup("#results-export-all")).fire();
            return true;
        });
        await(() -> viewModel.noticeProperty().get().startsWith("Written: "));
        png("exported-1366", 1);
        try (var written = Files.list(folder)) {
            assertThat(written).hasSize(1).allMatch(path -> Files.exists(path.resolve("report.pdf")));
        }
    }

    /** Focusable controls without an accessible text or a tooltip. */
    private List<String> unnamed() {
        return onFx(() -> stage.getScene().getRoot().lookupAll("*").stream()
                .filter(Node::isFocusTraversable)
                .filter(node -> node.getAccessibleText() == null
                        || (node instanceof Control control && control.getTooltip() == null))
                .map(Node::toString)
                .toList());
    }
}
