package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import hilum.reading.sqlite.SqliteReadingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.control.ComboBox;
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

/** On the coordinator's page a reader gets another PIN, with the keys alone; a package that is out is not made useless unasked. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class NewPinPageTest {
    @TempDir
    Path folder;

    private ReadingStage screen;

    @Start
    void start(Stage stage) throws Exception {
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

    @Test
    void another_pin_is_drawn_with_the_keys_alone() throws Exception {
        try (ReadingStore store = store()) {
            Readings.make(store, new StudyPlan(Readings.protocol("Pilot A", "Ada", "Ben"), Readings.cases(3)), "4711");
            store.coordinator().writePackage("Pilot A", "Ben", folder.resolve("ben.zip"), Readings.passPhrase());
        }
        screen.open(this::store, 1366, 768);
        screen.fire("#start-open");
        screen.awaitPage(ReadingPage.Coordinating.class);
        CoordinatorViewModel desk =
                ((ReadingPage.Coordinating) screen.viewModel.pageProperty().get()).viewModel();
        assertThat(screen.node("#pin-replace").isDisabled()).isTrue();
        screen.run(() -> ((TextInputControl) screen.node("#desk-phrase")).setText(Readings.PASS_PHRASE));
        screen.run(() -> screen.node("#pin-reader").requestFocus());
        screen.push(KeyCode.DOWN);
        @SuppressWarnings("unchecked")
        ComboBox<String> reader = (ComboBox<String>) screen.node("#pin-reader");
        assertThat(reader.getValue()).isEqualTo("Ada");
        screen.push(KeyCode.TAB, KeyCode.TAB);
        assertThat(screen.node("#pin-replace").isFocused()).isTrue();
        screen.push(KeyCode.SPACE);
        screen.await("Ada has another PIN", () -> desk.newPinProperty().get().isPresent());
        NewReader given = desk.newPinProperty().get().orElseThrow();
        assertThat(((TextInputControl) screen.node("#pin-new")).getText()).isEqualTo(given.pin());
        screen.push(KeyCode.TAB);
        assertThat(screen.node("#pin-new").isFocused()).isTrue();
        screen.png("24-new-pin");
        screen.resize(911, 512);
        screen.png("24-new-pin-150", 1.5);
        screen.resize(1366, 768);
        // Ben's package is out.
        screen.run(() -> screen.node("#pin-reader").requestFocus());
        screen.push(KeyCode.DOWN);
        screen.fire("#pin-replace");
        screen.await("it is refused", () -> !desk.work().failureProperty().get().isEmpty());
        assertThat(desk.work().failureProperty().get()).contains("A package of Ben was written");
        assertThat(desk.newPinProperty().get()).isEmpty();
        screen.push(KeyCode.TAB);
        screen.png("25-package-out");
        screen.run(() -> screen.node("#pin-reader").requestFocus());
        screen.push(KeyCode.TAB, KeyCode.SPACE, KeyCode.TAB, KeyCode.SPACE);
        screen.await("Ben has another PIN", () -> desk.newPinProperty().get().isPresent());
        assertThat(desk.newPinProperty().get().orElseThrow().name()).isEqualTo("Ben");
        assertThat(((Labeled) screen.node("#pin-package")).getText()).contains("package");
        assertThat(screen.unnamed()).isEmpty();
    }
}
