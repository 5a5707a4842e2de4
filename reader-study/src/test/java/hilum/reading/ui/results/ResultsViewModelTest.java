package hilum.reading.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.export.ExportFiles;
import hilum.reading.export.ResultsExport;
import hilum.reading.export.SimulatedStudy;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.Typeface;
import hilum.reading.ui.ReadingThreads;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsViewModelTest {
    private static StudyRecord study;

    @TempDir
    Path folder;

    @BeforeAll
    static void simulate() throws InterruptedException {
        study = SimulatedStudy.comparative(1, 2, 4, 100);
    }

    private static ResultsViewModel viewModel(ResultsSource source) {
        ResultsViewModel viewModel = new ResultsViewModel(
                source, new ResultsExport(new Typeface()), new ReadingThreads(Runnable::run, Runnable::run));
        viewModel.start();
        return viewModel;
    }

    @Test
    void it_is_locked_until_the_blinding_is_ended() {
        FakeResults results = new FakeResults(study, false);
        ResultsViewModel viewModel = viewModel(results);
        assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Locked.class);
        char[] passPhrase = FakeResults.PASS_PHRASE.toCharArray();
        viewModel.unblind("all readers have finished", passPhrase);
        assertThat(viewModel.stateProperty().get()).isEqualTo(new ResultsState.Open(study));
        assertThat(results.reasons).containsExactly("all readers have finished");
        assertThat(passPhrase).containsOnly('\0');
    }

    @Test
    void a_wrong_pass_phrase_leaves_it_locked_and_says_so() {
        FakeResults results = new FakeResults(study, false);
        ResultsViewModel viewModel = viewModel(results);
        char[] passPhrase = "wrong".toCharArray();
        viewModel.unblind("why", passPhrase);
        assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Locked.class);
        assertThat(viewModel.failureProperty().get()).contains("pass phrase does not open the key");
        assertThat(results.reasons).isEmpty();
        assertThat(passPhrase).containsOnly('\0');
    }

    @Test
    void an_unblinded_reading_opens_with_the_pass_phrase_alone() {
        ResultsViewModel viewModel = viewModel(new FakeResults(study, true));
        viewModel.open(FakeResults.PASS_PHRASE.toCharArray());
        assertThat(viewModel.stateProperty().get()).isEqualTo(new ResultsState.Open(study));
    }

    @Test
    void exports_tell_where_they_are_and_failures_what_to_do() {
        ResultsViewModel viewModel = viewModel(new FakeResults(study, true));
        viewModel.open(FakeResults.PASS_PHRASE.toCharArray());
        viewModel.exportAll(folder);
        assertThat(viewModel.noticeProperty().get()).startsWith("Written: ").contains(folder.toString());
        viewModel.exportOne(ExportFiles.LONG, folder.resolve("gone").resolve("long.csv"));
        assertThat(viewModel.failureProperty().get()).contains("cannot be reached");
        assertThat(viewModel.noticeProperty().get()).isEmpty();
        assertThat(viewModel.busyProperty().get()).isFalse();
    }

    @Test
    void stop_ends_a_long_analysis_and_the_reading_can_be_opened_again() throws InterruptedException {
        FakeResults results = new FakeResults(study, true);
        results.endless = true;
        BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            ResultsViewModel viewModel = new ResultsViewModel(
                    results, new ResultsExport(new Typeface()), new ReadingThreads(background, fx::add));
            viewModel.start();
            drain(fx);
            viewModel.open(FakeResults.PASS_PHRASE.toCharArray());
            assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Working.class);
            assertThat(results.analysing.await(10, TimeUnit.SECONDS)).isTrue();
            viewModel.stop();
            while (viewModel.busyProperty().get()) {
                drain(fx);
            }
            assertThat(viewModel.stateProperty().get()).isInstanceOf(ResultsState.Locked.class);
            assertThat(viewModel.failureProperty().get()).startsWith("Stopped.");
        }
    }

    /** Runs what was handed to the JavaFX thread, waiting for the first. */
    private static void drain(BlockingQueue<Runnable> fx) throws InterruptedException {
        Runnable next = fx.poll(10, TimeUnit.SECONDS);
        while (next != null) {
            next.run();
            next = fx.poll();
        }
    }
}
