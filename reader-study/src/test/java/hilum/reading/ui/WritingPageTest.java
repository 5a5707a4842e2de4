package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.TextSource;
import hilum.reading.sqlite.SqliteReadingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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

/** The loaded model writes missing texts: how far it is shows, it can be stopped, and what failed is named. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class WritingPageTest {
    @TempDir
    Path folder;

    private ReadingStage.Files chosen;
    private ReadingStage screen;

    @Start
    void start(Stage stage) throws Exception {
        chosen = new ReadingStage.Files(Files.createDirectories(folder.resolve("out")));
        screen = new ReadingStage(stage, chosen);
    }

    @AfterEach
    void end() throws Exception {
        screen.end();
    }

    private WizardViewModel wizard() {
        return ((ReadingPage.Wizard) screen.viewModel.pageProperty().get()).viewModel();
    }

    @Test
    void missing_texts_are_written_one_after_the_other_and_the_writing_can_be_stopped() throws Exception {
        CountDownLatch third = new CountDownLatch(1);
        screen.fixture.writer = Optional.of((_, input) -> {
            if (input.taskInput().equals("findings 2")) {
                throw new TextSource.TextNotWritten("the model had not ended after 512 tokens");
            }
            if (input.taskInput().equals("findings 3") && third.getCount() > 0) {
                third.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new TextSource.TextNotWritten("stopped");
                }
            }
            return "Written about " + input.taskInput() + ".";
        });
        chosen.open = List.of(Files.writeString(
                folder.resolve("cases.csv"),
                "case,task_input,text_physician,text_ai\n1,findings 1,a,\n2,findings 2,b,\n3,findings 3,c,\n"));
        screen.open(this::store, 1366, 768);
        screen.fire("#start-new");
        screen.awaitPage(ReadingPage.Wizard.class);
        screen.run(() -> ((TextInputControl) screen.node("#design-name")).setText("Pilot A"));
        screen.fire("#wizard-next");
        screen.await(
                "the step of the cases",
                () -> wizard().stepProperty().get() == WizardStep.CASES
                        && !wizard().busy().get());
        screen.fire("#cases-add");
        screen.await(
                "the table is read",
                () -> wizard().form().tables().get().cases().size() == 3);
        screen.fire("#cases-write");
        third.await();
        screen.await(
                "two were tried", () -> wizard().writing().stateProperty().get().startsWith("2 of 3"));
        assertThat(screen.node("#wizard-next").isDisabled()).isTrue();
        screen.png("26-writing");
        screen.resize(911, 512);
        screen.png("26-writing-150", 1.5);
        screen.resize(1366, 768);
        screen.run(() -> screen.node("#cases-stop").requestFocus());
        screen.push(KeyCode.SPACE);
        screen.await(
                "it has stopped", () -> !wizard().writing().runningProperty().get());
        screen.png("27-writing-stopped");
        screen.fire("#cases-write");
        screen.await(
                "the rest is written",
                () -> !wizard().writing().runningProperty().get()
                        && !wizard().writing().failures().isEmpty());
        assertThat(wizard().writing().stateProperty().get()).isEqualTo("1 written, 1 not.");
        assertThat(wizard().form().tables().get().cases())
                .extracting(one -> one.textB())
                .containsExactly("Written about findings 1.", "", "Written about findings 3.");
        screen.png("28-written");
        assertThat(screen.unnamed()).isEmpty();
    }

    private ReadingStore store() throws hilum.reading.ReadingFailure {
        return SqliteReadingStore.open(
                folder.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }
}
