package hilum.model.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A made-up {@code tokenizer.json} of the size and build of CheXagent-8b's, for random checkpoints. */
public final class SyntheticLlamaVocabulary {
    private static final int PIECES = 32000;
    private static final String BLANK = String.valueOf(LlamaTokenizer.BLANK);
    private static final List<String> CONTROLS = List.of("<unk>", "<s>", "</s>");
    private static final List<String> LOWER = List.of("etaoinshrdlcumwfgypbvkjxqz".split(""));
    private static final List<String> OTHERS = List.of("TAISCHPLRENDFBMOGUWVKJYXQZ0123456789.,:;()-'\"?!/%".split(""));

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final JsonArray merges = new JsonArray();

    private SyntheticLlamaVocabulary() {}

    /** Writes {@code tokenizer.json}: three control tokens, 256 bytes, letters, and joined pieces up to 32000. */
    public static void writeLikeCheXagent8(Path folder) throws IOException {
        SyntheticLlamaVocabulary vocabulary = new SyntheticLlamaVocabulary();
        vocabulary.fill();
        Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
        Files.writeString(
                folder.resolve(LlamaTokenizerFile.NAME), gson.toJson(vocabulary.json()) + "\n", StandardCharsets.UTF_8);
    }

    private void fill() {
        CONTROLS.forEach(this::add);
        for (int b = 0; b < 256; b++) {
            add(String.format(Locale.ROOT, "<0x%02X>", b));
        }
        add(BLANK);
        LOWER.forEach(this::add);
        OTHERS.forEach(this::add);
        List<String> pairs = join(LOWER, LOWER);
        join(List.of(BLANK), LOWER);
        List<String> blankPairs = join(List.of(BLANK), pairs);
        join(List.of(BLANK), OTHERS);
        join(blankPairs, LOWER);
        join(pairs, pairs);
    }

    private void add(String piece) {
        ids.put(piece, ids.size());
    }

    /** Every left with every right, until there are enough pieces. */
    private List<String> join(List<String> lefts, List<String> rights) {
        List<String> joined = new ArrayList<>();
        for (String left : lefts) {
            for (String right : rights) {
                if (ids.size() == PIECES) {
                    return joined;
                }
                if (!ids.containsKey(left + right)) {
                    add(left + right);
                    merges.add(left + " " + right);
                    joined.add(left + right);
                }
            }
        }
        return joined;
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", controls());
        json.add("normalizer", steps("normalizers", prepend(), replace(" ", BLANK)));
        json.add("pre_tokenizer", JsonNull.INSTANCE);
        json.add("post_processor", template());
        json.add("decoder", steps("decoders", replace(BLANK, " "), typed("ByteFallback"), typed("Fuse"), strip()));
        JsonObject model = typed("BPE");
        model.add("dropout", JsonNull.INSTANCE);
        model.addProperty("unk_token", "<unk>");
        model.addProperty("fuse_unk", true);
        model.addProperty("byte_fallback", true);
        JsonObject vocabulary = new JsonObject();
        ids.forEach(vocabulary::addProperty);
        model.add("vocab", vocabulary);
        model.add("merges", merges);
        json.add("model", model);
        return json;
    }

    private JsonArray controls() {
        JsonArray controls = new JsonArray();
        for (String content : CONTROLS) {
            JsonObject token = new JsonObject();
            token.addProperty("id", ids.get(content));
            token.addProperty("content", content);
            for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                token.addProperty(flag, false);
            }
            token.addProperty("special", true);
            controls.add(token);
        }
        return controls;
    }

    private static JsonObject template() {
        JsonObject begin = new JsonObject();
        begin.addProperty("id", "<s>");
        begin.addProperty("type_id", 0);
        JsonObject text = new JsonObject();
        text.addProperty("id", "A");
        text.addProperty("type_id", 0);
        JsonArray single = new JsonArray();
        single.add(inside("SpecialToken", begin));
        single.add(inside("Sequence", text));
        JsonObject template = typed("TemplateProcessing");
        template.add("single", single);
        return template;
    }

    private static JsonObject steps(String key, JsonObject... steps) {
        JsonArray list = new JsonArray();
        List.of(steps).forEach(list::add);
        JsonObject sequence = typed("Sequence");
        sequence.add(key, list);
        return sequence;
    }

    private static JsonObject prepend() {
        JsonObject step = typed("Prepend");
        step.addProperty("prepend", BLANK);
        return step;
    }

    private static JsonObject replace(String from, String to) {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("String", from);
        JsonObject step = typed("Replace");
        step.add("pattern", pattern);
        step.addProperty("content", to);
        return step;
    }

    private static JsonObject strip() {
        JsonObject step = typed("Strip");
        step.addProperty("content", " ");
        step.addProperty("start", 1);
        step.addProperty("stop", 0);
        return step;
    }

    private static JsonObject typed(String type) {
        JsonObject step = new JsonObject();
        step.addProperty("type", type);
        return step;
    }

    private static JsonObject inside(String key, JsonObject inner) {
        JsonObject outer = new JsonObject();
        outer.add(key, inner);
        return outer;
    }
}
