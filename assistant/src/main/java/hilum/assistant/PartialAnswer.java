package hilum.assistant;

import hilum.model.CallStage;
import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens as they come in; thread-safe. Parsed only when someone looks, so that the model's thread is not held up. */
public final class PartialAnswer {
    private final List<TokenPiece> pieces = new ArrayList<>();
    private @Nullable CallStage stage;

    PartialAnswer() {}

    synchronized void reached(CallStage next) {
        stage = next;
    }

    synchronized void add(TokenPiece piece) {
        stage = null;
        pieces.add(piece);
    }

    synchronized List<TokenPiece> pieces() {
        return List.copyOf(pieces);
    }

    /** What is waited for, where the runtime said so; empty from the first token on. */
    public synchronized Optional<CallStage> stage() {
        return Optional.ofNullable(stage);
    }

    /** What has come so far, read as far as it goes. */
    public Answer answer() {
        List<TokenPiece> soFar = pieces();
        return soFar.isEmpty() ? Answer.NOTHING : AnswerParser.parse(soFar, false);
    }
}
