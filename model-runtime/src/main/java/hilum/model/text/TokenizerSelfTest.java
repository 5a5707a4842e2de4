package hilum.model.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proves on every loading that a tokenizer works: text comes back letter for letter, control tags are single tokens that people's words
 * cannot forge, and the published vocabulary gives the published ids.
 */
public final class TokenizerSelfTest {
    private static final List<String> SENTENCES = List.of(
            "No acute cardiopulmonary abnormality.",
            "Fenêtre aorto-pulmonaire élargie; rein à droite, cœur normal.",
            "Größe der Herzsilhouette grenzwertig, Übergang unscharf.",
            "胸部X線で右下肺野に浸潤影を認める。",
            "두 폐야는 깨끗합니다. Лёгкие чистые. الرئتان صافيتان",
            "two  spaces,   three, and\ttab\t\ttabs",
            "FINDINGS:\n\nLungs: clear.\r\nHeart: 1,234.56 cm² ± 7 %\n",
            "O'Brien's film wasn't rotated; they're 50/50 — \"quote\"",
            "naïve café 😀 x\u0301 \u00a0end",
            " leading and trailing ");

    /** CheXagent-2's own, from the published vocabulary of 50257 words and 111 added tokens. */
    private static final Map<String, int[]> PUBLISHED = published();

    private static final int PUBLISHED_WORDS = 50257;

    private TokenizerSelfTest() {}

    /**
     * @param sentences how many came back letter for letter
     * @param published whether the vocabulary is the published one, and its ids were compared
     * @param problems what failed, a sentence each; empty when the tokenizer works
     */
    public record Result(int sentences, boolean published, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Runs the test; milliseconds. */
    public static Result run(Tokenizer tokenizer) {
        List<String> problems = new ArrayList<>();
        int sentences = 0;
        for (String sentence : SENTENCES) {
            if (tokenizer.decode(tokenizer.encode(sentence)).equals(sentence)) {
                sentences++;
            }
        }
        if (sentences < SENTENCES.size()) {
            problems.add("The tokenizer fails its self-test: " + (SENTENCES.size() - sentences) + " of "
                    + SENTENCES.size() + " sentences do not come back as they were."
                    + " Download "
                    + (tokenizer instanceof LlamaTokenizer ? LlamaTokenizerFile.NAME : "vocab.json and merges.txt")
                    + " again.");
        }
        List<String> tags = tokenizer.controls().stream()
                .filter(tag -> !isOneToken(tokenizer, tag))
                .sorted()
                .toList();
        if (!tags.isEmpty()) {
            problems.add("The tokenizer fails its self-test: of its control tags, " + tags.size()
                    + " are not single tokens or can be forged in plain text. Download "
                    + (tokenizer instanceof LlamaTokenizer ? LlamaTokenizerFile.NAME : "added_tokens.json")
                    + " again.");
        }
        boolean published = tokenizer instanceof ByteLevelTokenizer words && isPublished(words);
        if (published) {
            comparePublished(tokenizer, problems);
        }
        return new Result(sentences, published, problems);
    }

    private static boolean isOneToken(Tokenizer tokenizer, String tag) {
        int id = tokenizer.control(tag);
        return tokenizer.encode(tag).equals(List.of(id))
                && !tokenizer.encodeWords("a" + tag + "b").contains(id)
                && tokenizer.decode(tokenizer.encodeWords(tag)).equals(tag);
    }

    private static boolean isPublished(ByteLevelTokenizer tokenizer) {
        return tokenizer.isInVocabulary(PUBLISHED_WORDS - 1)
                && !tokenizer.isInVocabulary(PUBLISHED_WORDS)
                && tokenizer.decode(List.of(8796)).equals(" assistant")
                && tokenizer.decode(List.of(7721)).equals(" chest");
    }

    private static void comparePublished(Tokenizer tokenizer, List<String> problems) {
        List<String> wrong = PUBLISHED.entrySet().stream()
                .filter(e -> !tokenizer
                        .encode(e.getKey())
                        .equals(Arrays.stream(e.getValue()).boxed().toList()))
                .map(Map.Entry::getKey)
                .toList();
        if (!wrong.isEmpty()) {
            problems.add("The tokenizer fails its self-test: the vocabulary is the published one, but " + wrong.size()
                    + " of " + PUBLISHED.size() + " texts get other ids than published."
                    + " Download vocab.json, merges.txt and added_tokens.json again.");
        }
    }

    private static Map<String, int[]> published() {
        Map<String, int[]> ids = new LinkedHashMap<>();
        ids.put("<|system|>\nYou are a helpful assistant.<|endoftext|>\n<|user|>\n", new int[] {
            27, 91, 10057, 91, 29, 198, 1639, 389, 257, 7613, 8796, 13, 50256, 198, 27, 91, 7220, 91, 29, 198
        });
        ids.put("<|endoftext|>\n<|assistant|>\n", new int[] {50256, 198, 27, 91, 562, 10167, 91, 29, 198});
        ids.put("Picture 1:", new int[] {28070, 352, 25});
        ids.put("Picture 2:", new int[] {28070, 362, 25});
        ids.put("Determine the view of this CXR", new int[] {35, 2357, 3810, 262, 1570, 286, 428, 327, 55, 49});
        ids.put(
                "Does this chest X-ray contain a Pneumothorax?",
                new int[] {13921, 428, 7721, 1395, 12, 2433, 3994, 257, 350, 25668, 849, 273, 897, 30});
        ids.put("Please locate the following phrase: There is a left apical pneumothorax.", new int[] {
            5492, 17276, 262, 1708, 9546, 25, 1318, 318, 257, 1364, 2471, 605, 29631, 849, 273, 897, 13
        });
        ids.put("<|ref|>pneumothorax<|/ref|><|box|>(12,34),(56,78)<|/box|><|endoftext|>", new int[] {
            50298, 79, 25668, 849, 273, 897, 50299, 50300, 7, 1065, 11, 2682, 828, 7, 3980, 11, 3695, 8, 50301, 50256
        });
        ids.put("a  b", new int[] {64, 50286, 65});
        return Map.copyOf(ids);
    }
}
