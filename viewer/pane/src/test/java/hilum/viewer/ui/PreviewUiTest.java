package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.viewer.Fixtures;
import hilum.viewer.Instance;
import hilum.viewer.Overlay;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.SyntheticImage;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a user sees while a large film is being decoded. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class PreviewUiTest {
    private static final String WORD = "Preview, loading full resolution";

    private final Instance frontal = Fixtures.instance("1", "2020-02-20", "PA");
    private final Study study = Study.of(frontal);
    private final FakePictures pictures = new FakePictures();
    private final PictureLoader loader = FakePictures.loader(pictures);
    private CountDownLatch gate;
    private ViewerModel model;
    private ViewerPane pane;
    private Scene scene;

    private record OneMark() implements Overlay {
        @Override
        public List<Box> boxes(PictureReference picture) {
            return List.of(new Box("a", 1, "opacity", 0.2, 0.3, 0.45, 0.6, false));
        }

        @Override
        public void select(String id) {}
    }

    @Start
    void start(Stage stage) {
        SyntheticImage film = SyntheticImage.chest(1600, 2000);
        pictures.lookFirst(frontal, film);
        gate = pictures.holdBack(frontal);
        model = new ViewerModel(loader, Platform::runLater);
        model.addOverlay(new OneMark());
        pane = new ViewerPane(model);
        scene = UiStage.show(stage, pane, 900, 700);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    private boolean isSaid(FxRobot robot) {
        return robot.lookup(".picture-badge").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible()
                        && label.getParent().isVisible()
                        && label.getText().equals(WORD));
    }

    private Bounds mark() {
        return UiStage.onFx(() -> pane.lookup(".ai-box").getBoundsInParent());
    }

    @Test
    void a_first_look_says_what_it_is_until_the_whole_film_lies_in_the_same_place(FxRobot robot) {
        UiStage.runFx(() -> model.show(study, frontal));
        UiStage.await("the first look is painted", () -> model.stateProperty().get() instanceof PaneState.Preview);
        BufferedImage first = UiStage.picture(scene);
        UiStage.save(first, "preview");
        Bounds before = mark();
        assertThat(isSaid(robot)).isTrue();

        gate.countDown();
        UiStage.await("the film is shown", () -> model.stateProperty().get() instanceof PaneState.Shown);
        BufferedImage whole = UiStage.picture(scene);
        UiStage.save(whole, "preview-whole");
        assertThat(isSaid(robot)).isFalse();
        assertThat(mark()).isEqualTo(before);
        assertThat(meanDifference(first, whole)).isLessThan(2);
    }

    @Test
    void the_word_stays_when_the_corner_texts_are_hidden(FxRobot robot) {
        UiStage.runFx(() -> {
            model.cornerTextsVisibleProperty().set(false);
            model.show(study, frontal);
        });
        UiStage.await("the first look is painted", () -> model.stateProperty().get() instanceof PaneState.Preview);
        assertThat(isSaid(robot)).isTrue();
    }

    /** Of the grey levels of two screens, without the upper part, where the word is. */
    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 60; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) & 0xFF) - (other.getRGB(x, y) & 0xFF));
            }
        }
        return sum / one.getWidth() / (one.getHeight() - 60);
    }
}
