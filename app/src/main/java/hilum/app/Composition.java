package hilum.app;

import hilum.assistant.AssistantPorts;
import hilum.assistant.Autosave;
import hilum.assistant.Conversation;
import hilum.assistant.Draft;
import hilum.assistant.ui.ChatViewModel;
import hilum.assistant.ui.DraftViewModel;
import hilum.assistant.ui.InView;
import hilum.assistant.ui.PulseExecutor;
import hilum.model.ModelState;
import hilum.reading.TextSource;
import hilum.reading.sqlite.SqliteReadingStore;
import hilum.reading.ui.ReadingClock;
import hilum.reading.ui.ReadingThreads;
import hilum.reading.ui.ReadingViewModel;
import hilum.reading.ui.ResultsRoom;
import hilum.reading.ui.StudyRoom;
import hilum.resources.Messages;
import hilum.viewer.DicomHeaders;
import hilum.viewer.PictureLoader;
import hilum.viewer.StudyLibrary;
import hilum.viewer.ui.BrowserModel;
import hilum.viewer.ui.ViewerModel;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Everything that a window is made of, built in one place and closed in reverse. Built on the JavaFX thread. */
final class Composition implements AutoCloseable {
    /** Decoded pictures that are kept: a quarter of the heap, so that going back and forth is quick. */
    private static final long PICTURE_BUDGET_BYTES = Runtime.getRuntime().maxMemory() / 4;

    /** For each section of a text that a reader study lacks. */
    private static final int MOST_TOKENS = 512;

    /** Much longer than SQLite waits for another program. */
    private static final long LONGEST_CLOSE_S = 15;

    final Messages words = Messages.of("app");
    final AppFolders folders;
    final ThreadFactory threads = Thread.ofVirtual().name("hilum-", 0).factory();
    final StudyLibrary library = new StudyLibrary();
    final PictureLoader loader = new PictureLoader(new PictureFiles(), PICTURE_BUDGET_BYTES);
    final ViewerModel viewer;
    final ViewerModel caseViewer;
    final BrowserModel browser;
    final ViewedPicture viewed;
    final InView inView = new InView();
    final ModelSource model;
    final Conversation conversation;
    final Draft draft;
    final ChatViewModel chat;
    final DraftViewModel drafting;
    final Autosave autosave;
    /** When a draft or conversation was written last; null before the first time and after a failure. */
    final ObjectProperty<@Nullable Instant> savedAt = new SimpleObjectProperty<>();

    final BooleanProperty drawingSample = new SimpleBooleanProperty();
    final CaseView caseView;
    final ReadingViewModel reading;
    final ResultsRoom readingResults;

    /** @param models makes what loads and holds the model, from who wants to hear of its states */
    Composition(AppFolders folders, Function<Consumer<ModelState>, ModelSource> models) {
        this.folders = folders;
        Clock clock = Clock.system(ZoneId.systemDefault());
        Executor uiThread = Platform::runLater;
        Executor pulses = new PulseExecutor();
        viewer = new ViewerModel(loader, uiThread);
        caseViewer = new ViewerModel(loader, uiThread);
        browser = new BrowserModel(library, new DicomHeaders(), clock, uiThread);
        viewed = new ViewedPicture(library, loader);
        model = models.apply(
                state -> uiThread.execute(() -> inView.modelProperty().set(state)));
        AssistantPorts ports = new AssistantPorts(model::model, viewed, threads, clock, Version.NAME);
        autosave = new Autosave(folders.assistant(), threads, clock, new Autosave.Listener() {
            @Override
            public void saved(Instant at) {
                uiThread.execute(() -> savedAt.set(at));
            }

            @Override
            public void failed(IOException cause) {
                uiThread.execute(() -> savedAt.set(null));
            }
        });
        conversation = new Conversation(ports, autosave);
        draft = new Draft(ports, autosave);
        Messages assistantWords = Messages.of("assistant");
        chat = new ChatViewModel(conversation, inView, assistantWords, pulses);
        drafting = new DraftViewModel(draft, inView, assistantWords, threads, pulses);
        caseView = new CaseView(caseViewer, words);
        ReadingThreads readingThreads =
                new ReadingThreads(task -> threads.newThread(task).start(), uiThread);
        readingResults = new StudyResultsPages(readingThreads);
        reading = new ReadingViewModel(
                () -> SqliteReadingStore.open(folders.readings(), clock),
                caseView,
                readingThreads,
                ReadingClock.ofSystem(),
                new StudyRoom(this::textWriter, new RadiographCheck(), new PrintedProtocol(), new SecureRandom()));
    }

    /** The loaded model as a writer of texts for a reader study. */
    private Optional<TextSource> textWriter() {
        return inView.modelProperty().get() instanceof ModelState.Ready
                ? model.model()
                        .map(loaded -> new StudyTexts(
                                loaded, loaded.description().abilities(), MOST_TOKENS, new CasePictures(words)))
                : Optional.empty();
    }

    /** Blocks until what was typed and rated is on the disk; not on the JavaFX thread. */
    @Override
    public void close() {
        conversation.stop();
        draft.stop();
        CompletableFuture<Void> ratings = new CompletableFuture<>();
        Platform.runLater(() -> reading.close().whenComplete((_, _) -> ratings.complete(null)));
        autosave.close();
        ratings.completeOnTimeout(null, LONGEST_CLOSE_S, TimeUnit.SECONDS).join();
        browser.stopScan();
        model.close();
        loader.close();
    }
}
