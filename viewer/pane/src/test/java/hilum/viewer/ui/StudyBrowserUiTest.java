package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hilum.viewer.Fixtures;
import hilum.viewer.HeaderSource;
import hilum.viewer.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StudyBrowserUiTest {
    @TempDir
    Path folder;

    private Workplace workplace;
    private Scene scene;
    private Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
        workplace = new Workplace();
        scene = UiStage.show(stage, workplace.root, 1366, 768);
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    private void openShared() {
        assumeThat(Workplace.sharedStudies())
                .as("shared studies beside the checkout")
                .isDirectory();
        UiStage.runFx(() -> workplace.studies.open(List.of(Workplace.sharedStudies())));
        UiStage.await(
                "the scan is over", () -> !workplace.studies.scanningProperty().get());
        shown();
    }

    private void shown() {
        UiStage.await(
                "a picture is shown", () -> workplace.viewer.stateProperty().get() instanceof PaneState.Shown);
    }

    private void resize(double width, double height) {
        UiStage.runFx(() -> {
            window.setWidth(width);
            window.setHeight(height);
        });
        UiStage.await("the window has its size", () -> scene.getWidth() == width && scene.getHeight() == height);
    }

    private String selectedName() {
        return workplace.studies.selectionProperty().get().study().patient().name();
    }

    @Test
    void an_empty_browser_says_what_to_drop(FxRobot robot) {
        assertThat(robot.lookup(".browser-empty .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anySatisfy(text -> assertThat(text).contains("Drop DICOM files"));
        UiStage.save(UiStage.picture(scene), "browser-empty");
    }

    @Test
    void real_studies_appear_and_are_walked_with_the_keyboard(FxRobot robot) {
        openShared();
        UiStage.runFx(() ->
                workplace.studies.select(workplace.studies.rows().getFirst().study()));
        shown();
        robot.clickOn(workplace.browser.searchNode()).write("echo");
        assertThat(workplace.studies.rows()).hasSize(2);
        robot.push(KeyCode.DOWN);
        UiStage.await(
                "an Echo study is chosen",
                () -> selectedName().contains("ECHO")
                        || selectedName().contains("Echo")
                        || workplace.studies.rows().size() == 2);
        robot.push(KeyCode.DOWN);
        UiStage.await(
                "the picture follows",
                () -> workplace.viewer.displayedProperty().get() != null
                        && workplace
                                .viewer
                                .displayedProperty()
                                .get()
                                .study()
                                .uid()
                                .equals(workplace
                                        .studies
                                        .selectionProperty()
                                        .get()
                                        .study()
                                        .uid()));
        UiStage.runFx(() -> workplace.studies.searchProperty().set("nobody of that name"));
        assertThat(robot.lookup(".browser-empty .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("No study matches");
    }

    @Test
    void the_workplace_looks_right_at_each_size(FxRobot robot) {
        openShared();
        UiStage.runFx(() -> workplace.studies.searchProperty().set(""));
        UiStage.runFx(() -> {
            workplace.studies.select(workplace.studies.rows().getFirst().study());
            workplace.viewer.badgeProperty().set(new Badge(Badge.Kind.CURRENT, "CURRENT"));
        });
        shown();
        UiStage.runFx(() -> workplace.pane.viewport().requestFocus());
        UiStage.save(UiStage.picture(scene), "workplace-1366x768");
        UiStage.runFx(() -> {
            workplace.browser.foldedProperty().set(true);
            workplace.viewer.badgeProperty().set(new Badge(Badge.Kind.PRIOR, "PRIOR \u00b7 13 months earlier"));
            workplace.viewer.invert();
        });
        UiStage.save(UiStage.picture(scene), "workplace-1366x768-folded-inverted");
        assertThat(workplace.browser.lookup(".study-list").getBoundsInParent().getMaxX())
                .as("the folded list keeps to its column")
                .isLessThanOrEqualTo(workplace.browser.getWidth());
        UiStage.runFx(() -> {
            workplace.browser.foldedProperty().set(false);
            workplace.viewer.reset();
        });
        resize(1920, 1080);
        UiStage.save(UiStage.picture(scene), "workplace-1920x1080");
        assertThat(workplace.pane.getWidth()).isEqualTo(1920 - workplace.browser.getWidth());
    }

    @Test
    void what_was_skipped_is_counted_and_listed_with_its_reason(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "just words");
        Files.createFile(folder.resolve("empty.dcm"));
        UiStage.runFx(() -> workplace.studies.open(List.of(folder)));
        UiStage.await("both are counted", () -> workplace.studies.skipped().size() == 2);
        assertThat(robot.lookup(".skipped-line .label").queryAs(Label.class).getText())
                .isEqualTo("2 objects skipped: 2 not DICOM");
        robot.clickOn(robot.lookup(".skipped-line .hyperlink").queryAs(Hyperlink.class));
        assertThat(robot.lookup(".skipped-popup .list-cell .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("notes.txt", "empty.dcm", "not DICOM", "not DICOM: the file is empty");
        UiStage.save(
                javafx.embed.swing.SwingFXUtils.fromFXImage(
                        UiStage.onFx(() -> robot.capture(
                                        javafx.stage.Screen.getPrimary().getBounds())
                                .getImage()),
                        null),
                "browser-skipped");
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void the_views_of_the_chosen_study_are_buttons_and_a_slow_one_says_that_it_opens(FxRobot robot) throws Exception {
        FakePictures pictures = new FakePictures();
        Instance lateral = Fixtures.instance("1", "2020-02-20", "LATERAL");
        CountDownLatch gate = pictures.holdBack(lateral);
        Files.writeString(folder.resolve("PA"), "");
        Files.writeString(folder.resolve("LATERAL"), "");
        HeaderSource byName = file -> new HeaderSource.Found.Picture(
                Fixtures.instance("1", "2020-02-20", file.getFileName().toString()));
        Workplace two = UiStage.onFx(() -> new Workplace(byName, pictures));
        UiStage.runFx(() -> {
            UiStage.show(window, two.root, 1000, 700);
            two.studies.setTagSource(study -> List.of(new StudyTag(StudyTag.Kind.AI, "draft 6/14")));
            two.studies.open(List.of(folder));
        });
        UiStage.await(
                "both views are listed",
                () -> robot.lookup(".view-button").queryAll().size() == 2);
        UiStage.runFx(() -> two.studies.select(Fixtures.instance("1", "2020-02-20", "PA")));
        UiStage.await(
                "the frontal view is shown", () -> two.viewer.stateProperty().get() instanceof PaneState.Shown);
        robot.clickOn("LATERAL");
        UiStage.await(
                "the pane says what it opens",
                () -> robot.lookup(".state-loading").tryQuery().isPresent());
        assertThat(two.viewer.displayedProperty().get().instance().view().position())
                .isEqualTo("PA");
        UiStage.save(UiStage.picture(window.getScene()), "pane-loading");
        gate.countDown();
        UiStage.await(
                "the lateral view is shown",
                () -> two.viewer.displayedProperty().get().instance().equals(lateral));
        two.close();
    }
}
