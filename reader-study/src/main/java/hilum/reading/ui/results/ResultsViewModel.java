package hilum.reading.ui.results;

import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.reading.StudyStatus;
import hilum.reading.export.ResultsExport;
import hilum.reading.export.StudyRecord;
import hilum.reading.ui.ReadingThreads;
import hilum.reading.ui.Stoppable;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The results of one reading: locked, being computed, open. JavaFX thread only; everything slow runs in the background and can be stopped. */
public final class ResultsViewModel {
    private final ResultsSource source;
    private final ResultsExport export;
    private final ReadingThreads threads;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyObjectWrapper<ResultsState> state = new ReadOnlyObjectWrapper<>(new ResultsState.Loading());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper progressWords = new ReadOnlyStringWrapper("");
    private Stoppable running = new Stoppable();

    public ResultsViewModel(ResultsSource source, ResultsExport export, ReadingThreads threads) {
        this.source = source;
        this.export = export;
        this.threads = threads;
    }

    public ReadOnlyObjectProperty<ResultsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What went wrong last; empty when nothing did. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was done last, such as where files were written; empty when there is nothing to tell. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether something runs that {@link #stop} ends. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** 0 to 1, or below 0 while it is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty progressWordsProperty() {
        return progressWords.getReadOnlyProperty();
    }

    /** Looks how far the reading is. */
    public void start() {
        state.set(new ResultsState.Loading());
        run(source::status, this::locked, words -> state.set(new ResultsState.Failed(words)));
    }

    private void locked(StudyStatus status) {
        state.set(new ResultsState.Locked(status));
    }

    /**
     * Ends the blinding and shows the results. The pass phrase is blanked afterwards.
     *
     * @param reason not blank
     */
    public void unblind(String reason, char[] passPhrase) {
        run(
                () -> {
                    source.unblind(reason, passPhrase);
                    return source.status();
                },
                status -> {
                    locked(status);
                    open(passPhrase);
                },
                words -> {
                    Arrays.fill(passPhrase, '\0');
                    failure.set(words);
                });
    }

    /** Shows the results of a reading that is unblinded already. The pass phrase is blanked afterwards. */
    public void open(char[] passPhrase) {
        ResultsState before = state.get();
        state.set(new ResultsState.Working());
        run(
                () -> {
                    try {
                        return source.analyse(passPhrase, (done, all) -> tell(done, all, "results.working"));
                    } finally {
                        Arrays.fill(passPhrase, '\0');
                    }
                },
                study -> state.set(new ResultsState.Open(study)),
                words -> {
                    state.set(before);
                    failure.set(words);
                });
    }

    /** Writes everything into a new folder. */
    public void exportAll(Path parent) {
        if (state.get() instanceof ResultsState.Open(StudyRecord study)) {
            String name = messages.text("results.folder", study.protocol().title());
            run(
                    () -> export.writeAll(study, parent, name, (done, all, _) -> tell(done, all, "results.writing")),
                    folder -> notice.set(messages.text("results.written", folder)),
                    failure::set);
        }
    }

    /** Writes one file; {@code which} as in {@link hilum.reading.export.ExportFiles}. */
    public void exportOne(String which, Path file) {
        if (state.get() instanceof ResultsState.Open(StudyRecord study)) {
            run(
                    () -> {
                        export.writeOne(study, which, file);
                        return file;
                    },
                    written -> notice.set(messages.text("results.written", written)),
                    failure::set);
        }
    }

    /** Stops what runs. The end of a blinding is never taken back. */
    public void stop() {
        running.stop();
    }

    private void tell(int done, int all, String key) {
        threads.fx().execute(() -> {
            if (busy.get()) {
                progress.set(all == 0 ? -1 : (double) done / all);
                progressWords.set(messages.text(key, String.valueOf(done), String.valueOf(all)));
            }
        });
    }

    private <T> void run(Stoppable.Task<T> task, Consumer<T> done, Consumer<String> failed) {
        failure.set("");
        notice.set("");
        progress.set(-1);
        progressWords.set("");
        busy.set(true);
        Stoppable job = new Stoppable();
        running = job;
        threads.background().execute(() -> {
            try {
                T result = job.run(task);
                finish(() -> done.accept(result));
            } catch (ReadingFailure e) {
                finish(() -> failed.accept(words.of(e)));
            } catch (InterruptedException e) {
                finish(() -> failed.accept(messages.text("results.stopped")));
            } catch (RuntimeException bug) {
                // Shown once, by the JavaFX thread's handler of uncaught exceptions.
                finish(() -> {
                    failed.accept("");
                    throw bug;
                });
            }
        });
    }

    private void finish(Runnable last) {
        threads.fx().execute(() -> {
            busy.set(false);
            last.run();
        });
    }
}
