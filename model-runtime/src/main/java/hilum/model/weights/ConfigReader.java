package hilum.model.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code config.json} of a snapshot, and refuses whatever this runtime would compute wrongly.
 *
 * <p>The published snapshot says nothing about its vision tower, so its constants stand here; a {@code visual.vision_config} object, or
 * the tower's own files laid into the subfolder {@code vision_tower}, override them.
 */
final class ConfigReader {
    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);
    private static final int MOST_LAYERS = 200;
    private static final int MOST_PX = 10_000;

    private final String file;
    private final JsonObject json;
    private final List<String> problems;

    private ConfigReader(String file, JsonObject json, List<String> problems) {
        this.file = file;
        this.json = json;
        this.problems = problems;
    }

    /** The configuration of the snapshot in {@code folder}, or null after adding to {@code problems} why there is none. */
    static @Nullable ModelConfig read(Path folder, List<String> problems) {
        int before = problems.size();
        ConfigReader config = open(folder, "config.json", problems);
        if (config == null) {
            return null;
        }
        if (config.text("model_type", "").equals("chexagent")) {
            CheXagent8Config eight = new CheXagent8Reader(folder, config, problems).read();
            return problems.size() > before ? null : eight;
        }
        if (!config.text("model_type", "").equals("phi")
                || !String.valueOf(config.json.get("architectures")).contains("\"CheXagentForCausalLM\"")) {
            problems.add("This is no CheXagent model: config.json names the architecture "
                    + PlainLine.of(String.valueOf(config.json.get("architectures"))) + " of type \""
                    + PlainLine.of(config.text("model_type", "")) + "\".");
            return null;
        }
        CheXagent2Config.Decoder decoder = config.decoder();
        JsonObject visual = config.json.get("visual") instanceof JsonObject v ? v : new JsonObject();
        CheXagent2Config.Tower tower = tower(folder, new ConfigReader("config.json", visual, problems));
        int output = new ConfigReader("config.json", visual, problems).size("output_dim");
        config.expect(output == decoder.hidden(), "visual.output_dim differs from hidden_size");
        return problems.size() > before ? null : new CheXagent2Config(tower, decoder, 4 * output);
    }

    private CheXagent2Config.Decoder decoder() {
        expect(text("hidden_act", "").equals("gelu_new"), "hidden_act is not gelu_new");
        expect(isAbsent("rope_scaling"), "rope_scaling is set");
        expect(!flag("qk_layernorm"), "qk_layernorm is true");
        expect(!flag("tie_word_embeddings"), "tie_word_embeddings is true");
        int hidden = size("hidden_size");
        int heads = size("num_attention_heads");
        expect(
                isAbsent("num_key_value_heads") || size("num_key_value_heads") == heads,
                "num_key_value_heads differs from num_attention_heads");
        expect(hidden % heads == 0, "hidden_size is no multiple of num_attention_heads");
        int headSize = hidden / heads;
        int rotary = (int) (number("partial_rotary_factor") * headSize);
        expect(rotary > 0 && rotary % 2 == 0 && rotary <= headSize, "partial_rotary_factor does not fit");
        return new CheXagent2Config.Decoder(
                hidden,
                size("intermediate_size"),
                decoderLayers(),
                heads,
                rotary,
                number("rope_theta"),
                number("layer_norm_eps"),
                size("max_position_embeddings"),
                size("vocab_size"),
                endIds());
    }

    private static CheXagent2Config.Tower tower(Path folder, ConfigReader visual) {
        int image = visual.size("image_size");
        visual.expect(image <= MOST_PX, "visual.image_size is more than " + MOST_PX);
        ConfigReader inner = visual.part("vision_config");
        ConfigReader own =
                optional(folder, "vision_tower/config.json", visual.problems).part("vision_config");
        int patch = own.sizeOr("patch_size", inner.sizeOr("patch_size", 16));
        int hidden = own.sizeOr("hidden_size", inner.sizeOr("hidden_size", 1024));
        int heads = own.sizeOr("num_attention_heads", inner.sizeOr("num_attention_heads", 16));
        double epsilon = own.numberOr("layer_norm_eps", inner.numberOr("layer_norm_eps", 1e-6));
        String name = own.text("hidden_act", inner.text("hidden_act", "gelu_pytorch_tanh"));
        Activation activation = Activation.named(name).orElse(Activation.TANH);
        visual.expect(Activation.named(name).isPresent(), "the vision tower's hidden_act is neither form of GELU");
        visual.expect(image % patch == 0, "visual.image_size is no multiple of the patch size");
        visual.expect(hidden % heads == 0, "the vision tower's hidden_size is no multiple of its heads");
        ConfigReader pictures = optional(folder, "vision_tower/preprocessor_config.json", visual.problems);
        pictures.expect(pictures.sizeOr("resample", 3) == 3, "resample is not 3 (bicubic)");
        pictures.expect(pictures.part("size").sizeOr("height", image) == image, "size differs from visual.image_size");
        return new CheXagent2Config.Tower(
                image,
                patch,
                hidden,
                own.sizeOr("intermediate_size", inner.sizeOr("intermediate_size", 4096)),
                own.layers("num_hidden_layers", inner.layers("num_hidden_layers", 24)),
                heads,
                epsilon,
                activation,
                pictures.channels("image_mean", HALF),
                pictures.channels("image_std", HALF));
    }

    private static @Nullable ConfigReader open(Path folder, String name, List<String> problems) {
        try {
            return new ConfigReader(name, StrictJson.object(folder.resolve(name)), problems);
        } catch (IOException e) {
            problems.add("The file " + name + " is missing or damaged.");
            return null;
        }
    }

    static ConfigReader optional(Path folder, String name, List<String> problems) {
        ConfigReader found = Files.exists(folder.resolve(name)) ? open(folder, name, problems) : null;
        return found == null ? new ConfigReader(name, new JsonObject(), problems) : found;
    }

    ConfigReader part(String key) {
        return new ConfigReader(file, json.get(key) instanceof JsonObject o ? o : new JsonObject(), problems);
    }

    void expect(boolean holds, String otherwise) {
        if (!holds) {
            problems.add("This model cannot be run: " + otherwise + " in " + file + ".");
        }
    }

    JsonObject json() {
        return json;
    }

    boolean isAbsent(String key) {
        JsonElement value = json.get(key);
        return value == null || value.isJsonNull();
    }

    boolean flag(String key) {
        return !isAbsent(key)
                && json.get(key).isJsonPrimitive()
                && json.get(key).getAsBoolean();
    }

    String text(String key, String otherwise) {
        return !isAbsent(key) && json.get(key).isJsonPrimitive() ? json.get(key).getAsString() : otherwise;
    }

    /** A whole number from 1 to a million; 1, and a problem, when there is none. */
    int size(String key) {
        double value = number(key);
        if (value >= 1 && value <= 1_000_000 && value == Math.rint(value)) {
            return (int) value;
        }
        expect(false, key + " is no sensible whole number");
        return 1;
    }

    int sizeOr(String key, int otherwise) {
        return isAbsent(key) ? otherwise : size(key);
    }

    private int decoderLayers() {
        expect(!isAbsent("num_hidden_layers"), "num_hidden_layers is missing");
        return layers("num_hidden_layers", 1);
    }

    /** Each layer is a row of names to compare: a damaged number must not become a million of them. */
    private int layers(String key, int otherwise) {
        int layers = sizeOr(key, otherwise);
        expect(layers <= MOST_LAYERS, key + " is more than " + MOST_LAYERS);
        return Math.min(layers, MOST_LAYERS);
    }

    private double number(String key) {
        JsonElement value = json.get(key);
        if (value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber()) {
            double number = value.getAsDouble();
            if (number > 0 && number < 1e12) {
                return number;
            }
        }
        expect(false, key + " is missing or no positive number");
        return 1;
    }

    double numberOr(String key, double otherwise) {
        return isAbsent(key) ? otherwise : number(key);
    }

    List<Float> channels(String key, List<Float> otherwise) {
        if (isAbsent(key)) {
            return otherwise;
        }
        List<Float> values = new ArrayList<>();
        if (json.get(key) instanceof JsonArray array) {
            for (JsonElement value : array) {
                boolean isNumber =
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
                values.add(isNumber ? value.getAsFloat() : Float.NaN);
            }
        }
        boolean good = values.size() == 3 && values.stream().allMatch(v -> v > 0 && v <= 1);
        expect(good, key + " does not hold three numbers from 0 to 1");
        return good ? values : otherwise;
    }

    Set<Integer> endIds() {
        Set<Integer> ids = new TreeSet<>();
        JsonArray array = new JsonArray();
        if (json.get("eos_token_id") instanceof JsonArray several) {
            array = several;
        } else if (!isAbsent("eos_token_id")) {
            array.add(json.get("eos_token_id"));
        }
        for (JsonElement id : array) {
            boolean isWhole = id.isJsonPrimitive() && id.getAsString().matches("[0-9]{1,7}");
            expect(isWhole, "eos_token_id is no token id");
            if (isWhole) {
                ids.add(id.getAsInt());
            }
        }
        expect(!ids.isEmpty(), "eos_token_id is missing");
        return ids;
    }
}
