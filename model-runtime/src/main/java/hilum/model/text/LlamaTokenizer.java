package hilum.model.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair tokenizer of the Llama family, as CheXagent-8b uses it: blanks are written U+2581, a text begins with one, and a character
 * that the vocabulary lacks falls apart into its bytes.
 *
 * <p>Control tokens are cut out of a text first; then each stretch between them begins with U+2581 of its own. Immutable, safe for all
 * threads.
 */
public final class LlamaTokenizer implements Tokenizer {
    static final char BLANK = '\u2581';
    private static final int MOST_BYTES_A_CHAR = 3;

    private final String[] words;
    private final Map<String, Integer> added;
    private final Map<Integer, String> addedWords = new HashMap<>();
    private final Map<Integer, Integer> characters = new HashMap<>();
    private final int[] byteIds = new int[256];
    private final int[] bytes;
    private final int beginId;
    private final BytePairs pairs = new BytePairs();
    private final AddedTokenScan everyTag;

    /**
     * From what a snapshot stores.
     *
     * @param vocabulary pieces, ids from 0 without gaps; the 256 byte pieces {@code <0x00>} and following among them
     * @param merges pairs of pieces, the most frequent first; each pair joined is a piece too
     * @param added control tokens; they may stand in the vocabulary too
     * @param beginId the control token that begins a text
     * @throws IllegalArgumentException when the parts contradict each other
     */
    LlamaTokenizer(Map<String, Integer> vocabulary, List<String[]> merges, Map<String, Integer> added, int beginId) {
        this.added = Map.copyOf(added);
        this.beginId = beginId;
        added.forEach((word, id) -> addedWords.put(id, word));
        words = new String[vocabulary.size()];
        vocabulary.forEach((word, id) -> {
            if (id < 0 || id >= words.length || words[id] != null) {
                throw new IllegalArgumentException("the ids of the vocabulary are not 0.." + (words.length - 1));
            }
            words[id] = word;
            if (!addedWords.containsKey(id) && !word.isEmpty() && word.codePointCount(0, word.length()) == 1) {
                characters.put(word.codePointAt(0), id);
            }
        });
        bytes = new int[words.length];
        Arrays.fill(bytes, -1);
        for (int b = 0; b < byteIds.length; b++) {
            byteIds[b] = idIn(vocabulary, "<0x%02X>".formatted(b));
            bytes[byteIds[b]] = b;
        }
        for (String[] merge : merges) {
            int joined = idIn(vocabulary, merge[0] + merge[1]);
            // A control token is cut out before any merging, and people's words must not spell one.
            if (!addedWords.containsKey(joined)) {
                pairs.add(idIn(vocabulary, merge[0]), idIn(vocabulary, merge[1]), joined);
            }
        }
        everyTag = new AddedTokenScan(this.added.keySet());
    }

    private static int idIn(Map<String, Integer> vocabulary, String word) {
        Integer id = vocabulary.get(word);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary lacks the piece \"" + word + "\"");
        }
        return id;
    }

    /** The control token that begins a text, and in CheXagent-8b each part of its frame. */
    public int beginId() {
        return beginId;
    }

    /** Without the token that begins a text. */
    @Override
    public List<Integer> encode(String text) {
        List<Integer> ids = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            AddedTokenScan.Hit hit = everyTag.next(text, from);
            encodePlain(text.substring(from, hit.start()), ids);
            if (hit.end() > hit.start()) {
                ids.add(control(text.substring(hit.start(), hit.end())));
            }
            from = hit.end();
        }
        return ids;
    }

    /** Without the token that begins a text. */
    @Override
    public List<Integer> encodeWords(String text) {
        List<Integer> ids = new ArrayList<>();
        encodePlain(text, ids);
        return ids;
    }

    private void encodePlain(String text, List<Integer> into) {
        if (text.isEmpty()) {
            return;
        }
        String normal = BLANK + text.replace(' ', BLANK);
        int[] ids = new int[Math.multiplyExact(MOST_BYTES_A_CHAR, normal.length())];
        int count = 0;
        for (int at = 0; at < normal.length(); ) {
            int character = normal.codePointAt(at);
            at += Character.charCount(character);
            Integer id = characters.get(character);
            if (id != null) {
                ids[count++] = id;
            } else {
                for (byte b : utf8(character)) {
                    ids[count++] = byteIds[b & 0xFF];
                }
            }
        }
        int[] pieces = Arrays.copyOf(ids, count);
        int merged = pairs.merge(pieces);
        Arrays.stream(pieces, 0, merged).forEach(into::add);
    }

    /** Half a surrogate pair is no character and becomes U+FFFD. */
    private static byte[] utf8(int character) {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.toString(half ? 0xFFFD : character).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(List<Integer> ids) {
        LlamaPieces pieces = new LlamaPieces(this, true);
        StringBuilder text = new StringBuilder();
        ids.forEach(id -> pieces.next(id).forEach(piece -> text.append(piece.text())));
        pieces.end().forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    @Override
    public boolean isMarker(int id) {
        return addedWords.containsKey(id);
    }

    @Override
    public int control(String tag) {
        Integer id = added.get(tag);
        if (id == null) {
            throw new IllegalArgumentException("no such token: " + tag);
        }
        return id;
    }

    @Override
    public List<String> controls() {
        return List.copyOf(added.keySet());
    }

    @Override
    public int size() {
        int highest =
                addedWords.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return Math.max(words.length, highest + 1);
    }

    /** The byte that {@code id} stands for, or -1 when it stands for words. */
    int byteOf(int id) {
        return id >= 0 && id < bytes.length ? bytes[id] : -1;
    }

    /** What {@code id} says, blanks as blanks; nothing for ids that the vocabulary lacks. */
    String word(int id) {
        String tag = addedWords.get(id);
        if (tag != null) {
            return tag;
        }
        return id >= 0 && id < words.length ? words[id].replace(BLANK, ' ') : "";
    }

    /** Control tokens within an answer are said in no words, as the official decoding leaves them out. */
    @Override
    public PieceStream pieces() {
        return new LlamaPieces(this, false);
    }
}
