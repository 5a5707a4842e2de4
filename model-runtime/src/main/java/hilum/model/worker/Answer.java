package hilum.model.worker;

import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One answer on its way from the child to the thread that asked. */
final class Answer {
    private final Supervisor supervisor;
    private final PendingCall call;
    private final Patience patience;
    private final long beganNs;
    private final List<TokenPiece> pieces = new ArrayList<>();
    private boolean cancelled;
    private long returnByNs;

    Answer(Supervisor supervisor, PendingCall call, Patience patience, long beganNs) {
        this.supervisor = supervisor;
        this.call = call;
        this.patience = patience;
        this.beganNs = beganNs;
    }

    /** What a caller gets that was interrupted while it waited for its turn. */
    static Completion stoppedBeforeItBegan(long beganNs) {
        return stopped(List.of(), beganNs);
    }

    /** Hands on every piece until the answer ends, the caller is interrupted, or the child dies. */
    Completion listen(Consumer<TokenPiece> onPiece) throws ModelFailure {
        try {
            while (true) {
                switch (next()) {
                    case null -> {
                        return stopped(pieces, beganNs);
                    }
                    case Message.Piece(long id, TokenPiece piece) -> {
                        pieces.add(piece);
                        onPiece.accept(piece);
                    }
                    case Message.Answered answered -> {
                        return completed(answered);
                    }
                    case Message.Refused refused -> {
                        if (cancelled) {
                            return stopped(pieces, beganNs);
                        }
                        throw refused.failure();
                    }
                    default -> throw new IllegalStateException("no answer to a question");
                }
            }
        } finally {
            supervisor.abandon(call);
        }
    }

    /** The next letter; null when the caller stopped the answer and has waited for its end long enough. */
    private @Nullable Message next() {
        while (true) {
            try {
                long waitNs = cancelled
                        ? Math.max(0, returnByNs - System.nanoTime())
                        : patience.silent().toNanos();
                Message letter = call.next(waitNs);
                if (letter != null || cancelled) {
                    return letter;
                }
                supervisor.giveUp(call);
            } catch (InterruptedException e) {
                if (!cancelled) {
                    cancelled = true;
                    returnByNs = System.nanoTime() + patience.stop().toNanos();
                    supervisor.cancel(call);
                }
            }
        }
    }

    private Completion completed(Message.Answered answered) {
        return new Completion(pieces, answered.ids(), answered.finish(), answered.timings(), answered.renderedPrompt());
    }

    private static Completion stopped(List<TokenPiece> pieces, long beganNs) {
        long totalMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs);
        return new Completion(
                pieces,
                pieces.stream().map(TokenPiece::id).toList(),
                Completion.Finish.CANCELLED,
                new Completion.Timings(0, 0, 0, totalMs, 0, false),
                "");
    }
}
