package hilum.model.text;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A made-up vocabulary of the published size and build, for random checkpoints: words fall into about as many tokens as with the
 * published one, and every control tag has its published id.
 */
public final class SyntheticVocabulary {
    private static final String BLANK = String.valueOf(ByteAlphabet.character((byte) ' '));
    private static final List<String> LOWER = List.of("etaoinshrdlcumwfgypbvkjxqz".split(""));
    private static final List<String> UPPER = List.of("TAISCHPLRENDFBMOGUWVKJYXQZ".split(""));
    private static final List<String> DIGITS = List.of("0123456789".split(""));
    private static final int WORDS = 50257;
    private static final int TOKENS = 50368;
    private static final String END = "<|endoftext|>";

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<String> merges = new ArrayList<>();

    private SyntheticVocabulary() {}

    /**
     * Writes {@code vocab.json}, {@code merges.txt} and {@code added_tokens.json} of the sizes of CheXagent-2-3b: 50257 words, of which the
     * last is the end-of-text tag, and 111 added tokens.
     */
    public static void writeLikeCheXagent2(Path folder) throws IOException {
        SyntheticVocabulary vocabulary = new SyntheticVocabulary();
        vocabulary.fill();
        write(folder.resolve("vocab.json"), json(vocabulary.ids));
        write(folder.resolve("merges.txt"), "#version: 0.2\n" + String.join("\n", vocabulary.merges) + "\n");
        write(folder.resolve("added_tokens.json"), json(new TreeMap<>(addedTokens())));
    }

    private void fill() {
        List<String> letters = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            letters.add(String.valueOf(ByteAlphabet.character((byte) b)));
        }
        letters.stream().sorted().forEach(letter -> ids.put(letter, ids.size()));
        List<String> pairs = joinAll(LOWER, LOWER);
        joinAll(List.of(BLANK), LOWER);
        List<String> blankPairs = joinAll(List.of(BLANK), pairs);
        joinAll(List.of(BLANK), UPPER);
        joinAll(List.of(BLANK), joinAll(UPPER, LOWER));
        joinAll(List.of(BLANK), DIGITS);
        joinAll(List.of(BLANK), joinAll(DIGITS, DIGITS));
        joinAll(blankPairs, LOWER);
        joinAll(pairs, LOWER);
        joinAll(pairs, pairs);
        ids.put(END, ids.size());
    }

    /** Every left with every right, until the vocabulary is full but for the end-of-text tag. */
    private List<String> joinAll(List<String> lefts, List<String> rights) {
        List<String> joined = new ArrayList<>();
        for (String left : lefts) {
            for (String right : rights) {
                if (ids.size() == WORDS - 1) {
                    return joined;
                }
                ids.put(left + right, ids.size());
                merges.add(left + " " + right);
                joined.add(left + right);
            }
        }
        return joined;
    }

    /** As the published file has them: runs of blanks and tabs, the longest first, then tags, then fillers up to a multiple of 64. */
    private static Map<String, Integer> addedTokens() {
        List<String> tokens = new ArrayList<>();
        for (int length = 31; length >= 2; length--) {
            tokens.add(" ".repeat(length));
        }
        for (int length = 9; length >= 2; length--) {
            tokens.add("\t".repeat(length));
        }
        for (String tag : List.of("img", "/img", "imgpad", "ref", "/ref", "box", "/box", "quad", "/quad")) {
            tokens.add("<|" + tag + "|>");
        }
        for (int i = 0; i < 10; i++) {
            tokens.add("<|coord_" + i + "|>");
        }
        for (int i = 0; WORDS + tokens.size() < TOKENS; i++) {
            tokens.add("<|extra_" + i + "|>");
        }
        Map<String, Integer> ids = new LinkedHashMap<>();
        tokens.forEach(token -> ids.put(token, WORDS + ids.size()));
        return ids;
    }

    private static String json(Map<String, Integer> ids) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(ids) + "\n";
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
