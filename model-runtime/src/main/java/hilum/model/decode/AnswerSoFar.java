package hilum.model.decode;

import hilum.model.TokenPiece;
import hilum.model.text.PieceStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What has been generated of one answer; each piece is told as soon as its words are certain. */
final class AnswerSoFar {
    final List<Integer> ids = new ArrayList<>();
    final List<TokenPiece> pieces = new ArrayList<>();
    private final PieceStream stream;
    private final Set<Integer> endIds;
    private final Consumer<TokenPiece> onPiece;

    AnswerSoFar(PieceStream stream, Set<Integer> endIds, Consumer<TokenPiece> onPiece) {
        this.stream = stream;
        this.endIds = endIds;
        this.onPiece = onPiece;
    }

    /** One more id, shown unless it ends the answer. */
    void take(int id) {
        ids.add(id);
        if (!endIds.contains(id)) {
            stream.next(id).forEach(this::tell);
        }
    }

    /** No id follows. */
    void end() {
        stream.end().forEach(this::tell);
    }

    private void tell(TokenPiece piece) {
        pieces.add(piece);
        onPiece.accept(piece);
    }
}
