package hilum.reading.ui;

import hilum.reading.MissingTexts;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import hilum.resources.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The loaded model writes the texts that cases lack, on a thread of its own: minutes for each, so every text is kept at once and the writing can
 * be stopped. JavaFX thread only.
 */
final class WritingViewModel {
    private final StudyRoom room;
    private final Background background;
    private final WizardForm form;
    private final Runnable keep;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ObservableList<String> failures = FXCollections.observableArrayList();
    private Stoppable job = new Stoppable();

    /** @param keep stores the plan as the form has it */
    WritingViewModel(StudyRoom room, Background background, WizardForm form, Runnable keep) {
        this.room = room;
        this.background = background;
        this.form = form;
        this.keep = keep;
    }

    /** Whether a loaded model can write texts now. */
    boolean canWrite() {
        return room.writer().get().isPresent();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How far it is, or what came of it, in words. */
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** A line for each case that could not be written. */
    ObservableList<String> failures() {
        return failures;
    }

    /** Writes the second arm's missing texts; a case that fails keeps none and is named. */
    void write() {
        if (!running.get()) {
            room.writer().get().ifPresent(writer -> write(new MissingTexts(writer, true)));
        }
    }

    private void write(MissingTexts missing) {
        List<ReadingCase> cases = form.tables().get().cases();
        Stoppable begun = new Stoppable();
        job = begun;
        running.set(true);
        failures.clear();
        at(0, 1);
        MissingTexts.Listener heard = new MissingTexts.Listener() {
            @Override
            public void at(int done, int all) {
                background.later(() -> ifStill(begun, () -> WritingViewModel.this.at(done, all)));
            }

            @Override
            public void wrote(ReadingCase with) {
                background.later(() -> ifStill(begun, () -> put(with)));
            }
        };
        background.beside(
                () -> begun.run(() -> missing.write(cases, heard)),
                written -> ifStill(begun, () -> ended(Optional.of(written))),
                cause -> ifStill(begun, () -> failed(cause)));
    }

    /** What comes after {@link #stop} comes too late: the page may be gone, and the plan another. */
    private void ifStill(Stoppable begun, Runnable step) {
        if (job == begun && running.get()) {
            step.run();
        }
    }

    /** Ends the writing; what is written stays. Does nothing when nothing runs. */
    void stop() {
        if (running.get()) {
            job.stop();
            ended(Optional.empty());
        }
    }

    private void at(int done, int all) {
        progress.set(all == 0 ? 1 : (double) done / all);
        state.set(messages.text("cases.writing", done, all));
    }

    private void put(ReadingCase with) {
        CaseTables tables = form.tables().get();
        form.tables()
                .set(tables.withCases(tables.cases().stream()
                        .map(each -> each.task() == with.task() && each.id().equals(with.id()) ? with : each)
                        .toList()));
        keep.run();
    }

    private void ended(Optional<MissingTexts.Written> written) {
        running.set(false);
        written.ifPresent(all -> failures.setAll(all.failures()));
        state.set(written.map(all -> messages.text(
                        "cases.written", all.count(), all.failures().size()))
                .orElseGet(() -> messages.text("cases.stopped")));
    }

    private void failed(ReadingFailure cause) {
        running.set(false);
        state.set(words.of(cause));
    }
}
