package hilum.reading.ui;

import hilum.reading.CaseDisplay;
import hilum.reading.CoordinatorDesk;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.reading.StudyStatus;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Reading panel: opens the file of readings, lists what is in it, lets readers in, and leads to every other page. JavaFX thread only. */
public final class ReadingViewModel {
    private final ReadingStore.Opener opener;
    private final RatingViewModel.Surroundings surroundings;
    private final Background background;
    private final StudyRoom studyRoom;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");

    private final ReadOnlyObjectWrapper<ReadingPage> page = new ReadOnlyObjectWrapper<>(new ReadingPage.Opening());
    private final ObservableList<Sitting> sittings = FXCollections.observableArrayList();
    private final ObservableList<StudyStatus> studies = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final AtomicReference<@Nullable ReadingStore> store = new AtomicReference<>();
    private final ReaderVisit.Shown shown = new ReaderVisit.Shown() {
        @Override
        public void page(ReadingPage next) {
            page.set(next);
        }

        @Override
        public void failed(ReadingFailure cause) {
            ReadingViewModel.this.failed(cause);
        }

        @Override
        public void list() {
            goToList();
        }
    };
    private @Nullable ReaderVisit visit;

    /** Does nothing before {@link #start}. */
    public ReadingViewModel(
            ReadingStore.Opener opener,
            CaseDisplay display,
            ReadingThreads threads,
            ReadingClock clock,
            StudyRoom studyRoom) {
        this.opener = opener;
        this.background = new Background(threads);
        this.surroundings = new RatingViewModel.Surroundings(display, background, clock);
        this.studyRoom = studyRoom;
    }

    ReadOnlyObjectProperty<ReadingPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Everybody who can read at this station. */
    ObservableList<Sitting> sittings() {
        return sittings;
    }

    /** The coordinator's studies, planned and frozen. */
    ObservableList<StudyStatus> studies() {
        return studies;
    }

    /** A quiet line about what was done, or empty. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the last command failed with, or empty. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Opens the file and shows the list, or what is wrong with the file; again after a failure. */
    public void start() {
        page.set(new ReadingPage.Opening());
        background.run(
                () -> {
                    store.set(opener.open());
                    return page;
                },
                _ -> showList(),
                cause -> page.set(new ReadingPage.Failed(words.of(cause))));
    }

    private record Lists(List<Sitting> sittings, List<StudyStatus> studies) {}

    /** Back to the list; what was chosen for the case in progress is kept, and the reader is logged out. */
    void showList() {
        clearLines();
        goToList();
    }

    private void goToList() {
        leavePage();
        ReaderDesk desk = desk();
        CoordinatorDesk coordinator = opened().coordinator();
        Optional<Sitting> leaving = Optional.ofNullable(visit).flatMap(ReaderVisit::leave);
        visit = null;
        background.run(
                () -> {
                    leaving.ifPresent(sitting -> desk.logOut(sitting.id()));
                    return new Lists(desk.sittings(), coordinator.studies());
                },
                found -> {
                    sittings.setAll(found.sittings());
                    studies.setAll(found.studies());
                    page.set(new ReadingPage.Start(found.sittings(), found.studies()));
                },
                cause -> page.set(new ReadingPage.Failed(words.of(cause))));
    }

    /** Asks for the PIN where the sitting has one, and then goes to the exact place where it stands. */
    void open(Sitting sitting) {
        clearLines();
        ReaderVisit begun = new ReaderVisit(desk(), surroundings, shown);
        visit = begun;
        begun.open(sitting, sittings);
    }

    /** Takes in a reader's package and lists its reader. */
    void install(Path readerPackage) {
        clearLines();
        ReaderDesk desk = desk();
        background.run(
                () -> desk.install(readerPackage),
                sitting -> {
                    notice.set(messages.text("start.installed", sitting.reader(), sitting.reading()));
                    goToList();
                },
                this::failed);
    }

    /** Saves the signed result of a finished sitting. */
    void writeResult(Sitting sitting, Path file) {
        clearLines();
        ReaderDesk desk = desk();
        background.run(
                () -> {
                    desk.writeResult(sitting.id(), file);
                    return file;
                },
                saved -> notice.set(messages.text("end.saved", saved.getFileName())),
                this::failed);
    }

    /** A reader wants to see results: refused in words, and written down. */
    void openResults(Sitting sitting) {
        clearLines();
        ReaderDesk desk = desk();
        background.run(
                () -> {
                    desk.openResults(sitting.id());
                    return sitting;
                },
                _ -> {},
                this::failed);
    }

    /** Starts designing a study, or goes on with the draft of that name. */
    void design(Optional<String> draft) {
        clearLines();
        CoordinatorDesk desk = opened().coordinator();
        if (draft.isEmpty()) {
            showWizard(new WizardViewModel(desk, background, studyRoom, this::coordinate));
            return;
        }
        background.run(
                () -> desk.plan(draft.get()),
                plan -> {
                    WizardViewModel wizard = new WizardViewModel(desk, background, studyRoom, this::coordinate);
                    wizard.resume(plan);
                    showWizard(wizard);
                },
                this::failed);
    }

    private void showWizard(WizardViewModel wizard) {
        page.set(new ReadingPage.Wizard(wizard));
    }

    /** Opens the coordinator's page of a frozen study. */
    void coordinate(String reading) {
        clearLines();
        CoordinatorViewModel viewModel =
                new CoordinatorViewModel(opened().coordinator(), background, reading, studyRoom.chance());
        viewModel.refresh(() -> page.set(new ReadingPage.Coordinating(viewModel)));
    }

    /** Opens the results; the page there asks for reason and pass phrase. */
    void results(String reading) {
        clearLines();
        page.set(new ReadingPage.Results(reading));
    }

    /** For the page of results; never given to a reader's page. */
    CoordinatorDesk coordinator() {
        return opened().coordinator();
    }

    /** Keeps the case in progress and closes the file, for good; the stage completes on another thread when that is done. */
    public CompletionStage<Void> close() {
        leavePage();
        page.set(new ReadingPage.Opening());
        CompletableFuture<Void> closed = new CompletableFuture<>();
        background.end(() -> {
            try {
                Optional.ofNullable(store.getAndSet(null)).ifPresent(ReadingStore::close);
                closed.complete(null);
            } catch (RuntimeException bug) {
                closed.completeExceptionally(bug);
            }
        });
        return closed;
    }

    private void leavePage() {
        switch (page.get()) {
            case ReadingPage.Rating rating -> rating.viewModel().leave();
            case ReadingPage.Guessing guessing -> guessing.viewModel().leave();
            case ReadingPage.Wizard wizard -> wizard.viewModel().leave();
            case ReadingPage _ -> {}
        }
    }

    private ReadingStore opened() {
        return Objects.requireNonNull(store.get(), "no page but the first is shown before the file is open");
    }

    private ReaderDesk desk() {
        return opened().reader();
    }

    private void failed(ReadingFailure cause) {
        failure.set(words.of(cause));
    }

    private void clearLines() {
        notice.set("");
        failure.set("");
    }
}
