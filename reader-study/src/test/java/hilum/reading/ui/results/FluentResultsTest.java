package hilum.reading.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.LongestGap;
import hilum.reading.export.ResultsExport;
import hilum.reading.export.SimulatedStudy;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.Typeface;
import hilum.reading.ui.ReadingThreads;
import hilum.resources.Stylesheets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The results of 50 readers by 500 cases in two tasks: how long until they are seen, and how long the window stands still. */
@Tag("ui")
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class FluentResultsTest {
    /** By the clock, on a machine that does other work as well. */
    private static final int MOST_MS = 2_000;
    /** Of the window's own thread, whatever else the machine does; a quarter of a second is wanted. */
    private static final int MOST_BUSY_MS = 400;

    private static final int READERS = 50;
    private static final int CASES = Integer.getInteger("hilum.cases", 500);

    private final Typeface typeface = new Typeface();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(120_000, task);
    }

    @Test
    void the_results_of_a_large_reading_stay_fluent() throws Exception {
        long began = System.nanoTime();
        StudyRecord study = SimulatedStudy.comparative(1, READERS, CASES, 100);
        say("analysis of " + study.table().answers().size() + " answers with 100 rounds", began);
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            LongestGap gap = new LongestGap();
            ResultsViewModel viewModel = onFx(() -> show(study, background, gap));
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> viewModel.stateProperty().get() instanceof ResultsState.Locked);
            WaitForAsyncUtils.waitForFxEvents();
            say("idle; " + measured(gap, () -> {}), began);
            began = System.nanoTime();
            say("locked, with all readers; " + measured(gap, viewModel::start), began);
            assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Locked.class);
            assertFluent(gap);
            began = System.nanoTime();
            say("shown; " + measured(gap, () -> viewModel.open(FakeResults.PASS_PHRASE.toCharArray())), began);
            assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Open.class);
            assertFluent(gap);
            TabPane tabs = onFx(() -> (TabPane) stage.getScene().lookup(".results-tabs"));
            for (int i = 1; i < tabs.getTabs().size(); i++) {
                int tab = i;
                String name = tabs.getTabs().get(i).getText();
                began = System.nanoTime();
                say(name + "; " + measured(gap, () -> tabs.getSelectionModel().select(tab)), began);
                assertFluent(gap);
            }
        }
    }

    private ResultsViewModel show(StudyRecord study, ExecutorService background, LongestGap gap) {
        FakeResults large = new FakeResults(study, true);
        large.readerCount = READERS;
        ResultsViewModel viewModel = new ResultsViewModel(
                large, new ResultsExport(typeface), new ReadingThreads(background, Platform::runLater));
        ResultFiles none = new ResultFiles() {
            @Override
            public Optional<Path> folder(Window owner) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> file(Window owner, String suggestedName) {
                return Optional.empty();
            }
        };
        Scene scene = new Scene(new ResultsPage(viewModel, none, typeface, () -> {}), 1366, 768);
        scene.getStylesheets().setAll(Stylesheets.readingRoom());
        stage.setScene(scene);
        stage.show();
        viewModel.start();
        gap.start();
        return viewModel;
    }

    /** The longest gap between pulses until everything that {@code step} led to is drawn. */
    private static LongestGap measured(LongestGap gap, Runnable step) {
        onFx(() -> {
            gap.restart();
            step.run();
            return gap;
        });
        WaitForAsyncUtils.waitForFxEvents(20);
        return gap;
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
