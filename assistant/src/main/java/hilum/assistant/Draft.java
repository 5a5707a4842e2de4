package hilum.assistant;

import hilum.assistant.Autosave.Kind;
import hilum.assistant.ModelCall.Shot;
import hilum.model.CallStage;
import hilum.model.TokenPiece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a study in six steps, drafted by the model and reviewed sentence by sentence, kept on disk with every change.
 *
 * <p>Drafting the same picture again gives the same words (greedy), and a section whose words did not change keeps its review. Thread-safe;
 * listeners are called on any thread and must return quickly.
 */
public final class Draft {
    private final AssistantPorts ports;
    private final Autosave autosave;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, StudyDraft> drafts = new HashMap<>();
    private final Object lock = new Object();
    private String open = "";
    private @Nullable Running running;

    /** One run through the six steps. */
    private static final class Running {
        private final String study;
        private volatile boolean stopped;
        private volatile @Nullable ModelCall call;
        private volatile @Nullable DraftStep step;
        private volatile @Nullable Thread thread;

        Running(String study) {
            this.study = study;
        }
    }

    /** Nothing is open until {@link #open}. */
    public Draft(AssistantPorts ports, Autosave autosave) {
        this.ports = ports;
        this.autosave = autosave;
    }

    /** Calls {@code listener} after every change, a new token included. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Shows the draft of a study, reading what was kept of it; an empty UID shows none. Returns at once. */
    public void open(String studyInstanceUid) {
        boolean load = false;
        synchronized (lock) {
            open = studyInstanceUid;
            if (!studyInstanceUid.isEmpty() && !drafts.containsKey(studyInstanceUid)) {
                drafts.put(studyInstanceUid, new StudyDraft());
                load = true;
            }
        }
        if (load) {
            ports.threads().newThread(() -> load(studyInstanceUid)).start();
        }
        changed();
    }

    /** The open study's draft as it stands. */
    public DraftContent content() {
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            return draft == null ? DraftContent.EMPTY : draft.content;
        }
    }

    /** How reading what was kept of the open study went. */
    public ArchiveState archiveState() {
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            return draft == null ? ArchiveState.READY : draft.state;
        }
    }

    /** How the open study's last run ended; {@link Ending#COMPLETE} when none has run. */
    public Ending lastEnding() {
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            return draft == null ? Ending.COMPLETE : draft.lastEnding;
        }
    }

    /** The runtime's own words about why the last run failed, or empty. */
    public String lastDetail() {
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            return draft == null ? "" : draft.lastDetail;
        }
    }

    /** Whether a draft is being written, of whichever study. */
    public boolean busy() {
        synchronized (lock) {
            return running != null;
        }
    }

    /** What the model has written of {@code step} so far in the open study; empty when it is not writing that. */
    public Optional<Answer> streaming(DraftStep step) {
        return partial(step).map(PartialAnswer::answer);
    }

    /** What the model's work on {@code step} waits for in the open study; empty when it is not working on that, or writes. */
    public Optional<CallStage> stage(DraftStep step) {
        return partial(step).flatMap(PartialAnswer::stage);
    }

    private Optional<PartialAnswer> partial(DraftStep step) {
        Running run;
        synchronized (lock) {
            run = running;
            if (run == null || !run.study.equals(open) || run.step != step) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(run.call).map(ModelCall::partial);
    }

    /**
     * Drafts from the picture in view, step by step, on a thread of its own. An earlier draft is replaced section by section.
     *
     * @throws IllegalStateException when no study is open, its autosave is still being read, or a draft is being written
     */
    public void start() {
        Running run;
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            if (draft == null || draft.state == ArchiveState.LOADING || running != null) {
                throw new IllegalStateException("no study is open and ready, or a draft is being written");
            }
            run = new Running(open);
            running = run;
            draft.lastEnding = Ending.COMPLETE;
            draft.lastDetail = "";
        }
        Thread thread = ports.threads().newThread(() -> run(run));
        run.thread = thread;
        thread.start();
        changed();
    }

    /** Ends the draft and keeps its finished sections. The draft is at rest when this returns; does nothing when none is written. */
    public void stop() {
        Running run;
        synchronized (lock) {
            run = running;
        }
        if (run == null) {
            return;
        }
        run.stopped = true;
        ModelCall call = run.call;
        DraftStep step = run.step;
        if (call != null && step != null) {
            call.stop();
            end(run, step, call.soFar(Ending.STOPPED, ""));
        } else {
            Thread thread = run.thread;
            if (thread != null) {
                thread.interrupt();
            }
            end(run, null, new Reply(Answer.NOTHING, Ending.STOPPED, "", List.of(), null));
        }
    }

    /** Accepts a sentence as it stands. */
    public void accept(String id) {
        review(id, Sentence::accepted);
    }

    /** Puts the reader's words in; blank words are refused with an IllegalArgumentException. */
    public void edit(String id, String words) {
        String clean = words.strip();
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("a sentence needs words; reject it to leave it out");
        }
        review(id, sentence -> sentence.edited(clean));
    }

    /** Leaves a sentence out. */
    public void reject(String id, Sentence.RejectReason reason) {
        review(id, sentence -> sentence.rejected(reason));
    }

    /** Whether {@link #undo} would do something. */
    public boolean canUndo() {
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            return draft != null && draft.canUndo(running != null);
        }
    }

    /** Takes the last review step back, or the last drafting unless one is being written. */
    public void undo() {
        changeOpen(draft -> draft.undo(running != null));
    }

    private void review(String id, UnaryOperator<Sentence> change) {
        changeOpen(draft -> draft.review(id, change));
    }

    /** Saves and tells when {@code change} says that it changed something. */
    private void changeOpen(Predicate<StudyDraft> change) {
        String study;
        synchronized (lock) {
            StudyDraft draft = drafts.get(open);
            if (draft == null || !change.test(draft)) {
                return;
            }
            study = open;
        }
        save(study);
        changed();
    }

    private void run(Running run) {
        try {
            Optional<Shot> shot = shoot(run);
            if (shot.isEmpty()) {
                return;
            }
            for (DraftStep step : DraftStep.values()) {
                if (run.stopped || !write(run, step, shot.get())) {
                    return;
                }
            }
            end(run, null, new Reply(Answer.NOTHING, Ending.COMPLETE, "", List.of(), null));
        } catch (RuntimeException | Error bug) {
            if (!run.stopped) {
                end(run, run.step, new Reply(Answer.NOTHING, Ending.BUG, "", List.of(), null));
                throw bug;
            }
        }
    }

    /** Renders the picture and makes room for its draft; empty when the run has ended instead. */
    private Optional<Shot> shoot(Running run) {
        Optional<AskedPicture> picture = ports.pictures().current();
        if (run.stopped) {
            return Optional.empty();
        }
        if (picture.isEmpty() || !picture.get().studyInstanceUid().equals(run.study)) {
            Ending ending = picture.isEmpty() ? Ending.NO_PICTURE : Ending.PICTURE_CHANGED;
            end(run, null, new Reply(Answer.NOTHING, ending, "", List.of(), null));
            return Optional.empty();
        }
        Shot shot = Shot.of(picture.get());
        synchronized (lock) {
            StudyDraft draft = drafts.get(run.study);
            if (draft == null) {
                return Optional.empty();
            }
            draft.begin(shot.seen());
        }
        return Optional.of(shot);
    }

    /** Drafts one section; false when the run is over. */
    private boolean write(Running run, DraftStep step, Shot shot) {
        ModelCall call = new ModelCall(ports, step.question(), progress());
        run.call = call;
        run.step = step;
        change(run, content -> content.with(content.section(step).running()));
        if (run.stopped) {
            return false;
        }
        Reply reply = call.ask(List.of(shot));
        if (run.stopped) {
            return false;
        }
        if (reply.ending().failed() || reply.ending() == Ending.STOPPED) {
            end(run, step, reply);
            return false;
        }
        change(run, content -> content.with(content.section(step).finished(reply)));
        save(run.study);
        return true;
    }

    private void end(Running run, @Nullable DraftStep step, Reply reply) {
        synchronized (lock) {
            if (running != run) {
                return;
            }
            running = null;
            StudyDraft draft = drafts.get(run.study);
            if (draft != null) {
                draft.lastEnding = reply.ending();
                draft.lastDetail = reply.detail();
                if (step != null) {
                    draft.content =
                            draft.content.with(draft.content.section(step).unfinished(reply));
                }
            }
        }
        save(run.study);
        changed();
    }

    private void change(Running run, UnaryOperator<DraftContent> next) {
        synchronized (lock) {
            StudyDraft draft = drafts.get(run.study);
            if (draft != null && running == run) {
                draft.content = next.apply(draft.content);
            }
        }
        changed();
    }

    private ModelCall.Listener progress() {
        return new ModelCall.Listener() {
            @Override
            public void pictures(List<SeenPicture> pictures) {}

            @Override
            public void piece(TokenPiece piece) {
                changed();
            }

            @Override
            public void stage() {
                changed();
            }
        };
    }

    private void save(String study) {
        synchronized (lock) {
            StudyDraft draft = drafts.get(study);
            if (draft == null || !draft.state.writable() || draft.content.isEmpty()) {
                return;
            }
        }
        autosave.put(study, Kind.DRAFT, () -> json(study));
    }

    private String json(String study) {
        DraftContent content;
        synchronized (lock) {
            StudyDraft draft = drafts.get(study);
            content = draft == null ? DraftContent.EMPTY : draft.content;
        }
        return ArchiveJson.ofDraft(study, content.atRest());
    }

    private void load(String study) {
        Loaded<DraftContent> loaded = Loaded.from(autosave, study, Kind.DRAFT, ArchiveJson::toDraft);
        synchronized (lock) {
            StudyDraft draft = drafts.get(study);
            if (draft == null) {
                return;
            }
            draft.content = loaded.value().map(DraftContent::atRest).orElse(DraftContent.EMPTY);
            draft.state = loaded.state();
        }
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
