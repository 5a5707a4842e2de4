package hilum.model.text;

import hilum.model.TokenPiece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of a Llama tokenizer. Byte tokens in a row are characters when all of them together are sound UTF-8; otherwise each is U+FFFD.
 * So they are held back until the row ends. The very first blank of a text is left out.
 */
final class LlamaPieces implements PieceStream {
    private static final String BROKEN = "\uFFFD";

    private final LlamaTokenizer tokenizer;
    private final boolean literalMarkers;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private final List<TokenPiece> held = new ArrayList<>();
    private boolean begun;

    /** @param literalMarkers whether control tokens appear in their literal form, rather than as empty pieces that interrupt nothing */
    LlamaPieces(LlamaTokenizer tokenizer, boolean literalMarkers) {
        this.tokenizer = tokenizer;
        this.literalMarkers = literalMarkers;
    }

    @Override
    public List<TokenPiece> next(int id) {
        boolean marker = tokenizer.isMarker(id);
        int oneByte = tokenizer.byteOf(id);
        String word = (marker && !literalMarkers) || oneByte >= 0 ? "" : tokenizer.word(id);
        if (!word.isEmpty()) {
            List<TokenPiece> certain = end();
            certain.add(new TokenPiece(id, shown(word), marker));
            return certain;
        }
        held.add(new TokenPiece(id, "", marker));
        if (oneByte >= 0) {
            row.write(oneByte);
        }
        return row.size() > 0 ? List.of() : end();
    }

    /** The text of the row of bytes comes with its last byte. */
    @Override
    public List<TokenPiece> end() {
        List<TokenPiece> certain = new ArrayList<>(held);
        held.clear();
        if (row.size() > 0) {
            int last = certain.size() - 1;
            while (tokenizer.byteOf(certain.get(last).id()) < 0) {
                last--;
            }
            certain.set(last, new TokenPiece(certain.get(last).id(), shown(text(row.toByteArray())), false));
            row.reset();
        }
        return certain;
    }

    private static String text(byte[] row) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row))
                    .toString();
        } catch (CharacterCodingException e) {
            return BROKEN.repeat(row.length);
        }
    }

    private String shown(String text) {
        boolean first = !begun;
        begun = true;
        return first && text.startsWith(" ") ? text.substring(1) : text;
    }
}
