package hilum.assistant;

import hilum.model.TokenPiece;
import java.util.ArrayList;
import java.util.List;

/** Tokens as they come in; thread-safe. Parsed only when someone looks, so that the model's thread is not held up. */
public final class PartialAnswer {
    private final List<TokenPiece> pieces = new ArrayList<>();

    PartialAnswer() {}

    synchronized void add(TokenPiece piece) {
        pieces.add(piece);
    }

    synchronized List<TokenPiece> pieces() {
        return List.copyOf(pieces);
    }

    /** What has come so far, read as far as it goes. */
    public Answer answer() {
        List<TokenPiece> soFar = pieces();
        return soFar.isEmpty() ? Answer.NOTHING : AnswerParser.parse(soFar, false);
    }
}
