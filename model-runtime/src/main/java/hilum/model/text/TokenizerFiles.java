package hilum.model.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hilum.model.ModelFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tokenizer of a snapshot: {@code vocab.json}, {@code merges.txt}, {@code added_tokens.json}. */
public final class TokenizerFiles {
    private TokenizerFiles() {}

    /**
     * Reads the tokenizer in {@code folder}.
     *
     * @param endId id of the end-of-text tag, which stands in the vocabulary
     * @throws ModelFailure.BadCheckpoint when a file is missing, damaged or contradicts another
     */
    public static ByteLevelTokenizer read(Path folder, int endId) throws ModelFailure {
        try {
            Map<String, Integer> vocabulary = ids(folder.resolve("vocab.json"));
            Map<String, Integer> added = new HashMap<>(ids(folder.resolve("added_tokens.json")));
            vocabulary.entrySet().stream()
                    .filter(e -> e.getValue() == endId)
                    .forEach(e -> added.put(e.getKey(), endId));
            if (!added.keySet().containsAll(List.of("<|img|>", "<|/img|>", "<|imgpad|>"))) {
                throw new IllegalArgumentException("added_tokens.json lacks the tags for pictures");
            }
            return new ByteLevelTokenizer(vocabulary, merges(folder.resolve("merges.txt")), added);
        } catch (IOException | JsonParseException | IllegalArgumentException | IllegalStateException e) {
            throw new ModelFailure.BadCheckpoint(
                    "The tokenizer of this snapshot cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Map<String, Integer> ids(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                .getAsJsonObject();
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            ids.put(entry.getKey(), entry.getValue().getAsInt());
        }
        return ids;
    }

    private static List<String[]> merges(Path file) throws IOException {
        List<String[]> merges = new ArrayList<>();
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
            String pair = line.strip();
            if (!pair.isEmpty() && !pair.startsWith("#version")) {
                int blank = pair.indexOf(' ');
                if (blank < 0) {
                    throw new IllegalArgumentException("a line of merges.txt is no pair");
                }
                merges.add(new String[] {pair.substring(0, blank), pair.substring(blank + 1)});
            }
        }
        return merges;
    }
}
