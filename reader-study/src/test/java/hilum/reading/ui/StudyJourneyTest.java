package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Guess;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The reader study from the wizard to the collected result, with a station of its own for the reader. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StudyJourneyTest {
    /** Neither source's name, nor anything of the key's own terms. */
    private static final String TELLS =
            "(?s).*\\b(ai|walnut house|hazel model|a_first|b_first|arms?|side a|side b)\\b.*";

    @TempDir
    Path folder;

    private ReadingStage.Files files;
    private ReadingStage screen;
    private final List<String> seen = new ArrayList<>();

    @Start
    void start(Stage stage) throws IOException {
        files = new ReadingStage.Files(Files.createDirectories(folder.resolve("out")));
        screen = new ReadingStage(stage, files);
    }

    @AfterEach
    void end() throws Exception {
        screen.end();
    }

    private ReadingStore coordinator() throws ReadingFailure {
        return SqliteReadingStore.open(
                folder.resolve("coordinator").resolve("readings.db"),
                InstantSource.fixed(Readings.NOON),
                Readings.SEALING);
    }

    private ReadingStore station() throws ReadingFailure {
        return SqliteReadingStore.open(
                folder.resolve("station").resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }

    private List<Path> tables() throws IOException {
        Files.writeString(folder.resolve("p.dcm"), "picture");
        StringBuilder findings = new StringBuilder("case,images,indication,text_walnut house,text_hazel model\n");
        StringBuilder summaries = new StringBuilder("case,task input,text_walnut house,text_hazel model\n");
        for (int i = 1; i <= 4; i++) {
            findings.append("f%d,p.dcm,cough,Clear lungs %d.,patchy opacity %d.%n".formatted(i, i, i));
            summaries.append("s%d,The lungs are clear. Heart size is normal %d.,No acute finding %d.,normal chest %d.%n"
                    .formatted(i, i, i, i));
        }
        findings.append("f5,gone.dcm,,x,y\n");
        return List.of(
                Files.writeString(folder.resolve("findings.csv"), findings),
                Files.writeString(folder.resolve("summaries.csv"), summaries));
    }

    private WizardViewModel wizard() {
        return ((ReadingPage.Wizard) screen.viewModel.pageProperty().get()).viewModel();
    }

    private RatingViewModel rating() {
        return ((ReadingPage.Rating) screen.viewModel.pageProperty().get()).viewModel();
    }

    private void awaitStep(WizardStep step) throws IOException {
        screen.await(
                step + " is open",
                () -> wizard().stepProperty().get() == step
                        && !wizard().work().busyProperty().get());
    }

    private void write(String id, String text) {
        screen.run(() -> ((TextInputControl) screen.node(id)).setText(text));
    }

    @Test
    void a_study_goes_from_the_wizard_to_a_collected_result_and_tells_its_reader_nothing() throws Exception {
        Map<String, String> pins = design();
        Path readerPackage = coordinate();
        String reader = "R1";
        Path result = read(readerPackage, pins.get(reader));
        collect(result);
        assertThat(seen)
                .contains("Report 1", "Report 2", "Clear lungs 1.")
                .noneMatch(text -> text.toLowerCase(java.util.Locale.ROOT).matches(TELLS));
    }

    private Map<String, String> design() throws Exception {
        screen.open(this::coordinator, 1366, 768);
        screen.png("01-empty");
        screen.push(KeyCode.SPACE);
        screen.awaitPage(ReadingPage.Wizard.class);
        screen.robot.write("Pilot A");
        screen.png("02-design");
        screen.push(KeyCode.ENTER);
        awaitStep(WizardStep.CASES);
        files.open = tables();
        screen.fire("#cases-add");
        screen.await(
                "tables are read", () -> wizard().form().tables().get().tables().size() == 2);
        screen.await("the focus comes back", () -> screen.node("#cases-add").isFocused());
        screen.png("03-cases");
        screen.fire("#wizard-next");
        awaitStep(WizardStep.LEAKS);
        screen.await("leaks are found", () -> !wizard().leaksProperty().get().isEmpty());
        screen.png("04-leaks");
        screen.fire("#cure-sentence-case");
        awaitStep(WizardStep.LEAKS);
        screen.png("04-leaks-cured");
        screen.fire("#wizard-next");
        awaitStep(WizardStep.READERS);
        write("#readers-names", "R1\nR2");
        write("#readers-training", "1");
        write("#readers-repeats", "1");
        write("#readers-catches", "1");
        write("#readers-guesses", "2");
        screen.png("05-readers");
        screen.fire("#wizard-next");
        awaitStep(WizardStep.BALANCE);
        screen.await("it is drawn", () -> wizard().balanceProperty().get() != null);
        screen.await(
                "the way on has the focus", () -> screen.node("#wizard-next").isFocused());
        screen.png("06-balance");
        screen.fire("#wizard-next");
        awaitStep(WizardStep.FREEZE);
        write("#freeze-phrase", Readings.PASS_PHRASE);
        write("#freeze-again", Readings.PASS_PHRASE);
        screen.png("07-freeze");
        assertThat(screen.unnamed()).isEmpty();
        screen.fire("#freeze-now");
        screen.await("it is frozen", () -> wizard().freeze().outcomeProperty().get() != null);
        screen.await(
                "the PINs are saved first",
                () -> screen.node("#freeze-save-pins").isFocused());
        screen.png("08-frozen");
        screen.fire("#freeze-print");
        screen.await("the protocol is saved", () -> !screen.fixture.printed.isEmpty());
        return wizard().freeze().outcomeProperty().get().pins();
    }

    private Path coordinate() throws Exception {
        screen.fire("#freeze-coordinate");
        screen.awaitPage(ReadingPage.Coordinating.class);
        write("#desk-phrase", Readings.PASS_PHRASE);
        screen.fire("#desk-pack");
        Path readerPackage = folder.resolve("out").resolve("Pilot A - R1.hilum-package");
        CoordinatorViewModel desk =
                ((ReadingPage.Coordinating) screen.viewModel.pageProperty().get()).viewModel();
        screen.await(
                "packages are made", () -> desk.work().noticeProperty().get().contains("2 packages"));
        screen.png("09-coordinator");
        assertThat(screen.unnamed()).isEmpty();
        return readerPackage;
    }

    private Path read(Path readerPackage, String pin) throws Exception {
        screen.open(this::station, 1366, 768);
        files.open = List.of(readerPackage);
        screen.fire("#start-package");
        screen.await(
                "the reader is listed",
                () -> screen.viewModel.sittings().size() == 1
                        && screen.viewModel.pageProperty().get() instanceof ReadingPage.Start);
        look("10-package-opened");
        logIn("#start-begin", pin);
        screen.await("training comes first", () -> screen.text("#place").equals("training 1 of 2"));
        screen.resize(710, 768);
        look("12-training");
        rateWithKeys();
        screen.await("feedback is shown", () -> rating().coverProperty().get() instanceof RatingCover.Feedback);
        look("13-feedback");
        screen.push(KeyCode.ENTER);
        screen.await("the first item", () -> screen.text("#place").startsWith("item 1 of "));
        look("14-item");
        screen.push(KeyCode.ENTER, KeyCode.DIGIT2, KeyCode.TAB);
        assertThat(screen.text("#place")).startsWith("item 1 of ");
        resume(pin);
        return finish();
    }

    private void logIn(String button, String pin) throws Exception {
        screen.fire(button);
        screen.awaitPage(ReadingPage.LogIn.class);
        look("11-log-in");
        screen.robot.write(pin);
        screen.push(KeyCode.ENTER);
        screen.awaitPage(ReadingPage.Rating.class);
    }

    /** The last key is held for long: what comes next waits for a press of its own. */
    private void rateWithKeys() {
        screen.push(KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT5);
        screen.hold(KeyCode.ENTER, 6);
    }

    /** The window is closed in the middle of an item; it goes on at the same one with the same answer. */
    private void resume(String pin) throws Exception {
        screen.open(this::station, 1366, 768);
        look("15-resume");
        assertThat(((Labeled) screen.node("#start-resume")).getText()).isEqualTo("Resume at 1");
        logIn("#start-resume", pin);
        screen.await("the item again", () -> screen.text("#place").startsWith("item 1 of "));
        assertThat(rating().sheet().questions().getFirst().answerProperty().get())
                .contains(2);
        assertThat(screen.unnamed()).isEmpty();
    }

    private Path finish() throws Exception {
        boolean[] pictured = {false};
        while (screen.viewModel.pageProperty().get() instanceof ReadingPage.Rating) {
            RatingViewModel rating = rating();
            int number = rating.openCaseProperty().get().number();
            if (!rating.openCaseProperty().get().pair().taskInput().isEmpty() && !pictured[0]) {
                pictured[0] = true;
                screen.resize(1366, 768);
                look("16-summary");
                screen.resize(1920, 1040);
                look("16-summary-1920");
            }
            seen.addAll(screen.words());
            screen.run(() -> {
                rating.sheet().questions().forEach(question -> rating.sheet().answer(question, 4));
                rating.next();
            });
            screen.await(
                    "the next item, or the end",
                    () -> !(screen.viewModel.pageProperty().get() instanceof ReadingPage.Rating)
                            || rating.openCaseProperty().get().number() > number
                            || rating.coverProperty().get() instanceof RatingCover.Feedback);
            screen.run(rating::goOn);
        }
        screen.awaitPage(ReadingPage.Guessing.class);
        screen.png("17-guess");
        screen.push(KeyCode.DIGIT3);
        GuessViewModel guessing =
                ((ReadingPage.Guessing) screen.viewModel.pageProperty().get()).viewModel();
        screen.await(
                "the second guess",
                () -> guessing.place() == 2 && !guessing.savingProperty().get());
        screen.run(() -> guessing.answer(Guess.REPORT_1));
        screen.awaitPage(ReadingPage.End.class);
        screen.fire("#end-results");
        screen.await(
                "it is refused", () -> screen.viewModel.failureProperty().get().contains("cannot open results"));
        look("18-refused");
        screen.fire("#end-save");
        screen.await(
                "it is saved", () -> screen.viewModel.noticeProperty().get().startsWith("Saved"));
        look("19-end");
        return folder.resolve("out").resolve("Pilot A - R1.hilum-result");
    }

    private void collect(Path result) throws Exception {
        screen.open(this::coordinator, 1366, 768);
        screen.png("20-start-coordinator");
        screen.fire("#start-open");
        screen.awaitPage(ReadingPage.Coordinating.class);
        files.open = List.of(result);
        CoordinatorViewModel desk =
                ((ReadingPage.Coordinating) screen.viewModel.pageProperty().get()).viewModel();
        screen.fire("#desk-collect");
        screen.await(
                "it is accepted",
                () -> desk.taken().size() == 1 && !desk.work().busyProperty().get());
        screen.fire("#desk-collect");
        screen.await(
                "a second time",
                () -> desk.taken().size() == 2 && !desk.work().busyProperty().get());
        assertThat(desk.taken())
                .extracting(CoordinatorViewModel.Taken::accepted)
                .containsExactly(false, true);
        assertThat(desk.taken().getFirst().words()).contains("taken in before");
        assertThat(screen.node("#desk-collect").isFocused()).isTrue();
        screen.png("21-collected");
        screen.resize(1920, 1040);
        screen.png("21-collected-1920");
        screen.resize(911, 512);
        screen.png("21-collected-150", 1.5);
        adjudicate(desk);
    }

    /** A further reader gets the first case, chosen with the keys. */
    private void adjudicate(CoordinatorViewModel desk) throws IOException {
        screen.resize(1366, 768);
        screen.run(() -> screen.node("#adjudication-cases").requestFocus());
        screen.push(KeyCode.HOME, KeyCode.SPACE, KeyCode.DOWN, KeyCode.SPACE, KeyCode.SPACE);
        assertThat(screen.text("#adjudication-count")).isEqualTo("1 of 8 cases chosen");
        write("#desk-phrase", Readings.PASS_PHRASE);
        write("#adjudication-reader", "R3");
        write("#adjudication-pin", "4711");
        screen.png("22-adjudication");
        screen.fire("#adjudication-add");
        screen.await(
                "the further reader is listed",
                () -> desk.statusProperty().get().orElseThrow().readers().size() == 3
                        && !desk.work().busyProperty().get());
        screen.png("23-adjudicator");
        assertThat(screen.unnamed()).isEmpty();
    }

    /** A page of the reader's: a picture of it, and all its words. */
    private void look(String name) throws IOException {
        screen.png(name);
        seen.addAll(screen.words());
    }
}
