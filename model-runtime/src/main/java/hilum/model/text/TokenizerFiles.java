package hilum.model.text;

import com.google.gson.JsonElement;
import hilum.model.ModelFailure;
import hilum.model.weights.PlainLine;
import hilum.model.weights.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the tokenizer of a snapshot: {@code vocab.json}, {@code merges.txt}, {@code added_tokens.json}. */
public final class TokenizerFiles {
    private static final long MAX_MERGES_BYTES = 64_000_000;
    private static final Pattern ID = Pattern.compile("[0-9]{1,7}");

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
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFailure.BadCheckpoint("The tokenizer of this snapshot cannot be read: "
                    + PlainLine.of(String.valueOf(e.getMessage())) + ". Download its files again.");
        }
    }

    private static Map<String, Integer> ids(Path file) throws IOException {
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : StrictJson.object(file).entrySet()) {
            JsonElement id = entry.getValue();
            String digits = id.isJsonPrimitive() && id.getAsJsonPrimitive().isNumber() ? id.getAsString() : "";
            if (!ID.matcher(digits).matches()) {
                throw new IllegalArgumentException(file.getFileName() + " gives a token no id");
            }
            ids.put(entry.getKey(), Integer.parseInt(digits));
        }
        return ids;
    }

    private static List<String[]> merges(Path file) throws IOException {
        if (Files.size(file) > MAX_MERGES_BYTES) {
            throw new IOException("merges.txt is too large");
        }
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
