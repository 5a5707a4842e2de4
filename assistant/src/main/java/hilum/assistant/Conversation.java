package hilum.assistant;

import hilum.assistant.ArchiveJson.SavedTurn;
import hilum.assistant.Autosave.Kind;
import hilum.assistant.Turn.Finished;
import hilum.assistant.Turn.Streaming;
import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers, one thread for each study, kept on disk as they come.
 *
 * <p>Thread-safe. Listeners are called on any thread, often, and must return quickly. One question runs at a time; it goes on when another
 * study is opened and its answer lands in its own study's thread.
 */
public final class Conversation {
    private final AssistantPorts ports;
    private final Autosave autosave;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, StudyThread> threads = new HashMap<>();
    private final Object lock = new Object();
    private String open = "";
    private long lastId;
    private @Nullable Running running;

    /** The turns of one study. */
    private static final class StudyThread {
        private final List<Turn> turns = new ArrayList<>();
        private ArchiveState state = ArchiveState.LOADING;
    }

    private record Running(String studyInstanceUid, long turnId, ModelCall call) {}

    /** Nothing is open until {@link #open}. */
    public Conversation(AssistantPorts ports, Autosave autosave) {
        this.ports = ports;
        this.autosave = autosave;
    }

    /** Calls {@code listener} after every change, a new token included. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Shows the thread of a study, reading what was kept of it; an empty UID shows none. Returns at once. */
    public void open(String studyInstanceUid) {
        boolean load = false;
        synchronized (lock) {
            open = studyInstanceUid;
            if (!studyInstanceUid.isEmpty() && !threads.containsKey(studyInstanceUid)) {
                threads.put(studyInstanceUid, new StudyThread());
                load = true;
            }
        }
        if (load) {
            ports.threads().newThread(() -> load(studyInstanceUid)).start();
        }
        changed();
    }

    /** The turns of the open study, oldest first. */
    public List<Turn> turns() {
        synchronized (lock) {
            StudyThread thread = threads.get(open);
            return thread == null ? List.of() : List.copyOf(thread.turns);
        }
    }

    /** How reading what was kept of the open study went. */
    public ArchiveState archiveState() {
        synchronized (lock) {
            StudyThread thread = threads.get(open);
            return thread == null ? ArchiveState.READY : thread.state;
        }
    }

    /** Whether a question is running, in whichever study. */
    public boolean busy() {
        synchronized (lock) {
            return running != null;
        }
    }

    /**
     * Asks about the picture in view, on a thread of its own.
     *
     * @throws IllegalStateException when no study is open or a question is running
     */
    public void ask(Question question) {
        Running call;
        synchronized (lock) {
            StudyThread thread = threads.get(open);
            if (thread == null || running != null) {
                throw new IllegalStateException(thread == null ? "no study is open" : "a question is running");
            }
            String study = open;
            long id = ++lastId;
            ModelCall modelCall = new ModelCall(ports, question, listener(study, id));
            call = new Running(study, id, modelCall);
            running = call;
            thread.turns.add(
                    new Turn(id, question, ports.clock().instant(), List.of(), new Streaming(modelCall.partial())));
        }
        ports.threads().newThread(() -> run(call)).start();
        changed();
    }

    /** Ends the running answer and keeps what has come. The turn is finished when this returns; does nothing when none runs. */
    public void stop() {
        Running call;
        synchronized (lock) {
            call = running;
            if (call == null) {
                return;
            }
            running = null;
        }
        call.call().stop();
        Finished stopped = new Finished(call.call().soFar(Ending.STOPPED, ""));
        replace(
                call.studyInstanceUid(),
                call.turnId(),
                turn -> turn.reply().isPresent() ? turn : turn.with(turn.pictures(), stopped));
        save(call.studyInstanceUid());
        changed();
    }

    private void run(Running call) {
        try {
            Reply reply = call.call().askInView(call.studyInstanceUid());
            if (!call.call().stopped() || tellsMore(reply)) {
                finish(call, reply);
            }
        } catch (RuntimeException | Error bug) {
            if (!call.call().stopped()) {
                finish(call, call.call().soFar(Ending.BUG, ""));
                throw bug;
            }
        }
    }

    /** After a stop the model's own account replaces ours, when it has one. */
    private static boolean tellsMore(Reply reply) {
        Provenance provenance = reply.provenance();
        return provenance != null && !provenance.renderedPrompt().isEmpty();
    }

    private void finish(Running call, Reply reply) {
        synchronized (lock) {
            if (call.equals(running)) {
                running = null;
            }
        }
        replace(call.studyInstanceUid(), call.turnId(), turn -> turn.with(turn.pictures(), new Finished(reply)));
        save(call.studyInstanceUid());
        changed();
    }

    private ModelCall.Listener listener(String study, long id) {
        return new ModelCall.Listener() {
            @Override
            public void pictures(List<SeenPicture> pictures) {
                replace(study, id, turn -> turn.with(pictures, turn.progress()));
                save(study);
                changed();
            }

            @Override
            public void piece(TokenPiece piece) {
                if (piece.text().endsWith(".") || piece.text().endsWith("\n")) {
                    save(study);
                }
                changed();
            }

            @Override
            public void stage() {
                changed();
            }
        };
    }

    private void replace(String study, long id, UnaryOperator<Turn> change) {
        synchronized (lock) {
            StudyThread thread = threads.get(study);
            if (thread != null) {
                thread.turns.replaceAll(turn -> turn.id() == id ? change.apply(turn) : turn);
            }
        }
    }

    private void save(String study) {
        synchronized (lock) {
            StudyThread thread = threads.get(study);
            if (thread == null || !thread.state.writable()) {
                return;
            }
        }
        autosave.put(study, Kind.CONVERSATION, () -> json(study));
    }

    private String json(String study) {
        List<Turn> turns;
        synchronized (lock) {
            StudyThread thread = threads.get(study);
            turns = thread == null ? List.of() : List.copyOf(thread.turns);
        }
        List<SavedTurn> saved = turns.stream().map(Conversation::saved).toList();
        return ArchiveJson.ofConversation(study, saved);
    }

    private static SavedTurn saved(Turn turn) {
        Reply reply = turn.reply().orElseGet(() -> new Reply(turn.answer(), Ending.APP_CLOSED, "", List.of(), null));
        return new SavedTurn(turn.question(), turn.askedAt(), turn.pictures(), reply);
    }

    private void load(String study) {
        Loaded<List<SavedTurn>> loaded = Loaded.from(autosave, study, Kind.CONVERSATION, ArchiveJson::toConversation);
        boolean unsaved;
        synchronized (lock) {
            StudyThread thread = threads.get(study);
            if (thread == null) {
                return;
            }
            List<Turn> kept = new ArrayList<>();
            for (SavedTurn turn : loaded.value().orElse(List.of())) {
                Finished finished = new Finished(turn.reply());
                kept.add(new Turn(++lastId, turn.question(), turn.askedAt(), turn.pictures(), finished));
            }
            unsaved = !thread.turns.isEmpty();
            thread.turns.addAll(0, kept);
            thread.state = loaded.state();
        }
        if (unsaved) {
            save(study);
        }
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
