package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Answers;
import hilum.reading.Preference;
import hilum.reading.RatedCase;
import hilum.reading.RatingDraft;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.sqlite.SqliteReadingStore;
import hilum.resources.Stylesheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
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
class ReadingPanelTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);
    private static final String CSV = """
            case,images,indication,text_physician,text_ai
            1,p.dcm,"58 M, fever",Clear lungs.,Patchy opacity in the right lung.
            2,p.dcm,cough,No effusion.,Small effusion.
            3,gone.dcm,,x,y
            4,p.dcm,trauma,No fracture.,Fracture of a rib.
            """;

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ReadingFixture fixture = new ReadingFixture();
    private final FxRobot robot = new FxRobot();
    private ReadingViewModel viewModel;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void close() throws Exception {
        if (viewModel != null) {
            onFx(viewModel::close).toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        background.close();
    }

    private <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ReadingStore opened() throws ReadingFailure {
        return SqliteReadingStore.open(folder.resolve("readings.db"), CLOCK);
    }

    private void show(int width, int height, FileQuestions files) throws Exception {
        onFx(() -> {
            viewModel = fixture.viewModel(this::opened, new ReadingThreads(background, Platform::runLater));
            Scene scene = new Scene(new ReadingPanel(viewModel, files), width, height);
            scene.getStylesheets().setAll(Stylesheets.readingRoom());
            stage.setScene(scene);
            stage.show();
            stage.toFront();
            scene.getWindow().requestFocus();
            viewModel.start();
            return scene;
        });
        await(() -> viewModel.pageProperty().get() instanceof ReadingPage.Start);
    }

    private void restart(int width, int height) throws Exception {
        onFx(viewModel::close).toCompletableFuture().get(10, TimeUnit.SECONDS);
        show(width, height, new FixedFiles(folder));
    }

    private record FixedFiles(Path folder) implements FileQuestions {
        @Override
        public Optional<Path> openCsv(Window owner) {
            return Optional.of(folder.resolve("Pilot A.csv"));
        }

        @Override
        public Optional<Path> saveCsv(Window owner, String suggestedName) {
            return Optional.of(folder.resolve(suggestedName));
        }
    }

    /** The text of a label, or nothing where the page has none. */
    private String text(String id) {
        return onFx(() -> stage.getScene().lookup(id) instanceof Labeled label ? label.getText() : "");
    }

    private void fire(String id) {
        onFx(() -> {
            ((ButtonBase) stage.getScene().lookup(id)).fire();
            return true;
        });
    }

    private void push(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
    }

    private void awaitPlace(String place) throws Exception {
        await(() -> place.equals(text("#place")));
    }

    private void png(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        Path target =
                Path.of(System.getProperty("hilum.screenshots", "target/screenshots"), "reading-" + name + ".png");
        Files.createDirectories(target.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", target.toFile());
    }

    private void seeded(int cases) throws Exception {
        try (ReadingStore store = opened()) {
            Readings.make(store, "Pilot A", Readings.cases(folder, cases), "reader 3");
        }
        show(720, 1000, new FixedFiles(folder));
    }

    private void createFromCsv() throws Exception {
        Files.writeString(folder.resolve("p.dcm"), "");
        Files.writeString(folder.resolve("Pilot A.csv"), CSV);
        show(720, 1000, new FixedFiles(folder));
        png("empty");
        fire("#start-new");
        await(() -> viewModel.pageProperty().get() instanceof ReadingPage.New);
        robot.clickOn("#new-readers").write("reader 3");
        robot.clickOn("#new-pass-phrase").write("open sesame");
        png("new");
        push(KeyCode.ENTER);
        await(() -> !viewModel.sittings().isEmpty());
    }

    @Test
    void a_reading_is_made_from_csv_and_rated_with_the_keys_alone() throws Exception {
        createFromCsv();
        await(() -> "start-begin".equals(stage.getScene().getFocusOwner().getId()));
        push(KeyCode.SPACE);
        awaitPlace("1 of 3");
        push(KeyCode.ENTER, KeyCode.DIGIT2, KeyCode.TAB, KeyCode.DIGIT5);
        // Tab passed the second question over; it lights up again as the open one.
        push(KeyCode.DIGIT3);
        assertThat(text("#place")).isEqualTo("1 of 3");
        push(KeyCode.ENTER);
        awaitPlace("2 of 3");
        push(KeyCode.DIGIT1, KeyCode.DIGIT1, KeyCode.DIGIT4, KeyCode.ENTER);
        awaitPlace("3 of 3");
        fire("#rating-cannot");
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("wrong film 1");
        png("why");
        push(KeyCode.ENTER);
        await(() -> viewModel.pageProperty().get() instanceof ReadingPage.End);
        png("end");
        fire("#end-export");
        await(() -> !viewModel.noticeProperty().get().isEmpty());
        assertThat(folder.resolve("Pilot A - reader 3 - ratings.csv")).exists();
        try (ReadingStore store = opened()) {
            assertThat(store.reader().ratings(1))
                    .extracting(RatedCase::rating)
                    .extracting(rating -> rating.verdict())
                    .containsExactly(
                            new Verdict.Judged(Readings.answers(2, 3, 5)),
                            new Verdict.Judged(Readings.answers(1, 1, 4)),
                            new Verdict.CannotJudge("wrong film 1"));
        }
    }

    @Test
    void after_a_restart_the_reading_goes_on_at_the_exact_place() throws Exception {
        seeded(3);
        fire("#start-begin");
        awaitPlace("1 of 3");
        rateAll();
        awaitPlace("2 of 3");
        push(KeyCode.DIGIT5);
        restart(720, 1000);
        png("list");
        fire("#start-resume");
        awaitPlace("2 of 3");
        RatingViewModel rating = ((ReadingPage.Rating) viewModel.pageProperty().get()).viewModel();
        assertThat(rating.answerProperty(ReadingAttribute.COMPLETENESS).get())
                .contains(Preference.REPORT_2_SIGNIFICANTLY);
        await(() ->
                "question-correctness".equals(stage.getScene().getFocusOwner().getId()));
        assertThat(text("#saved")).startsWith("4 answers saved · last ");
    }

    @Test
    void a_pause_covers_the_case() throws Exception {
        seeded(3);
        fire("#start-begin");
        awaitPlace("1 of 3");
        push(KeyCode.ESCAPE);
        await(() -> fixture.lastShown().equals("[]"));
        png("pause");
        assertThat(onFx(() -> stage.getScene().lookup("#report-1").getParent().getScene() != null
                        && visible(stage.getScene().lookup("#report-1"))))
                .isFalse();
        push(KeyCode.SPACE);
        await(() -> fixture.lastShown().startsWith("Case 1["));
        assertThat(onFx(() -> visible(stage.getScene().lookup("#report-1")))).isTrue();
    }

    private void rateAll() {
        onFx(() -> {
            RatingViewModel rating =
                    ((ReadingPage.Rating) viewModel.pageProperty().get()).viewModel();
            for (ReadingAttribute attribute : ReadingAttribute.values()) {
                rating.answer(attribute, Preference.NEITHER);
            }
            rating.next();
            return true;
        });
    }

    private static boolean visible(Node node) {
        return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
    }

    @Test
    void neither_screen_nor_log_tells_who_wrote_what() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        List<String> seen = new ArrayList<>();
        try (PrintStream all = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setOut(all);
            System.setErr(all);
            createFromCsv();
            seen.addAll(words());
            fire("#start-begin");
            awaitPlace("1 of 3");
            seen.addAll(words());
            for (int number = 1; number <= 3; number++) {
                rateAll();
                int done = number;
                await(() -> viewModel.pageProperty().get() instanceof ReadingPage.End
                        || text("#place").startsWith((done + 1) + " "));
                seen.addAll(words());
            }
            await(() -> viewModel.pageProperty().get() instanceof ReadingPage.End);
            seen.addAll(words());
            fire("#end-export");
            await(() -> !viewModel.noticeProperty().get().isEmpty());
            seen.addAll(words());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        seen.addAll(written.toString(StandardCharsets.UTF_8).lines().toList());
        seen.addAll(Files.readAllLines(folder.resolve("Pilot A - reader 3 - ratings.csv")));
        seen.addAll(fixture.shown);
        assertThat(seen)
                .contains("Report 1", "Clear lungs.")
                .noneMatch(text ->
                        text.toLowerCase().matches("(?s).*\\b(ai|physician|a_first|b_first|arm|key_side)\\b.*"));
    }

    /** Every text, id, style class, accessible text and tooltip on the screen. */
    private List<String> words() {
        return onFx(() -> {
            List<String> words = new ArrayList<>();
            collect(stage.getScene().getRoot(), words);
            words.add(String.valueOf(stage.getTitle()));
            return words;
        });
    }

    private static void collect(Node node, List<String> words) {
        words.add(String.valueOf(node.getId()));
        words.addAll(node.getStyleClass());
        words.add(String.valueOf(node.getAccessibleText()));
        words.add(String.valueOf(node.getUserData()));
        if (node instanceof Text text) {
            words.add(text.getText());
        }
        if (node instanceof TextInputControl input) {
            words.add(String.valueOf(input.getText()));
        }
        if (node instanceof Labeled labeled) {
            words.add(String.valueOf(labeled.getText()));
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            words.add(control.getTooltip().getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    @Test
    void the_rating_page_is_legible_wide_and_narrow() throws Exception {
        try (ReadingStore store = opened()) {
            List<ReadingCase> cases = IntStream.rangeClosed(1, 46)
                    .mapToObj(i -> new ReadingCase(
                            "c" + i,
                            "58 M, fever, productive cough",
                            "",
                            List.of(),
                            "The lungs are well expanded. There is a focal opacity in the right mid lung. No pleural effusion"
                                    + " or pneumothorax. The cardiomediastinal silhouette is within normal limits."
                                    + " No acute osseous abnormality.",
                            "Patchy opacity projecting over the right mid lung, which may reflect pneumonia in the"
                                    + " appropriate setting. Heart size is normal. No effusion. Mild degenerative change"
                                    + " of the thoracic spine."))
                    .toList();
            Sitting sitting = Readings.make(store, "Pilot A", cases, "reader 3").getFirst();
            for (int number = 1; number <= 16; number++) {
                store.reader().commit(sitting.id(), number, Readings.rating(number));
            }
            store.reader()
                    .keep(
                            sitting.id(),
                            17,
                            new RatingDraft(
                                    Answers.of(Map.of(
                                            ReadingAttribute.COMPLETENESS, Preference.REPORT_1_SLIGHTLY,
                                            ReadingAttribute.CORRECTNESS, Preference.NEITHER)),
                                    "",
                                    Duration.ofSeconds(72)));
        }
        show(720, 1000, new FixedFiles(folder));
        fire("#start-resume");
        awaitPlace("17 of 46");
        png("rating-720");
        for (int[] size : new int[][] {{460, 900}, {380, 640}}) {
            onFx(() -> {
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            png("rating-" + size[0]);
        }
        assertThat(unnamed()).isEmpty();
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
