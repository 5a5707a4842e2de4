package hilum.viewer.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.dicom.display.Voi;
import hilum.viewer.Fixtures;
import hilum.viewer.Instance;
import hilum.viewer.Overlay;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.SyntheticImage;
import hilum.viewer.ViewTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ViewerPaneUiTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 700;

    private final Instance frontal = Fixtures.instance("1", "2020-02-20", "PA");
    private final Instance lateral = Fixtures.instance("1", "2020-02-20", "LATERAL");
    private final Study study = Study.of(frontal).with(lateral);
    private final FakePictures pictures = new FakePictures();
    private final PictureLoader loader = FakePictures.loader(pictures);
    private final List<Integer> turnedViews = new ArrayList<>();
    private final List<ViewerModel.ImagePoint> menus = new ArrayList<>();
    private final Marks marks = new Marks();
    private TextField elsewhere;

    private ViewerModel model;
    private ViewerPane pane;
    private Scene scene;

    /** Two boxes on the frontal view; remembers the one that was clicked. */
    private static final class Marks implements Overlay {
        private String selected = "";

        @Override
        public List<Box> boxes(PictureReference picture) {
            return picture.sopInstanceUid().endsWith("PA")
                    ? List.of(box("a", 1, "opacity", 0.2, 0.3, 0.45, 0.6), box("b", 2, "clip", 0.6, 0.5, 0.7, 0.55))
                    : List.of();
        }

        private Box box(String id, int number, String label, double x0, double y0, double x1, double y1) {
            return new Box(id, number, label, x0, y0, x1, y1, id.equals(selected));
        }

        @Override
        public void select(String id) {
            selected = id;
        }
    }

    @Start
    void start(Stage stage) {
        pictures.put(frontal, SyntheticImage.chest(600, 500));
        pictures.put(lateral, SyntheticImage.chest(400, 500));
        model = new ViewerModel(loader, Platform::runLater);
        model.setOnNextView(turnedViews::add);
        model.setOnContextMenu(menus::add);
        model.addOverlay(marks);
        pane = new ViewerPane(model);
        elsewhere = new TextField();
        BorderPane root = new BorderPane(pane);
        root.setBottom(elsewhere);
        scene = UiStage.show(stage, root, WIDTH, HEIGHT);
        model.show(study, frontal);
        pane.viewport().requestFocus();
    }

    @AfterEach
    void close() {
        loader.close();
    }

    private void opened() {
        UiStage.await("the picture is shown", () -> model.displayedProperty().get() != null);
    }

    private ViewTransform transform() {
        return UiStage.onFx(() -> model.geometry().transformProperty().get());
    }

    private Point2D onScreen(double x, double y) {
        return UiStage.onFx(() -> pane.viewport().localToScreen(x, y));
    }

    private void drag(FxRobot robot, MouseButton button, double x, double y, double dx, double dy) {
        robot.moveTo(onScreen(x, y))
                .press(button)
                .moveTo(onScreen(x + dx, y + dy))
                .release(button);
    }

    @Test
    void left_drag_windows_middle_drag_pans_and_right_drag_zooms_around_the_press(FxRobot robot) {
        opened();
        Voi before = model.voiProperty().get();
        drag(robot, MouseButton.PRIMARY, 300, 300, 60, 30);
        assertThat(model.voiProperty().get().width()).isGreaterThan(before.width());
        assertThat(model.voiProperty().get().center()).isGreaterThan(before.center());

        ViewTransform unmoved = transform();
        drag(robot, MouseButton.MIDDLE, 300, 300, 50, -20);
        assertThat(transform()).isEqualTo(unmoved.panned(50, -20));

        ViewTransform small = transform();
        drag(robot, MouseButton.SECONDARY, 400, 320, 0, -60);
        assertThat(transform().scale()).isGreaterThan(small.scale() * 1.2);
        assertThat(transform().toImageX(400)).isCloseTo(small.toImageX(400), within(1e-6));
        assertThat(transform().toImageY(320)).isCloseTo(small.toImageY(320), within(1e-6));
        assertThat(menus).as("a drag opens no menu").isEmpty();
        assertThat(model.geometry().movingProperty().get()).isFalse();
    }

    @Test
    void a_right_click_asks_for_a_menu_at_its_place_in_the_picture(FxRobot robot) {
        opened();
        ViewTransform fit = transform();
        robot.clickOn(onScreen(fit.toViewX(150), fit.toViewY(250)), MouseButton.SECONDARY);
        assertThat(menus).singleElement().satisfies(point -> {
            assertThat(point.xFraction()).isCloseTo(0.25, within(0.01));
            assertThat(point.yFraction()).isCloseTo(0.5, within(0.01));
        });
    }

    @Test
    void the_wheel_turns_views_and_with_control_it_zooms(FxRobot robot) {
        opened();
        robot.moveTo(onScreen(300, 300)).scroll(1, VerticalDirection.DOWN).scroll(1, VerticalDirection.UP);
        assertThat(turnedViews).containsExactly(1, -1);
        double before = transform().scale();
        robot.press(KeyCode.CONTROL).scroll(2, VerticalDirection.UP).release(KeyCode.CONTROL);
        assertThat(transform().scale()).isGreaterThan(before);
        assertThat(turnedViews).hasSize(2);
    }

    @Test
    void keys_invert_reset_fit_preset_and_turn(FxRobot robot) {
        opened();
        robot.push(KeyCode.I);
        assertThat(model.invertedProperty().get()).isTrue();
        robot.push(KeyCode.DIGIT2);
        assertThat(model.voiProperty().get().explanation()).isEqualTo("lung");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(transform().scale()).isEqualTo(1.0);
        robot.push(KeyCode.R);
        assertThat(model.invertedProperty().get()).isFalse();
        assertThat(model.voiProperty().get().explanation()).isEqualTo("from the file");
        assertThat(model.geometry().fittedProperty().get()).isTrue();
        robot.push(KeyCode.G);
        assertThat(model.aiMarksVisibleProperty().get()).isFalse();
        robot.push(KeyCode.O);
        assertThat(model.cornerTextsVisibleProperty().get()).isFalse();
        robot.push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertThat(turnedViews).containsExactly(1, -1);
    }

    @Test
    void holding_the_key_of_the_marks_only_peeks(FxRobot robot) {
        opened();
        UiStage.runFx(() -> {
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_PRESSED, KeyEvent.KEY_PRESSED)) {
                Event.fireEvent(pane.viewport(), new KeyEvent(type, "g", "g", KeyCode.G, false, false, false, false));
                assertThat(model.aiMarksVisibleProperty().get()).isFalse();
            }
            Event.fireEvent(
                    pane.viewport(),
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.G, false, false, false, false));
        });
        assertThat(model.aiMarksVisibleProperty().get()).isTrue();
    }

    @Test
    void typing_elsewhere_never_reaches_the_picture(FxRobot robot) {
        opened();
        robot.clickOn(elsewhere).push(KeyCode.I).push(KeyCode.R).push(KeyCode.G);
        assertThat(elsewhere.getText()).isEqualTo("irg");
        assertThat(model.invertedProperty().get()).isFalse();
        assertThat(model.aiMarksVisibleProperty().get()).isTrue();
    }

    @Test
    void space_and_left_drag_pans_without_touching_the_window(FxRobot robot) {
        opened();
        Voi before = model.voiProperty().get();
        ViewTransform unmoved = transform();
        robot.press(KeyCode.SPACE);
        drag(robot, MouseButton.PRIMARY, 300, 300, 40, 10);
        robot.release(KeyCode.SPACE);
        assertThat(transform()).isEqualTo(unmoved.panned(40, 10));
        assertThat(model.voiProperty().get()).isEqualTo(before);
    }

    @Test
    void a_click_selects_the_smallest_mark_under_it_and_a_double_click_elsewhere_zooms(FxRobot robot) {
        opened();
        ViewTransform fit = transform();
        robot.clickOn(onScreen(fit.toViewX(0.65 * 600), fit.toViewY(0.52 * 500)));
        assertThat(marks.selected).isEqualTo("b");
        robot.clickOn(onScreen(fit.toViewX(0.3 * 600), fit.toViewY(0.4 * 500)));
        assertThat(marks.selected).isEqualTo("a");
        robot.doubleClickOn(onScreen(fit.toViewX(0.9 * 600), fit.toViewY(0.9 * 500)));
        assertThat(transform().scale()).isEqualTo(1.0);
    }

    @Test
    void the_grey_on_screen_is_the_grey_of_the_look_up_table(FxRobot robot) {
        opened();
        UiStage.runFx(() -> {
            model.cornerTextsVisibleProperty().set(false);
            model.aiMarksVisibleProperty().set(false);
            model.geometry().oneToOne();
        });
        SyntheticImage image = (SyntheticImage) model.displayedProperty().get().image();
        ViewTransform transform = transform();
        for (boolean inverted : new boolean[] {false, true}) {
            UiStage.runFx(() -> model.invertedProperty().set(inverted));
            byte[] lut = image.lut(model.voiProperty().get(), inverted);
            BufferedImage screen = UiStage.picture(scene);
            Random random = new Random(7);
            for (int i = 0; i < 200; i++) {
                int x = 10 + random.nextInt(580);
                int y = 30 + random.nextInt(440);
                int shown = screen.getRGB((int) transform.toViewX(x), (int) transform.toViewY(y)) & 0xFF;
                assertThat(shown)
                        .as("pixel %d, %d, inverted %s", x, y, inverted)
                        .isEqualTo(lut[image.indices()[y * 600 + x] & 0xFFFF] & 0xFF);
            }
        }
    }

    @Test
    void marks_stay_within_a_pixel_of_their_place_under_zoom_pan_and_inversion(FxRobot robot) {
        opened();
        Random random = new Random(11);
        for (int i = 0; i < 25; i++) {
            UiStage.runFx(() -> {
                model.geometry().fit();
                model.geometry().zoomAt(random.nextInt(WIDTH), random.nextInt(HEIGHT), 0.4 + 4 * random.nextDouble());
                model.geometry().pan(random.nextInt(200) - 100, random.nextInt(200) - 100);
                model.invertedProperty().set(random.nextBoolean());
            });
            ViewTransform transform = transform();
            Bounds box = UiStage.onFx(() -> pane.lookup(".ai-box").getBoundsInParent());
            // The middle of the 2 px line lies on the edge of the box.
            assertThat(box.getMinX() + 1).isCloseTo(transform.toViewX(0.2 * 600), within(1.0));
            assertThat(box.getMinY() + 1).isCloseTo(transform.toViewY(0.3 * 500), within(1.0));
            assertThat(box.getMaxX() - 1).isCloseTo(transform.toViewX(0.45 * 600), within(1.0));
            assertThat(box.getMaxY() - 1).isCloseTo(transform.toViewY(0.6 * 500), within(1.0));
        }
    }

    @Test
    void marks_belong_to_the_picture_that_was_asked_about(FxRobot robot) {
        opened();
        assertThat(robot.lookup(".ai-box").queryAll()).hasSize(2);
        UiStage.runFx(() -> model.show(study, lateral));
        UiStage.await(
                "the lateral view is shown",
                () -> model.displayedProperty().get().instance().equals(lateral));
        assertThat(robot.lookup(".ai-box").queryAll()).isEmpty();
    }

    @Test
    void a_picture_that_cannot_be_shown_says_why_and_can_be_tried_again(FxRobot robot) {
        opened();
        pictures.damage(lateral);
        UiStage.runFx(() -> model.show(study, lateral));
        UiStage.await("the reason is shown", () -> model.stateProperty().get() instanceof PaneState.Failed);
        assertThat(robot.lookup(".state-failed .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(FakePictures.DAMAGE);
        UiStage.save(UiStage.picture(scene), "pane-failed");
        pictures.mend(lateral);
        robot.clickOn(robot.lookup(".state-failed .button").queryAs(Button.class));
        UiStage.await(
                "the lateral view is shown", () -> model.displayedProperty().get() != null);
    }

    @Test
    void what_can_be_focused_has_a_name_for_screen_readers(FxRobot robot) {
        for (Node node : robot.lookup(found -> found.isFocusTraversable() && found != elsewhere)
                .queryAll()) {
            assertThat(node.getAccessibleText()).as(node.toString()).isNotBlank();
        }
    }
}
