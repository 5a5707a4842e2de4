package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One answer, or one list of scores, on its way from the child to the thread that asked. */
final class Answer {
    private final CallDesk desk;
    private final CallDesk.Question question;
    private final Patience patience;
    private final Consumer<CallStage> onStage;
    private final long beganNs;
    private final List<TokenPiece> pieces = new ArrayList<>();
    private boolean cancelled;
    private long returnByNs;

    /** @param onStage hears what the child does before the first token */
    Answer(CallDesk desk, CallDesk.Question question, Patience patience, Consumer<CallStage> onStage, long beganNs) {
        this.desk = desk;
        this.question = question;
        this.patience = patience;
        this.onStage = onStage;
        this.beganNs = beganNs;
    }

    /** Why a child is ended that owes a letter for too long. */
    static String silence(Patience patience) {
        return "gave no word of an answer for " + patience.silent().toSeconds() + " s and was ended";
    }

    /** What a caller gets that was interrupted while it waited for its turn. */
    static Completion stoppedBeforeItBegan(long beganNs) {
        return stopped(List.of(), beganNs);
    }

    /**
     * Hands on every piece until the answer ends, the caller is interrupted, or the child dies. After an interrupt nothing more is handed
     * on, even if the child was ahead.
     */
    Completion listen(Consumer<TokenPiece> onPiece) throws ModelFailure, InterruptedException {
        PendingCall call = begin();
        try {
            while (true) {
                switch (next(call)) {
                    case null -> {
                        return stopped(pieces, beganNs);
                    }
                    case Message.Piece(long id, TokenPiece piece) -> {
                        if (!cancelled) {
                            pieces.add(piece);
                            onPiece.accept(piece);
                        }
                    }
                    case Message.Answered answered -> {
                        return completed(answered);
                    }
                    case Message.Refused refused -> {
                        if (cancelled) {
                            return stopped(pieces, beganNs);
                        }
                        call = again(call, refused);
                    }
                    case Message.Rejected rejected -> throw new IllegalArgumentException(rejected.reason());
                    default -> throw new IllegalStateException("no answer to a question");
                }
            }
        } finally {
            desk.abandon(call);
        }
    }

    /**
     * Waits for the scores.
     *
     * @throws CancellationException when the caller is interrupted
     */
    List<OptionScore> scores() throws ModelFailure, InterruptedException {
        PendingCall call = begin();
        try {
            while (true) {
                Message letter = next(call);
                if (cancelled) {
                    throw new CancellationException("scoring was stopped");
                }
                switch (letter) {
                    case Message.Rated rated -> {
                        return rated.scores();
                    }
                    case Message.Refused refused -> call = again(call, refused);
                    case Message.Rejected rejected -> throw new IllegalArgumentException(rejected.reason());
                    case null, default -> throw new IllegalStateException("no answer to a rating");
                }
            }
        } finally {
            desk.abandon(call);
        }
    }

    private PendingCall begin() throws InterruptedException, ModelFailure.NotReady {
        return desk.begin(question, () -> onStage.accept(new CallStage.Loading()));
    }

    /** The question is put to the next child when this one ended before it had begun with it; else its failure is thrown. */
    private PendingCall again(PendingCall call, Message.Refused refused) throws ModelFailure, InterruptedException {
        if (!call.lost()) {
            throw refused.failure();
        }
        return begin();
    }

    /** The next letter with something in it; null when the caller stopped the answer and has waited for its end long enough. */
    private @Nullable Message next(PendingCall call) {
        while (true) {
            switch (letter(call)) {
                case Message.Begun begun -> {}
                case Message.Stage(long id, CallStage stage) -> {
                    if (!cancelled) {
                        onStage.accept(stage);
                    }
                }
                case null -> {
                    return null;
                }
                case Message other -> {
                    return other;
                }
            }
        }
    }

    private @Nullable Message letter(PendingCall call) {
        while (true) {
            try {
                long waitNs = cancelled
                        ? Math.max(0, returnByNs - System.nanoTime())
                        : patience.silent().toNanos();
                Message letter = call.next(waitNs);
                if (letter != null || cancelled) {
                    return letter;
                }
                desk.giveUp(call, silence(patience));
            } catch (InterruptedException e) {
                if (!cancelled) {
                    cancelled = true;
                    returnByNs = System.nanoTime() + patience.stop().toNanos();
                    desk.cancel(call);
                }
            }
        }
    }

    private Completion completed(Message.Answered answered) {
        return new Completion(
                pieces,
                cancelled ? ids(pieces) : answered.ids(),
                cancelled ? Completion.Finish.CANCELLED : answered.finish(),
                answered.timings(),
                answered.renderedPrompt());
    }

    private static List<Integer> ids(List<TokenPiece> pieces) {
        return pieces.stream().map(TokenPiece::id).toList();
    }

    private static Completion stopped(List<TokenPiece> pieces, long beganNs) {
        long totalMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
        return new Completion(
                pieces,
                ids(pieces),
                Completion.Finish.CANCELLED,
                new Completion.Timings(0, 0, 0, totalMs, 0, false),
                "");
    }
}
