package hilum.reading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.LongestGap;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import hilum.reading.sqlite.SqliteReadingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.InstantSource;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The list and the coordinator's page of 50 readers by 500 cases: how long until they are seen, and how long the window stands still. */
@Tag("ui")
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class FluentDeskTest {
    /** By the clock, on a machine that does other work as well. */
    private static final int MOST_MS = 2_000;
    /** Of the window's own thread, whatever else the machine does; a quarter of a second is wanted. */
    private static final int MOST_BUSY_MS = 400;

    private static final int READERS = 50;
    private static final int CASES = Integer.getInteger("hilum.cases", 500);

    private static final String RATING = """
            INSERT INTO rating (sitting_id, number, cannot_judge, comment, active_ms, committed_ms, first_answer_ms, changes)
            SELECT sitting_id, number, '', '', 30000, 1000 * number, 2000, 0 FROM place
            """;
    private static final String ANSWER = """
            INSERT INTO rating_answer (sitting_id, number, question, value)
            SELECT sitting_id, number, question, 1 + (number + sitting_id) % 5
              FROM place, (SELECT 'completeness' AS question UNION SELECT 'correctness' UNION SELECT 'conciseness')
            """;

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

    private Path file() {
        return folder.resolve("readings.db");
    }

    private ReadingStore store() throws hilum.reading.ReadingFailure {
        return SqliteReadingStore.open(file(), InstantSource.fixed(Readings.NOON), Readings.SEALING);
    }

    @Test
    void a_large_reading_stays_fluent() throws Exception {
        String[] readers =
                IntStream.rangeClosed(1, READERS).mapToObj(i -> "Reader " + i).toArray(String[]::new);
        long began = System.nanoTime();
        try (ReadingStore store = store()) {
            Readings.make(store, new StudyPlan(Readings.protocol("Pilot A", readers), Readings.cases(CASES)), "");
        }
        say("frozen", began);
        rateEverything();
        began = System.nanoTime();
        LongestGap gap = new LongestGap();
        screen.run(gap::start);
        screen.open(
                () -> {
                    // The window stands before the file is opened.
                    settled(gap);
                    screen.run(gap::restart);
                    return store();
                },
                1366,
                768);
        say("list shown; " + settled(gap), began);
        assertFluent(gap);
        began = System.nanoTime();
        screen.run(gap::restart);
        screen.fire("#start-open");
        screen.awaitPage(ReadingPage.Coordinating.class);
        say("coordinator's page shown; " + settled(gap), began);
        screen.png("50-large");
        assertFluent(gap);
        CoordinatorViewModel desk =
                ((ReadingPage.Coordinating) screen.viewModel.pageProperty().get()).viewModel();
        assertThat(desk.statusProperty().get().orElseThrow().ratings().received())
                .isEqualTo(READERS * CASES * ReadingAttribute.values().length);
        began = System.nanoTime();
        screen.run(gap::restart);
        screen.fire("#desk-back");
        screen.awaitPage(ReadingPage.Start.class);
        say("list shown again; " + settled(gap), began);
        screen.png("51-large-list");
        assertFluent(gap);
    }

    private static LongestGap settled(LongestGap gap) {
        WaitForAsyncUtils.waitForFxEvents(20);
        return gap;
    }

    /** All ratings in one transaction; a commit of each would take minutes. */
    private void rateEverything() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            connection.setAutoCommit(false);
            try (PreparedStatement ratings = connection.prepareStatement(RATING);
                    PreparedStatement answers = connection.prepareStatement(ANSWER)) {
                ratings.executeUpdate();
                answers.executeUpdate();
            }
            connection.commit();
        }
    }

    private static void assertFluent(LongestGap gap) {
        assertThat(gap.millis()).as(gap.toString()).isLessThan(MOST_MS);
        assertThat(gap.busyMillis()).as(gap.toString()).isLessThan(MOST_BUSY_MS);
    }

    private static void say(String what, long began) {
        System.out.printf(
                "%d readers x %d cases: %s, after %,d ms%n",
                READERS, CASES, what, (System.nanoTime() - began) / 1_000_000);
    }
}
