package hilum.reading.ui;

import hilum.reading.CaseDisplay;
import hilum.reading.CoordinatorDesk;
import hilum.reading.NewReader;
import hilum.reading.OpenCase;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.csv.CasesFile;
import hilum.reading.csv.RatingsCsv;
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

/** The Reading panel: opens the file of readings, lists and makes them, and leads through one. JavaFX thread only. */
public final class ReadingViewModel {
    private static final long SEEDS_OFFERED = 1_000_000;

    private final ReadingStore.Opener opener;
    private final RatingViewModel.Surroundings surroundings;
    private final Background background;
    private final ReadingClock clock;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");

    private final ReadOnlyObjectWrapper<ReadingPage> page = new ReadOnlyObjectWrapper<>(new ReadingPage.Opening());
    private final ObservableList<Sitting> sittings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final AtomicReference<@Nullable ReadingStore> store = new AtomicReference<>();

    /** Does nothing before {@link #start}. */
    public ReadingViewModel(
            ReadingStore.Opener opener, CaseDisplay display, ReadingThreads threads, ReadingClock clock) {
        this.opener = opener;
        this.clock = clock;
        this.background = new Background(threads);
        this.surroundings = new RatingViewModel.Surroundings(display, background, clock);
    }

    ReadOnlyObjectProperty<ReadingPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The start page's list. */
    ObservableList<Sitting> sittings() {
        return sittings;
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

    /** Back to the list; what was chosen for the case in progress is kept. */
    void showList() {
        leavePage();
        clearLines();
        ReaderDesk desk = desk();
        background.run(
                desk::sittings,
                found -> {
                    sittings.setAll(found);
                    page.set(new ReadingPage.Start());
                },
                cause -> page.set(new ReadingPage.Failed(words.of(cause))));
    }

    /** Goes to the exact place where the sitting stands, or to its end page. */
    void open(Sitting sitting) {
        clearLines();
        ReaderDesk desk = desk();
        background.run(() -> desk.next(sitting.id()), next -> show(desk, sitting, next), this::failed);
    }

    private void show(ReaderDesk desk, Sitting sitting, Optional<OpenCase> next) {
        page.set(next.<ReadingPage>map(first ->
                        new ReadingPage.Rating(new RatingViewModel(desk, surroundings, sitting, first, this::finished)))
                .orElseGet(() -> new ReadingPage.End(sitting)));
    }

    private void finished(Sitting sitting) {
        page.set(new ReadingPage.End(sitting));
    }

    /** Reads a file of cases and asks for the rest. */
    void prepare(Path csv) {
        clearLines();
        background.run(
                () -> new CasesFile().read(csv),
                imported -> page.set(new ReadingPage.New(new NewReadingViewModel(
                        csv, imported, Math.floorMod(clock.wall().millis(), SEEDS_OFFERED)))),
                this::failed);
    }

    /** Makes the reading that the form describes; on failure the form stays. */
    void create(NewReadingViewModel form) {
        if (form.ready().get()) {
            form.failureProperty().set("");
            CoordinatorDesk desk = opened().coordinator();
            ReadingProtocol protocol = form.protocol();
            List<String> readers = form.readerNames();
            background.run(
                    () -> {
                        desk.save(new StudyPlan(protocol, form.cases()));
                        return desk.freeze(
                                protocol.name(),
                                readers.stream()
                                        .map(name -> new NewReader(name, ""))
                                        .toList(),
                                form.passPhraseProperty().get().toCharArray());
                    },
                    _ -> showList(),
                    cause -> form.failureProperty().set(words.of(cause)));
        }
    }

    /** Saves the ratings of a sitting, without anything of the key. */
    void export(Sitting sitting, Path csv) {
        clearLines();
        ReaderDesk desk = desk();
        background.run(
                () -> {
                    new RatingsCsv()
                            .writeBlinded(
                                    csv, List.of(new RatingsCsv.SittingRatings(sitting, desk.ratings(sitting.id()))));
                    return csv;
                },
                file -> notice.set(messages.text("end.exported", file)),
                this::failed);
    }

    /** Keeps the case in progress and closes the file; the stage completes when that is done. */
    public CompletionStage<Void> close() {
        leavePage();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        background.run(
                () -> {
                    Optional.ofNullable(store.getAndSet(null)).ifPresent(ReadingStore::close);
                    return closed.complete(null);
                },
                _ -> page.set(new ReadingPage.Opening()),
                this::failed);
        return closed;
    }

    private void leavePage() {
        if (page.get() instanceof ReadingPage.Rating rating) {
            rating.viewModel().leave();
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
