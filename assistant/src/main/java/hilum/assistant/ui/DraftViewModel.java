package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.ArchiveState;
import hilum.assistant.Draft;
import hilum.assistant.DraftContent;
import hilum.assistant.DraftSection;
import hilum.assistant.DraftStep;
import hilum.assistant.Ending;
import hilum.assistant.GroundedRegion;
import hilum.assistant.ReviewedText;
import hilum.assistant.Sentence;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;

/** The draft and its review as properties and commands. All members are used on the thread of the executor that it is given. */
public final class DraftViewModel {
    private final Draft draft;
    private final Words words;
    private final ReviewedText reviewedText;
    private final ThreadFactory threads;
    private final Executor uiThread;
    private final InView inView;
    private final ReadOnlyObjectWrapper<DraftContent> content = new ReadOnlyObjectWrapper<>(DraftContent.EMPTY);
    private final ReadOnlyObjectWrapper<Answer> streaming = new ReadOnlyObjectWrapper<>(Answer.NOTHING);
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper selectedId = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<DrawnRegions> drawnRegions = new ReadOnlyObjectWrapper<>(DrawnRegions.NONE);
    private final ReadOnlyObjectWrapper<GroundedRegion> selectedRegion = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding wiringOnly;

    /** Follows {@code draft} and the study of {@code inView}; {@code threads} makes the threads that save files. */
    public DraftViewModel(Draft draft, InView inView, Messages messages, ThreadFactory threads, Executor uiThread) {
        this.draft = draft;
        this.inView = inView;
        this.words = new Words(messages);
        this.reviewedText = new ReviewedText(messages);
        this.threads = threads;
        this.uiThread = uiThread;
        this.reason = Bindings.createStringBinding(
                () -> words.reasonAgainstAsking(
                        inView.modelProperty().get(),
                        inView.pictureLabelProperty().get()),
                inView.modelProperty(),
                inView.pictureLabelProperty());
        this.wiringOnly = Bindings.createBooleanBinding(
                () -> inView.modelProperty().get() instanceof ModelState.Ready ready
                        && ready.description().wiringOnly(),
                inView.modelProperty());
        draft.onChange(new Coalesced(uiThread, this::refresh)::request);
        inView.studyInstanceUidProperty().addListener((study, before, now) -> openStudy(now));
        openStudy(inView.studyInstanceUidProperty().get());
    }

    /** The draft as it stands. */
    public ReadOnlyObjectProperty<DraftContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What has come of the section that is being written. */
    public ReadOnlyObjectProperty<Answer> streamingProperty() {
        return streaming.getReadOnlyProperty();
    }

    /** What the section that is being written waits for before its first word, in words; empty when for nothing. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether a draft is being written. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there is a step to take back. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Why nothing can be drafted, in words; empty when it can. */
    public ObservableStringValue reasonAgainstDrafting() {
        return reason;
    }

    /** Whether the loaded model's words mean nothing. */
    public ObservableBooleanValue wiringOnly() {
        return wiringOnly;
    }

    /** What went wrong, in words; empty when nothing did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was done last, in words, such as where the text was saved; empty at first. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The sentence under review, empty when none is. */
    public ReadOnlyStringProperty selectedIdProperty() {
        return selectedId.getReadOnlyProperty();
    }

    /** The boxes of the sentence under review. */
    public ReadOnlyObjectProperty<DrawnRegions> drawnRegionsProperty() {
        return drawnRegions.getReadOnlyProperty();
    }

    /** The chosen box among the drawn ones; null when none is. */
    public ReadOnlyObjectProperty<GroundedRegion> selectedRegionProperty() {
        return selectedRegion.getReadOnlyProperty();
    }

    /** Drafts from the picture in view; does nothing when busy or unavailable. */
    public void start() {
        if (!draft.busy()
                && reason.get().isEmpty()
                && !inView.studyInstanceUidProperty().get().isEmpty()
                && draft.archiveState() != ArchiveState.LOADING) {
            notice.set("");
            draft.start();
        }
    }

    /** Ends the draft that is being written and keeps its finished sections. */
    public void stop() {
        draft.stop();
    }

    /** Puts a sentence under review; an unknown id takes none. */
    public void select(String id) {
        selectedId.set(content.get().sentence(id).isPresent() ? id : "");
        draw();
    }

    /** Chooses the sentence that names the box with this number among the drawn ones, as a click on the picture does. */
    public void select(int number) {
        drawnRegions.get().regions().stream()
                .filter(region -> region.number() == number)
                .findFirst()
                .ifPresent(region -> {
                    content.get()
                            .all()
                            .filter(sentence -> sentence.regions().contains(region))
                            .findFirst()
                            .ifPresent(sentence -> select(sentence.id()));
                    selectedRegion.set(region);
                });
    }

    /** Moves to the sentence {@code steps} further, or to the first when none is under review. */
    public void move(int steps) {
        List<String> ids = content.get().all().map(Sentence::id).toList();
        if (!ids.isEmpty()) {
            int at = ids.indexOf(selectedId.get());
            int next = at < 0 ? 0 : Math.clamp((long) at + steps, 0, ids.size() - 1);
            select(ids.get(next));
        }
    }

    /** Accepts the sentence under review and moves to the next. */
    public void accept() {
        onSelected(sentence -> {
            draft.accept(sentence.id());
            move(1);
        });
    }

    /** Puts the reader's words in for the sentence under review; blank words change nothing. */
    public void edit(String text) {
        if (!text.isBlank()) {
            onSelected(sentence -> draft.edit(sentence.id(), text));
        }
    }

    /** Leaves the sentence under review out and moves to the next. */
    public void reject(Sentence.RejectReason why) {
        onSelected(sentence -> {
            draft.reject(sentence.id(), why);
            move(1);
        });
    }

    /** Takes the last step back. */
    public void undo() {
        draft.undo();
    }

    /** The accepted and edited sentences under the research line. */
    public String reviewedText() {
        return reviewedText.of(content.get());
    }

    /** Tells that the reviewed text was copied. */
    public void copied() {
        notice.set(words.text("draft.copied"));
    }

    /** Writes the reviewed text to {@code file} in UTF-8, on a thread of its own; the notice or the problem says how it went. */
    public void save(Path file) {
        String text = reviewedText();
        threads.newThread(() -> {
                    try {
                        Files.writeString(file, text);
                        uiThread.execute(
                                () -> notice.set(words.text("draft.saved", String.valueOf(file.getFileName()))));
                    } catch (IOException cause) {
                        uiThread.execute(() -> problem.set(words.text("draft.saveFailed")));
                    }
                })
                .start();
    }

    private void onSelected(Consumer<Sentence> act) {
        content.get().sentence(selectedId.get()).ifPresent(act);
    }

    private void openStudy(String study) {
        notice.set("");
        selectedId.set("");
        draft.open(study);
    }

    private void refresh() {
        DraftContent now = draft.content();
        content.set(now);
        busy.set(draft.busy());
        canUndo.set(draft.canUndo());
        Optional<DraftStep> written = now.sections().stream()
                .filter(section -> section.status() == DraftSection.Status.RUNNING)
                .map(DraftSection::step)
                .findFirst();
        streaming.set(written.flatMap(draft::streaming).orElse(Answer.NOTHING));
        waiting.set(written.flatMap(draft::stage).map(words::stage).orElse(""));
        problem.set(problemNow());
        if (now.sentence(selectedId.get()).isEmpty()) {
            selectedId.set(now.all().findFirst().map(Sentence::id).orElse(""));
        }
        draw();
    }

    private String problemNow() {
        String archive = words.archive(draft.archiveState());
        Ending ending = draft.lastEnding();
        return ending.failed() ? words.ending(ending, draft.lastDetail()) : archive;
    }

    private void draw() {
        Optional<Sentence> sentence = content.get().sentence(selectedId.get());
        List<GroundedRegion> regions = sentence.map(Sentence::regions).orElse(List.of());
        drawnRegions.set(DrawnRegions.of(content.get().pictures(), regions));
        selectedRegion.set(regions.isEmpty() ? null : regions.getFirst());
    }
}
