package hilum.model.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-level byte-pair tokenizer of the GPT-2 family, as CheXagent-2 uses it: any text becomes ids and back, without loss.
 *
 * <p>Runs of blanks and tabs are single tokens; tags such as {@code <|box|>} are control tokens. Immutable, safe for all threads.
 */
public final class ByteLevelTokenizer implements Tokenizer {
    /** The official split, with Unicode's own idea of letters, digits and white space. */
    private static final Pattern PIECES = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final String[] words;
    private final Map<String, Integer> added;
    private final Map<Integer, String> addedWords = new HashMap<>();
    private final int[] byteIds;
    private final BytePairs pairs;
    private final AddedTokenScan everyTag;
    private final AddedTokenScan blanksOnly;

    /**
     * From what a snapshot stores.
     *
     * @param vocabulary base tokens in the byte alphabet, ids from 0 without gaps
     * @param merges pairs of base tokens, the most frequent first; each pair joined is a base token too
     * @param added tokens beside the vocabulary, and the end-of-text tag
     * @throws IllegalArgumentException when the parts contradict each other
     */
    ByteLevelTokenizer(Map<String, Integer> vocabulary, List<String[]> merges, Map<String, Integer> added) {
        this.added = Map.copyOf(added);
        added.forEach((word, id) -> addedWords.put(id, word));
        words = new String[vocabulary.size()];
        vocabulary.forEach((word, id) -> {
            if (id < 0 || id >= words.length || words[id] != null) {
                throw new IllegalArgumentException("the ids of vocab.json are not 0.." + (words.length - 1));
            }
            words[id] = word;
        });
        byteIds = new int[256];
        for (int b = 0; b < 256; b++) {
            byteIds[b] = idIn(vocabulary, String.valueOf(ByteAlphabet.character((byte) b)));
        }
        pairs = new BytePairs();
        for (String[] merge : merges) {
            pairs.add(idIn(vocabulary, merge[0]), idIn(vocabulary, merge[1]), idIn(vocabulary, merge[0] + merge[1]));
        }
        everyTag = new AddedTokenScan(this.added.keySet());
        blanksOnly = new AddedTokenScan(
                this.added.keySet().stream().filter(String::isBlank).toList());
    }

    private static int idIn(Map<String, Integer> vocabulary, String word) {
        Integer id = vocabulary.get(word);
        if (id == null) {
            throw new IllegalArgumentException("vocab.json lacks the token \"" + word + "\"");
        }
        return id;
    }

    @Override
    public List<Integer> encode(String text) {
        return encode(text, everyTag);
    }

    @Override
    public List<Integer> encodeWords(String text) {
        return encode(text, blanksOnly);
    }

    private List<Integer> encode(String text, AddedTokenScan scan) {
        List<Integer> ids = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            AddedTokenScan.Hit hit = scan.next(text, from);
            encodePlain(text.substring(from, hit.start()), ids);
            if (hit.end() > hit.start()) {
                ids.add(control(text.substring(hit.start(), hit.end())));
            }
            from = hit.end();
        }
        return ids;
    }

    private void encodePlain(String text, List<Integer> into) {
        Matcher pieces = PIECES.matcher(text);
        while (pieces.find()) {
            byte[] bytes = pieces.group().getBytes(StandardCharsets.UTF_8);
            int[] ids = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                ids[i] = byteIds[bytes[i] & 0xFF];
            }
            int count = pairs.merge(ids);
            Arrays.stream(ids, 0, count).forEach(into::add);
        }
    }

    /** The id of one byte on its own. */
    int byteId(byte b) {
        return byteIds[b & 0xFF];
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
        return added.keySet().stream().filter(word -> !word.isBlank()).toList();
    }

    /** Whether there is a control token of this literal form. */
    boolean hasControl(String tag) {
        return added.containsKey(tag);
    }

    @Override
    public boolean isMarker(int id) {
        String word = addedWords.get(id);
        return word != null && !word.isBlank();
    }

    /** Whether {@code id} is an added token: a control token or a run of blanks. */
    boolean isAdded(int id) {
        return addedWords.containsKey(id);
    }

    @Override
    public int size() {
        return Math.max(
                words.length,
                1
                        + addedWords.keySet().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(-1));
    }

    /** Whether {@code id} stands in the base vocabulary. */
    boolean isInVocabulary(int id) {
        return id >= 0 && id < words.length;
    }

    /** The UTF-8 bytes that {@code id} stands for; none for ids that the output layer has but the vocabulary lacks. */
    byte[] bytes(int id) {
        String word = addedWords.get(id);
        if (word != null) {
            return word.getBytes(StandardCharsets.UTF_8);
        }
        return id >= 0 && id < words.length ? ByteAlphabet.bytes(words[id]) : new byte[0];
    }

    @Override
    public String decode(List<Integer> ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.forEach(id -> bytes.writeBytes(bytes(id)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PieceStream pieces() {
        return new ByteLevelPieces(this);
    }
}
