package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Arms;
import hilum.reading.Conduct;
import hilum.reading.Plan;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Reading pages of the designs other than the paper's, each to its end, with all that is optional; their words tell nothing. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ReadingDesignsTest {
    /** Neither source's name, nor the key's own terms, nor a word for who might have written a text. */
    private static final String TELLS =
            "(?s).*\\b(ai|walnut|hazel|a_first|b_first|arms?|model|physician|radiologist|chexagent"
                    + "|crossover|draft_editing|repeat|catch)\\b.*";

    @TempDir
    Path folder;

    private ReadingStage screen;
    private final List<String> seen = new ArrayList<>();

    @Start
    void start(Stage stage) throws IOException {
        screen = new ReadingStage(stage, new ReadingStage.Files(Files.createDirectories(folder.resolve("out"))));
    }

    @AfterEach
    void end() throws Exception {
        screen.end();
    }

    private ReadingStore store() throws ReadingFailure {
        return SqliteReadingStore.open(
                folder.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }

    /** A reading whose only reader has no PIN; the coordinator's part is taken away, as at a station. */
    private void make(ReadingDesign design, int cases, int guesses) throws Exception {
        List<ReadingCase> texts = IntStream.rangeClosed(1, cases)
                .mapToObj(i -> new ReadingCase(
                        "pt-" + i,
                        "cough " + i,
                        "",
                        List.of(),
                        "Clear lungs in film " + i + ". No effusion.",
                        "Patchy **opacity** in film " + i + ". Small effusion."))
                .toList();
        ReadingProtocol protocol = new ReadingProtocol(
                new ReadingProtocol.Title("Pilot A", 1, ""),
                design,
                new Arms("walnut", "hazel"),
                new Plan(List.of(ReadingTask.FINDINGS_GENERATION), 7, List.of("Ada"), 0, 0, true),
                new Conduct(Duration.ofSeconds(600), Duration.ofMinutes(1), 28, true, true, guesses),
                Wording.paper(),
                List.of());
        try (ReadingStore store = store()) {
            Readings.make(store, new StudyPlan(protocol, texts), "");
        }
        screen.open(this::store, 1366, 768);
        screen.fire("#start-begin");
        screen.awaitPage(ReadingPage.Rating.class);
    }

    private RatingViewModel rating() {
        return ((ReadingPage.Rating) screen.viewModel.pageProperty().get()).viewModel();
    }

    private void look(String name) throws IOException {
        screen.png(name);
        seen.addAll(screen.words());
    }

    private void assertTellsNothing(String... shown) {
        assertThat(seen).contains(shown);
        assertThat(seen.stream().filter(text -> text.toLowerCase(Locale.ROOT).matches(TELLS)))
                .isEmpty();
        assertThat(screen.unnamed()).isEmpty();
    }

    @Test
    void grades_are_given_with_keys_errors_counted_a_break_offered_and_the_end_asks() throws Exception {
        make(ReadingDesign.ABSOLUTE, 2, 2);
        screen.await("the first item", () -> screen.text("#place").equals("item 1 of 2"));
        look("30-grades");
        for (int grade = 1; grade <= 5; grade++) {
            screen.push(KeyCode.valueOf("DIGIT" + grade));
        }
        screen.push(KeyCode.ENTER);
        assertThat(screen.text("#place")).as("one grade is missing").isEqualTo("item 1 of 2");
        screen.run(() -> ((TitledPane) screen.node("#errors")).setExpanded(true));
        screen.fire("#errors-more-false-finding-2-significant");
        screen.fire("#errors-more-omitted-comparison-1-other");
        look("31-grades-errors");
        screen.run(() -> {
            rating().sheet().answer(5);
            screen.fixture.pass(Duration.ofSeconds(70));
            rating().tick();
        });
        screen.hold(KeyCode.ENTER, 6);
        screen.await("a break", () -> rating().coverProperty().get() instanceof RatingCover.Break);
        look("32-break");
        assertThat(screen.words()).anyMatch(text -> text.startsWith("You have read for 1 minute"));
        assertThat(screen.node("#break-resume").isFocused()).isTrue();
        screen.push(KeyCode.ENTER);
        screen.await("the second item", () -> screen.text("#place").equals("item 2 of 2"));
        screen.hold(KeyCode.DIGIT3, 6);
        assertThat(rating().sheet().complete().get())
                .as("a digit held down answers one question")
                .isFalse();
        screen.push(KeyCode.DIGIT3, KeyCode.DIGIT3, KeyCode.DIGIT3, KeyCode.DIGIT3, KeyCode.DIGIT3);
        screen.resize(710, 768);
        look("33-grades-narrow");
        screen.resize(1366, 768);
        screen.push(KeyCode.ENTER);
        screen.awaitPage(ReadingPage.Guessing.class);
        look("34-guess");
        assertThat(screen.text("#place"))
                .as("an Enter held down answers nothing")
                .isEqualTo("1 of 2");
        screen.push(KeyCode.ENTER, KeyCode.SPACE);
        assertThat(screen.text("#place")).isEqualTo("1 of 2");
        screen.push(KeyCode.DIGIT3);
        screen.await("the second question", () -> screen.text("#place").equals("2 of 2"));
        screen.push(KeyCode.ENTER, KeyCode.SPACE);
        assertThat(screen.text("#place")).as("nor leaves").isEqualTo("2 of 2");
        assertTellsNothing(
                "Report 1", "Which one was written by software?", "very good", "Is free of false information");
    }

    @Test
    void a_draft_is_edited_submitted_and_explained_and_the_other_period_waits() throws Exception {
        make(ReadingDesign.CROSSOVER, 1, 0);
        look("40-draft");
        TextInputControl editor = (TextInputControl) screen.node("#editor");
        assertThat(editor.isFocused()).as("one types at once").isTrue();
        assertThat(screen.words()).as("the draft stands as it is edited").noneMatch(text -> text.contains("**"));
        assertThat(editor.getText())
                .as("as in the draft, without marks")
                .doesNotContain("**")
                .contains("in film 1");
        screen.push(KeyCode.TAB);
        assertThat(screen.node("#edit-submit").isFocused())
                .as("Tab leads out of the editor")
                .isTrue();
        screen.run(() -> {
            editor.setText("Small effusion at the left.");
            screen.fixture.pass(Duration.ofSeconds(20));
        });
        screen.fire("#edit-submit");
        screen.await("the questions are shown", () -> screen.node("#poor-style").isFocusTraversable());
        look("41-draft-submitted");
        assertThat(editor.isDisabled()).isTrue();
        screen.run(() -> {
            ((CheckBox) screen.node("#poor-style")).fire();
            ((CheckBox) screen.node("#writing")).fire();
        });
        screen.fire("#agreement-4");
        screen.resize(710, 768);
        look("42-draft-narrow");
        screen.resize(1366, 768);
        assertThat(rating().sheet().complete().get()).isTrue();
        screen.run(() -> rating().next());
        screen.awaitPage(ReadingPage.Stopped.class);
        look("43-washout");
        assertTellsNothing("Edit:", "Agree", "Yes (improved writing efficiency)");
    }

    @Test
    void a_draft_of_one_arm_each_leads_to_the_end() throws Exception {
        make(ReadingDesign.DRAFT_EDITING, 1, 0);
        screen.run(() -> rating().submitText("Clear."));
        screen.fire("#agreement-1");
        screen.run(() -> {
            ((CheckBox) screen.node("#no-improvement")).fire();
            rating().next();
        });
        screen.awaitPage(ReadingPage.End.class);
        look("44-draft-end");
        assertTellsNothing("Save the result file…");
    }

    @Test
    void the_wizard_begins_in_its_first_field() throws Exception {
        screen.open(this::store, 1366, 768);
        screen.fire("#start-new");
        screen.awaitPage(ReadingPage.Wizard.class);
        screen.await("the name has the focus", () -> screen.node("#design-name").isFocused());
        screen.robot.write("Pilot B");
        assertThat(((TextInputControl) screen.node("#design-name")).getText()).isEqualTo("Pilot B");
        screen.push(KeyCode.ENTER);
        screen.await(
                "the next step begins in its first field too",
                () -> screen.node("#cases-add") != null
                        && screen.node("#cases-add").isFocused());
    }
}
