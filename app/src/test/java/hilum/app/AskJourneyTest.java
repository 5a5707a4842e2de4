package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.assistant.Turn;
import hilum.dicom.display.Voi;
import hilum.viewer.Study;
import hilum.viewer.ViewTransform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys 1 and 2 of docs/architecture.md in the whole window: open, look, ask, see the boxes, stop. */
@Tag("ui")
class AskJourneyTest {
    private static final String GROUNDED =
            "There is an <|ref|>opacity in the right mid zone<|/ref|><|box|>(20,44),(40,59)<|/box|> and a "
                    + "<|ref|>left effusion<|/ref|><|box|>(60,70),(90,88)<|/box|>.";

    @TempDir
    private Path folder;

    private final AtomicReference<ReplayModel> model = new AtomicReference<>();
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        List<Path> films = OpenWindow.films(folder.resolve("films"), "echo");
        window = OpenWindow.on(folder.resolve("home"), this::replay, 1920, 1080, films);
        window.awaitPicture();
        window.await("all films are found", () -> window.parts.library.pictures() == 2);
    }

    private ModelSource replay(java.util.function.Consumer<hilum.model.ModelState> states) {
        model.set(new ReplayModel(states));
        return model.get();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void ask(String question) {
        window.robot.clickOn(window.node(".assistant-chat .text-area")).write(question, 0);
        window.robot.type(KeyCode.ENTER);
    }

    @Test
    void the_mouse_windows_pans_and_zooms_and_keys_invert_and_reset() {
        Node viewport = window.node(".image-viewport");
        Point2D centre = window.fx(() -> {
            Bounds on = viewport.localToScreen(viewport.getBoundsInLocal());
            return new Point2D(on.getCenterX(), on.getCenterY());
        });
        Voi before = window.parts.viewer.voiProperty().get();
        ViewTransform fitted =
                window.parts.viewer.geometry().transformProperty().get();

        window.robot.drag(centre, MouseButton.PRIMARY).dropTo(centre.add(80, 30));
        assertThat(window.parts.viewer.voiProperty().get().width()).isGreaterThan(before.width());
        window.robot.drag(centre, MouseButton.MIDDLE).dropTo(centre.add(-60, 40));
        assertThat(window.parts.viewer.geometry().transformProperty().get().offsetX())
                .isCloseTo(fitted.offsetX() - 60, within(3.0));
        window.robot.drag(centre, MouseButton.SECONDARY).dropTo(centre.add(0, -60));
        assertThat(window.parts.viewer.geometry().transformProperty().get().scale())
                .isNotCloseTo(fitted.scale(), within(1e-3));
        window.robot.type(KeyCode.I);
        assertThat(window.parts.viewer.invertedProperty().get()).isTrue();
        window.save("windowed-inverted");
        window.robot.type(KeyCode.R);
        assertThat(window.parts.viewer.invertedProperty().get()).isFalse();
        assertThat(window.parts.viewer.voiProperty().get()).isEqualTo(before);
        assertThat(window.parts.viewer.geometry().transformProperty().get()).isEqualTo(fitted);
    }

    @Test
    void an_answer_streams_in_and_its_boxes_stay_on_their_place_of_the_picture() {
        model.get().answers(GROUNDED);
        ask("Where is the opacity?");
        window.await("two boxes are drawn", () -> window.count(".ai-box") == 2);
        assertBoxLiesAt(0.20, 0.44, 0.40, 0.59);
        window.save("boxes");

        window.run(() -> {
            window.parts.viewer.geometry().zoomAt(700, 500, 1.7);
            window.parts.viewer.geometry().pan(-120, 35);
            window.parts.viewer.invert();
        });
        assertBoxLiesAt(0.20, 0.44, 0.40, 0.59);

        window.run(() -> window.parts.chat.select(2));
        assertThat(window.parts.chat.selectedRegionProperty().get().label()).isEqualTo("left effusion");
        window.robot.clickOn(window.node(".ai-box-label"));
        window.await(
                "clicking a box chooses its words",
                () -> window.parts.chat.selectedRegionProperty().get().number() == 1);
        window.save("boxes-zoomed-inverted");
    }

    private void assertBoxLiesAt(double x0, double y0, double x1, double y1) {
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents(4);
        Node box = window.node(".ai-box");
        Bounds drawn = window.fx(() -> box.localToScene(box.getLayoutBounds()));
        Node viewport = window.node(".image-viewport");
        Bounds pane = window.fx(() -> viewport.localToScene(viewport.getLayoutBounds()));
        ViewTransform transform = window.fx(
                () -> window.parts.viewer.geometry().transformProperty().get());
        double width = window.parts.viewer.displayedProperty().get().image().widthPx();
        double height = window.parts.viewer.displayedProperty().get().image().heightPx();
        assertThat(drawn.getMinX()).isCloseTo(pane.getMinX() + transform.toViewX(x0 * width), within(3.0));
        assertThat(drawn.getMinY()).isCloseTo(pane.getMinY() + transform.toViewY(y0 * height), within(3.0));
        assertThat(drawn.getMaxX()).isCloseTo(pane.getMinX() + transform.toViewX(x1 * width), within(3.0));
        assertThat(drawn.getMaxY()).isCloseTo(pane.getMinY() + transform.toViewY(y1 * height), within(3.0));
    }

    @Test
    void no_box_where_one_was_asked_for_says_so() {
        model.get().answers("No pneumothorax detected.");
        window.run(() -> window.parts.chat.ask(new hilum.assistant.Question.AbnormalityGrounding("pneumothorax")));
        window.await(
                "the answer is there",
                () -> !window.parts.chat.turns().isEmpty()
                        && window.parts.chat.turns().getLast().turn().progress() instanceof Turn.Finished);
        assertThat(window.fx(() -> window.parts
                        .chat
                        .turns()
                        .getLast()
                        .answerProperty()
                        .get()
                        .noLocation()))
                .isTrue();
        assertThat(window.count(".ai-box")).isZero();
        window.save("no-location");
    }

    @Test
    void stop_ends_an_endless_answer_within_a_second_and_keeps_its_words() {
        model.get().answersForever(" word");
        ask("Tell me everything");
        window.await(
                "words stream in",
                () -> window.parts.chat.turns().size() == 1
                        && window.parts
                                        .chat
                                        .turns()
                                        .getLast()
                                        .answerProperty()
                                        .get()
                                        .text()
                                        .length()
                                > 5);
        window.save("streaming");
        long began = System.nanoTime();
        window.robot.type(KeyCode.ESCAPE);
        window.await(
                "the answer has ended", () -> !window.parts.chat.busyProperty().get());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(window.fx(() -> window.parts
                        .chat
                        .turns()
                        .getLast()
                        .answerProperty()
                        .get()
                        .text()))
                .startsWith("word");
    }

    @Test
    void boxes_belong_to_the_picture_that_was_asked_about_and_to_no_other() {
        model.get().answers(GROUNDED);
        ask("Where is the opacity?");
        window.await("boxes are drawn", () -> window.count(".ai-box") == 2);
        Study asked = window.parts.viewer.displayedProperty().get().study();
        Study other = window.parts.library.studies().stream()
                .filter(study -> !study.uid().equals(asked.uid()))
                .findFirst()
                .orElseThrow();
        window.run(() -> window.parts.browser.select(other));
        window.await("another study is shown without boxes", () -> window.count(".ai-box") == 0);
        window.run(() -> window.parts.browser.select(asked));
        window.await("back again they return", () -> window.count(".ai-box") == 2);
    }
}
