package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Arms;
import hilum.reading.NewReader;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.StudyPlan;
import hilum.reading.sqlite.SqliteReadingStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journey 3 of docs/architecture.md in the whole window: rate a blinded pair by keyboard, end the program, resume at the exact place. */
@Tag("ui")
class ReadingJourneyTest {
    @TempDir
    private Path folder;

    private final Path home() {
        return folder.resolve("home");
    }

    private OpenWindow open() throws Exception {
        OpenWindow window = OpenWindow.on(home(), ReplayModel::new, 1920, 1080, List.of());
        window.robot.clickOn("#tab-reading");
        return window;
    }

    private void makeReading() throws Exception {
        List<Path> films = OpenWindow.films(folder.resolve("films"), "hotel");
        List<ReadingCase> cases = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            cases.add(new ReadingCase(
                    "C" + number,
                    "58 M, fever",
                    "",
                    List.of(films.getFirst()),
                    "The lungs are well expanded. No pleural effusion or pneumothorax. Case text " + number + ".",
                    "Patchy opacity projecting over the right mid lung. Heart size is normal. Case text " + number
                            + "."));
        }
        try (SqliteReadingStore store = SqliteReadingStore.open(new AppFolders(home()).readings(), Clock.systemUTC())) {
            store.coordinator()
                    .save(new StudyPlan(
                            ReadingProtocol.comparative(
                                    "Pilot A",
                                    List.of(ReadingTask.FINDINGS_GENERATION),
                                    7,
                                    new Arms("physician", "AI"),
                                    List.of("reader 1")),
                            cases));
            store.coordinator().freeze("Pilot A", List.of(new NewReader("reader 1", "")), "open sesame".toCharArray());
        }
    }

    private static String place(OpenWindow window) {
        return ((Labeled) window.node("#place")).getText();
    }

    @Test
    void a_blinded_pair_is_rated_by_keyboard_and_the_place_is_kept_over_a_restart() throws Exception {
        makeReading();
        try (OpenWindow window = open()) {
            window.robot.clickOn("Start");
            window.await("the first case is shown", () -> window.count("#place") == 1);
            window.await(
                    "its picture too",
                    () -> window.parts.caseViewer.displayedProperty().get() != null);
            assertThat(place(window)).startsWith("item 1 of 4");
            window.robot.type(KeyCode.DIGIT2).type(KeyCode.DIGIT3);
            window.run(() -> window.caseViewport().requestFocus());
            window.robot.type(KeyCode.DIGIT5);
            window.save("reading");
            window.robot.type(KeyCode.ENTER);
            window.await("the second case is shown", () -> place(window).startsWith("item 2 of 4"));
            window.robot.type(KeyCode.DIGIT4);
            window.await("the click is kept", () -> window.count(".label") > 0);
        }
        try (OpenWindow window = open()) {
            window.robot.clickOn("Resume at 2");
            window.await(
                    "the second case again",
                    () -> window.count("#place") == 1 && place(window).startsWith("item 2 of 4"));
            window.save("reading-resumed");
        }
        try (SqliteReadingStore store = SqliteReadingStore.open(new AppFolders(home()).readings(), Clock.systemUTC())) {
            long sitting = store.reader().sittings().getFirst().id();
            assertThat(store.reader().ratings(sitting)).hasSize(1);
        }
    }
}
