package hilum.model.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hilum.model.ModelFailure;
import hilum.model.weights.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code tokenizer.json} of a snapshot with a Llama vocabulary. Only the exact pipeline of that family is taken: every other
 * normaliser, pre-tokeniser, template or decoder would give other ids, and is refused.
 */
public final class LlamaTokenizerFile {
    /** The only file that is needed. */
    public static final String NAME = "tokenizer.json";

    private static final String OVERRIDES = "tokenizer_config.json";
    private static final Pattern ID = Pattern.compile("[0-9]{1,8}");
    private static final int MOST_IDS = 10_000_000;
    private static final String BLANK = String.valueOf(LlamaTokenizer.BLANK);

    private final JsonObject json;
    private final JsonObject overrides;

    private LlamaTokenizerFile(JsonObject json, JsonObject overrides) {
        this.json = json;
        this.overrides = overrides;
    }

    /**
     * Reads the tokenizer in {@code folder}.
     *
     * @throws ModelFailure.BadCheckpoint when the file is missing, damaged or asks for another kind of tokenizer
     */
    public static LlamaTokenizer read(Path folder) throws ModelFailure {
        try {
            Path config = folder.resolve(OVERRIDES);
            JsonObject overrides = Files.exists(config) ? StrictJson.object(config) : new JsonObject();
            return new LlamaTokenizerFile(
                            StrictJson.object(folder.resolve(NAME)), object(overrides, "added_tokens_decoder"))
                    .tokenizer();
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFailure.BadCheckpoint(
                    "The tokenizer of this snapshot cannot be used: " + e.getMessage() + ".");
        }
    }

    private LlamaTokenizer tokenizer() {
        expectNothing(json, "truncation");
        expectNothing(json, "padding");
        expectNothing(json, "pre_tokenizer");
        checkNormaliser();
        checkDecoder();
        Map<String, Integer> added = added();
        JsonObject model = object(json, "model");
        checkModel(model);
        return new LlamaTokenizer(vocabulary(model), merges(model), added, beginId(added));
    }

    private void checkNormaliser() {
        List<JsonObject> steps = sequence("normalizer", "normalizers");
        expect(
                steps.size() == 2
                        && is(steps.get(0), "type", "Prepend")
                        && is(steps.get(0), "prepend", BLANK)
                        && isReplace(steps.get(1), " ", BLANK),
                "its normalizer is not the one of the Llama family");
    }

    private void checkDecoder() {
        List<JsonObject> steps = sequence("decoder", "decoders");
        expect(
                steps.size() == 4
                        && isReplace(steps.get(0), BLANK, " ")
                        && is(steps.get(1), "type", "ByteFallback")
                        && is(steps.get(2), "type", "Fuse")
                        && is(steps.get(3), "type", "Strip")
                        && is(steps.get(3), "content", " ")
                        && is(steps.get(3), "start", "1")
                        && is(steps.get(3), "stop", "0"),
                "its decoder is not the one of the Llama family");
    }

    private static void checkModel(JsonObject model) {
        expect(is(model, "type", "BPE"), "its model is no byte-pair model (BPE)");
        expect(is(model, "byte_fallback", "true"), "its model has no byte_fallback");
        expectNothing(model, "dropout");
        for (String affix : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            expect(isNothing(model, affix) || is(model, affix, ""), "its model has a " + affix);
        }
        expect(isNothing(model, "ignore_merges") || is(model, "ignore_merges", "false"), "its model ignores merges");
    }

    /** Control tokens by their literal form. What tokenizer_config.json says of one goes before, as in the reference library. */
    private Map<String, Integer> added() {
        Map<String, Integer> added = new HashMap<>();
        for (JsonObject token : objects(json.get("added_tokens"), "added_tokens")) {
            String content = text(token, "content");
            int id = id(token.get("id"));
            JsonObject flags = overrides.get(Integer.toString(id)) instanceof JsonObject own ? own : token;
            for (String flag : List.of("normalized", "lstrip", "rstrip", "single_word")) {
                expect(
                        isNothing(flags, flag) || is(flags, flag, "false"),
                        "its token \"" + content + "\" is " + flag + ", which this runtime does not do");
            }
            expect(!content.isEmpty() && added.put(content, id) == null, "an added token stands twice");
        }
        return added;
    }

    /** The template puts one control token before a text and nothing behind it. */
    private int beginId(Map<String, Integer> added) {
        JsonObject processor = object(json, "post_processor");
        List<JsonObject> template = objects(processor.get("single"), "post_processor.single");
        expect(
                is(processor, "type", "TemplateProcessing")
                        && template.size() == 2
                        && template.get(0).get("SpecialToken") instanceof JsonObject
                        && template.get(1).get("Sequence") instanceof JsonObject,
                "its template is not one control token before the text");
        Integer id = added.get(text(object(template.get(0), "SpecialToken"), "id"));
        expect(id != null, "its template names an unknown control token");
        return id == null ? 0 : id;
    }

    private static Map<String, Integer> vocabulary(JsonObject model) {
        Map<String, Integer> ids = new HashMap<>();
        object(model, "vocab").entrySet().forEach(entry -> ids.put(entry.getKey(), id(entry.getValue())));
        return ids;
    }

    /** Older files write a pair as one text with a blank in between, newer ones as a list of two. */
    private static List<String[]> merges(JsonObject model) {
        expect(model.get("merges") instanceof JsonArray, "merges is no list");
        List<String[]> merges = new ArrayList<>();
        for (JsonElement merge : model.getAsJsonArray("merges")) {
            String[] pair = {};
            if (merge instanceof JsonArray two) {
                pair = two.asList().stream()
                        .map(LlamaTokenizerFile::plain)
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
            } else if (merge instanceof JsonPrimitive) {
                String line = plain(merge);
                int blank = line.indexOf(' ');
                pair = blank < 0 ? pair : new String[] {line.substring(0, blank), line.substring(blank + 1)};
            }
            expect(pair.length == 2, "an entry of merges is no pair");
            merges.add(pair);
        }
        return merges;
    }

    private List<JsonObject> sequence(String key, String inner) {
        JsonObject outer = object(json, key);
        expect(is(outer, "type", "Sequence"), "its " + key + " is not the one of the Llama family");
        return objects(outer.get(inner), key);
    }

    private static boolean isReplace(JsonObject step, String from, String to) {
        return is(step, "type", "Replace")
                && step.get("pattern") instanceof JsonObject pattern
                && is(pattern, "String", from)
                && is(step, "content", to);
    }

    private static boolean is(JsonObject object, String key, String value) {
        return object.get(key) instanceof JsonPrimitive found
                && found.getAsString().equals(value);
    }

    private static boolean isNothing(JsonObject object, String key) {
        return object.get(key) == null || object.get(key).isJsonNull();
    }

    private static void expectNothing(JsonObject object, String key) {
        expect(isNothing(object, key), "it asks for " + key + ", which this runtime does not do");
    }

    private static JsonObject object(JsonObject from, String key) {
        return from.get(key) instanceof JsonObject inner ? inner : new JsonObject();
    }

    private static List<JsonObject> objects(JsonElement list, String what) {
        List<JsonObject> objects = new ArrayList<>();
        expect(list instanceof JsonArray, what + " is no list");
        for (JsonElement element : list.getAsJsonArray()) {
            expect(element instanceof JsonObject, what + " is no list of objects");
            objects.add(element.getAsJsonObject());
        }
        return objects;
    }

    private static String text(JsonObject from, String key) {
        return plain(from.get(key));
    }

    private static String plain(JsonElement element) {
        expect(
                element instanceof JsonPrimitive primitive && primitive.isString(),
                "a text is missing where one is needed");
        return element.getAsString();
    }

    private static int id(JsonElement element) {
        String digits = element instanceof JsonPrimitive number && number.isNumber() ? number.getAsString() : "";
        expect(ID.matcher(digits).matches() && Integer.parseInt(digits) < MOST_IDS, "a token has no id");
        return Integer.parseInt(digits);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
