package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** Where the model runs is chosen in the menu of the model's chip, and remembered. */
@Tag("ui")
class RunMenusTest {
    @TempDir
    private Path home;

    /** 1280 x 720 is what a 1920 x 1080 screen has left at 150 %. */
    @ParameterizedTest
    @CsvSource({"1366, 768", "1280, 720"})
    void device_and_number_format_are_chosen_in_the_menu_and_remembered(double width, double height) throws Exception {
        try (OpenWindow window = OpenWindow.on(home, ReplayModel::new, width, height, List.of())) {
            MenuButton chip = (MenuButton) window.node("#model");
            // At the right edge of the screen, as a window that fills it: menus have to open to the left.
            window.run(() -> window.scene()
                    .getWindow()
                    .setX(Screen.getPrimary().getBounds().getWidth() - width));
            window.run(chip::show);
            window.await(
                    "cards were looked for",
                    () -> entries(chip, "model-device").stream()
                            .noneMatch(item ->
                                    item.getText() != null && item.getText().contains("Looking")));
            assertThat(chosen(window, chip, "model-device")).isEqualTo("Automatic");
            assertThat(chosen(window, chip, "model-precision")).isEqualTo("Automatic");
            openOnScreen(window, "Runs on");
            capture(window, "window-device-" + (int) width);
            choose(window, chip, "model-device", "Processor");
            window.run(chip::show);
            openOnScreen(window, "Number format");
            capture(window, "window-precision-" + (int) width);
            choose(window, chip, "model-precision", "int8 (approximate)");
            assertThat(Settings.load(home.resolve("settings.json")).run().device())
                    .isEqualTo("cpu");
            assertThat(Settings.load(home.resolve("settings.json")).run().precision())
                    .isEqualTo("int8");
            window.run(chip::show);
            assertThat(chosen(window, chip, "model-device")).isEqualTo("Processor");
            assertThat(chosen(window, chip, "model-precision")).isEqualTo("int8 (approximate)");
            window.run(chip::hide);
        }
    }

    private static void choose(OpenWindow window, MenuButton chip, String menu, String text) {
        window.run(() -> {
            entries(chip, menu).stream()
                    .filter(item -> text.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            chip.hide();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void openOnScreen(OpenWindow window, String menu) {
        window.robot.moveTo(menu);
        window.robot.clickOn(menu);
        WaitForAsyncUtils.waitForFxEvents(4);
    }

    private static ObservableList<MenuItem> entries(MenuButton chip, String id) {
        return ((Menu) chip.getItems().stream()
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow())
                .getItems();
    }

    private static String chosen(OpenWindow window, MenuButton chip, String id) {
        return window.fx(() -> entries(chip, id).stream()
                .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                .map(MenuItem::getText)
                .findFirst()
                .orElse("none"));
    }

    /** A menu is a window of its own: the screen shows both. */
    private static void capture(OpenWindow window, String name) throws Exception {
        var image = window.fx(() -> new Robot()
                .getScreenCapture(
                        null,
                        window.scene().getWindow().getX(),
                        window.scene().getWindow().getY(),
                        window.scene().getWindow().getWidth(),
                        window.scene().getWindow().getHeight()));
        Path folder = Files.createDirectories(Path.of(System.getProperty("hilum.screenshots", "target/screenshots")));
        ImageIO.write(
                javafx.embed.swing.SwingFXUtils.fromFXImage(image, null),
                "png",
                folder.resolve(name + ".png").toFile());
    }
}
