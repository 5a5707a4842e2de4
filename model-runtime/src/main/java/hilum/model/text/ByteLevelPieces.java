package hilum.model.text;

import hilum.model.TokenPiece;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pieces of a byte-level tokenizer. Bytes that can no longer become a character appear as U+FFFD, except when the answer ends or a
 * control token follows: then they are left out.
 */
final class ByteLevelPieces implements PieceStream {
    private static final int MAX_TOKEN_BYTES = 1024;

    private final ByteLevelTokenizer tokenizer;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer pending = ByteBuffer.allocate(MAX_TOKEN_BYTES + 4);

    ByteLevelPieces(ByteLevelTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public List<TokenPiece> end() {
        return List.of();
    }

    @Override
    public List<TokenPiece> next(int id) {
        return List.of(piece(id));
    }

    private TokenPiece piece(int id) {
        byte[] bytes = tokenizer.bytes(id);
        if (tokenizer.isMarker(id)) {
            pending.clear();
            utf8.reset();
            return new TokenPiece(id, new String(bytes, StandardCharsets.UTF_8), true);
        }
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < bytes.length; from += MAX_TOKEN_BYTES) {
            pending.put(bytes, from, Math.min(MAX_TOKEN_BYTES, bytes.length - from));
            CharBuffer characters = CharBuffer.allocate(pending.position());
            utf8.decode(pending.flip(), characters, false);
            pending.compact();
            text.append(characters.flip());
        }
        return new TokenPiece(id, text.toString(), false);
    }
}
