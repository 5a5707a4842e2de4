package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.assistant.Sentence;
import hilum.dicom.DicomException;
import hilum.dicom.phantom.PhantomStudies;
import hilum.dicom.phantom.WrittenPhantom;
import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.ModelState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** The window at the sizes it has to be usable at, and the picture of the README. */
@Tag("ui")
class ScreensTest {
    @TempDir
    private Path folder;

    private final AtomicReference<ReplayModel> model = new AtomicReference<>();

    /** A prior film and a current one with two findings. */
    private static List<WrittenPhantom> sample;

    @BeforeAll
    static void draw(@TempDir Path films) throws DicomException {
        sample = PhantomStudies.sample(films).subList(0, 2);
    }

    private OpenWindow open(double width, double height, List<Path> files) throws Exception {
        return OpenWindow.on(
                folder.resolve("home"),
                states -> {
                    model.set(new ReplayModel(states));
                    return model.get();
                },
                width,
                height,
                files);
    }

    /** 1280 x 720 is what a 1920 x 1080 screen has left at 150 %. */
    @ParameterizedTest
    @CsvSource({"1920, 1080", "1366, 768", "1280, 720"})
    void everything_fits_and_nothing_is_cut_off(double width, double height) throws Exception {
        try (OpenWindow window = open(width, height, List.of())) {
            window.save("start-" + (int) width);
            assertInside(window, "#start-sample", "#start-reading", "#research-line", "#model", "#panel-toggle");
            assertResearchLineIsWholeBesideALongModel(window);
            window.run(() -> window.parts.browser.open(phantoms()));
            window.awaitPicture();
            window.await("both films are found", () -> window.parts.library.pictures() == 2);
            model.get().answers(truth());
            window.robot.clickOn(window.node(".assistant-chat .text-area")).write("What is abnormal, and where?", 0);
            window.robot.type(KeyCode.ENTER);
            window.await("its boxes are drawn", () -> window.count(".ai-box") == 2);
            assertInside(window, "#research-line", "#model", "#panel-toggle", ".assistant-ask", ".ai-box");
            window.save("asked-" + (int) width);
            model.get().answers("The heart is of normal size. There is no effusion on the right.");
            window.robot.clickOn("#tab-draft");
            window.run(window.parts.drafting::start);
            window.await(
                    "six sections are drafted",
                    () -> !window.parts.drafting.busyProperty().get()
                            && window.parts
                                            .drafting
                                            .contentProperty()
                                            .get()
                                            .counts()
                                            .sentences()
                                    == 12);
            window.run(() -> {
                window.parts.drafting.accept();
                window.parts.drafting.move(1);
                window.parts.drafting.reject(Sentence.RejectReason.values()[0]);
            });
            window.save("draft-" + (int) width);
        }
    }

    private static void assertResearchLineIsWholeBesideALongModel(OpenWindow window) {
        ModelState before = window.parts.inView.modelProperty().get();
        window.run(() -> window.parts
                .inView
                .modelProperty()
                .set(new ModelState.Ready(new ModelDescription(
                        "A-checkpoint-with-a-very-long-name-indeed",
                        "0",
                        "CPU",
                        "fp32",
                        1L << 33,
                        true,
                        new ModelDescription.Abilities("CheXagent-2", 2, true),
                        "because"))));
        WaitForAsyncUtils.waitForFxEvents(4);
        Labeled line = (Labeled) window.node("#research-line");
        String shown = window.fx(() -> ((Text) line.lookup(".text")).getText());
        assertThat(shown).isEqualTo(line.getText()).contains("not for clinical use");
        window.run(() -> window.parts.inView.modelProperty().set(before));
    }

    private static List<Path> phantoms() {
        return sample.stream().map(WrittenPhantom::file).toList();
    }

    /** What a perfect model would say about the current film. */
    private static String truth() {
        return sample.getLast().findings().stream()
                .map(finding -> String.format(
                        Locale.ENGLISH,
                        "There is a <|ref|>%s<|/ref|><|box|>(%d,%d),(%d,%d)<|/box|> in the %s %s zone.",
                        finding.kind().label(),
                        Math.round(100 * finding.x0()),
                        Math.round(100 * finding.y0()),
                        Math.round(100 * finding.x1()),
                        Math.round(100 * finding.y1()),
                        finding.side().name().toLowerCase(Locale.ROOT),
                        finding.zone()))
                .collect(Collectors.joining(" "));
    }

    /** A long and a longer sentence of the model in a small window: neither pushes the research line out. */
    @ParameterizedTest
    @CsvSource({"1366, 768", "1280, 720"})
    void a_loading_and_a_resting_model_say_what_to_expect(double width, double height) throws Exception {
        try (OpenWindow window = open(width, height, List.of())) {
            window.run(() -> window.parts
                    .inView
                    .modelProperty()
                    .set(new ModelState.Loading("CheXagent-2-3b", LoadPhase.DIGESTING, 0.23)));
            window.save("loading-" + (int) width);
            assertThat(window.fx(() -> window.node("#model").getAccessibleText()))
                    .contains("reading every byte once", "23%");
            window.run(() -> window.parts
                    .inView
                    .modelProperty()
                    .set(new ModelState.Resting(
                            model.get().model().orElseThrow().description())));
            window.save("resting-" + (int) width);
            assertThat(window.fx(() -> window.node("#model").getAccessibleText()))
                    .contains("unloaded to free memory", "next question loads it again");
            assertInside(window, "#research-line", "#model", "#panel-toggle");
        }
    }

    @Test
    void every_control_that_takes_the_focus_has_a_name_for_a_screen_reader() throws Exception {
        try (OpenWindow window = open(1920, 1080, List.of())) {
            List<String> nameless = window.fx(() -> window
                    .robot
                    .from(window.scene().getRoot())
                    .lookup((Node node) -> node instanceof Control && node.isFocusTraversable() && node.isVisible())
                    .queryAll()
                    .stream()
                    .filter(node -> name(node).isBlank())
                    .map(node -> node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass())
                    .toList());
            assertThat(nameless).isEmpty();
        }
    }

    private static String name(Node node) {
        String own = node.getAccessibleText();
        if (own != null && !own.isBlank()) {
            return own;
        }
        return switch (node) {
            case javafx.scene.control.Labeled labeled when labeled.getText() != null -> labeled.getText();
            case javafx.scene.control.TextInputControl input
            when input.getPromptText() != null -> input.getPromptText();
            case javafx.scene.control.TabPane tabs -> "tabs";
            case javafx.scene.control.ScrollPane scroll -> "scroll";
            default -> "";
        };
    }

    private static void assertInside(OpenWindow window, String... queries) {
        for (String query : queries) {
            Node node = window.node(query);
            Bounds bounds = window.fx(() -> node.localToScene(node.getLayoutBounds()));
            assertThat(bounds.getMinX()).as(query).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMinY()).as(query).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX())
                    .as(query)
                    .isLessThanOrEqualTo(window.scene().getWidth() + 0.5);
            assertThat(bounds.getMaxY())
                    .as(query)
                    .isLessThanOrEqualTo(window.scene().getHeight() + 0.5);
            assertThat(bounds.getWidth()).as(query).isPositive();
        }
    }
}
