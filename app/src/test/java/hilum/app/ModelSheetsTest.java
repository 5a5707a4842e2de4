package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.app.measure.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** The model card and the list of models, as they are reached from the model's chip. */
@Tag("ui")
class ModelSheetsTest {
    @TempDir
    private Path home;

    private OpenWindow open(double width, double height) throws Exception {
        return OpenWindow.on(home, ReplayModel::new, width, height, List.of());
    }

    private static void choose(OpenWindow window, String text) {
        MenuButton chip = (MenuButton) window.node("#model");
        window.run(() -> chip.getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .map(MenuItem.class::cast)
                .orElseThrow()
                .fire());
    }

    private static Node sheet(OpenWindow window, String id) {
        window.await(
                id + " is open", () -> window.robot.lookup("#" + id).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents(6);
        return window.robot.lookup("#" + id).query();
    }

    private static void save(OpenWindow window, Node sheet, String name) throws Exception {
        var image = window.fx(() -> sheet.getScene().snapshot(null));
        Path folder = Files.createDirectories(Path.of(System.getProperty("hilum.screenshots", "target/screenshots")));
        ImageIO.write(
                SwingFXUtils.fromFXImage(image, null),
                "png",
                folder.resolve(name + ".png").toFile());
    }

    private static void assertFits(OpenWindow window, Node sheet, double width, double height) {
        Bounds bounds = window.fx(sheet::getLayoutBounds);
        assertThat(bounds.getWidth()).isLessThanOrEqualTo(width);
        assertThat(bounds.getHeight()).isLessThanOrEqualTo(height - 40);
    }

    /** No words are cut off with dots. */
    private static void assertWhole(OpenWindow window, Node sheet) {
        List<String> cut = window.fx(() -> window.robot.from(sheet).lookup(".label").queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.lookup(".text") instanceof Text text
                        && !text.getText()
                                .replace("\n", "")
                                .equals(label.getText().replace("\n", "")))
                .map(Labeled::getText)
                .toList());
        assertThat(cut).isEmpty();
    }

    /** 1280 x 720 is what a 1920 x 1080 screen has left at 150 %. */
    @ParameterizedTest
    @CsvSource({"1366, 768", "1280, 720"})
    void the_model_card_opens_from_the_chip_is_readable_and_closes_with_escape(double width, double height)
            throws Exception {
        try (OpenWindow window = open(width, height)) {
            choose(window, "Model card\u2026");
            Node sheet = sheet(window, "model-card-sheet");
            save(window, sheet, "model-card-" + (int) width);
            assertFits(window, sheet, width, height);
            assertWhole(window, sheet);
            window.robot.type(KeyCode.ESCAPE);
            window.await(
                    "it is closed",
                    () -> window.robot.lookup("#model-card-sheet").tryQuery().isEmpty());
        }
    }

    @Test
    void a_missed_target_is_called_missed() throws Exception {
        ModelCard built = ModelCard.builtIn();
        // Figures of our own instead of those that the model happens to have.
        ModelCard card = new ModelCard(
                        built.name(),
                        built.version(),
                        built.trained(),
                        built.about(),
                        built.data(),
                        List.of(),
                        built.limits(),
                        List.of())
                .with(
                        List.of(
                                new Figure(
                                        "a",
                                        "Real films",
                                        "View, PA or AP, share right",
                                        412,
                                        0.968,
                                        0.949,
                                        0.983,
                                        "at least 0.95",
                                        true),
                                new Figure(
                                        "b",
                                        "Real films",
                                        "Fourteen labels, mean AUC",
                                        412,
                                        0.642,
                                        0.611,
                                        0.673,
                                        "at least 0.68",
                                        false),
                                new Figure("c", "Drawn films", "View, share right", 500, 0.99, 0.98, 1.0, null, null)),
                        List.of(new Figure(
                                "d",
                                "Speed",
                                "First token, new picture, s",
                                5,
                                0.41,
                                null,
                                null,
                                "at most 1.5",
                                true)));
        try (OpenWindow window = open(1280, 720)) {
            window.run(() -> new ModelCardSheet(window.parts.words)
                    .show(card, window.scene().getWindow()));
            Node sheet = sheet(window, "model-card-sheet");
            save(window, sheet, "model-card-figures");
            assertWhole(window, sheet);
            assertThat(window.robot.from(sheet).lookup(".card-missed").queryAll())
                    .hasSize(1);
            assertThat(((Labeled) window.robot
                                    .from(sheet)
                                    .lookup(".card-missed")
                                    .query())
                            .getText())
                    .isEqualTo("missed");
            assertThat(window.robot.from(sheet).lookup(".card-reached").queryAll())
                    .hasSize(2);
            window.robot.type(KeyCode.ESCAPE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "1280, 720"})
    void the_models_stand_beside_each_other_and_one_click_changes_them(double width, double height) throws Exception {
        Settings.load(home.resolve("settings.json"))
                .withModel(RandomWeights.folder())
                .save(home.resolve("settings.json"));
        try (OpenWindow window = open(width, height)) {
            choose(window, "Compare models\u2026");
            Node sheet = sheet(window, "models-sheet");
            save(window, sheet, "models-" + (int) width);
            assertFits(window, sheet, width, height);
            assertWhole(window, sheet);
            List<Button> use = window.robot.from(sheet).lookup("#models-use").queryAllAs(Button.class).stream()
                    .toList();
            assertThat(use).hasSizeGreaterThanOrEqualTo(2);
            assertThat(use.get(0).getAccessibleText()).isEqualTo("Use Hilum demo model");
            assertThat(use.get(0).isDisabled()).isFalse();
            assertThat(use.get(1).isDisabled()).as("the one in use").isTrue();
            window.run(use.get(0)::fire);
            window.await(
                    "the choice is kept",
                    () -> Settings.load(home.resolve("settings.json")).model().isEmpty());
        }
    }
}
