package hilum.model.text;

import hilum.model.TokenPiece;
import java.util.List;

/**
 * Turns ids into pieces as they come: each id becomes one piece, in order. A character spread over several tokens appears with the last
 * of them; a piece is held back as long as its text may still change.
 *
 * <p>One per answer; not safe for several threads.
 */
public interface PieceStream {
    /** The pieces that are certain now that {@code id} has come, held ones first. */
    List<TokenPiece> next(int id);

    /** The pieces still held back, at the answer's end; after that only a new answer may begin, with a new stream. */
    List<TokenPiece> end();
}
