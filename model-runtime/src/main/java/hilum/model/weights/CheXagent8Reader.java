package hilum.model.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the configuration of a CheXagent-8b snapshot. Its files store only what differs from the class defaults of the reference code
 * (transformers 4.35), so the defaults stand here.
 */
final class CheXagent8Reader {
    private static final int MOST_LAYERS = 200;
    private static final int MOST_PX = 4096;
    private static final int MOST_BEAMS = 16;

    private final Path folder;
    private final ConfigReader config;
    private final List<String> problems;

    CheXagent8Reader(Path folder, ConfigReader config, List<String> problems) {
        this.folder = folder;
        this.config = config;
        this.problems = problems;
    }

    /** The configuration; not to be used when problems were added. */
    CheXagent8Config read() {
        config.expect(!config.flag("tie_word_embeddings"), "tie_word_embeddings is true");
        config.expect(config.json().get("text_config") instanceof JsonObject, "text_config is missing");
        ConfigReader generation = ConfigReader.optional(folder, "generation_config.json", problems);
        return new CheXagent8Config(
                tower(config.part("vision_config")),
                former(config.part("qformer_config")),
                decoder(config.part("text_config"), generation),
                config.sizeOr("num_max_images", 2),
                decoding(generation));
    }

    private CheXagent8Config.Tower tower(ConfigReader vision) {
        expectGelu(vision, "vision_config");
        vision.expect(vision.isAbsent("qkv_bias") || vision.flag("qkv_bias"), "qkv_bias is false in its vision_config");
        int image = vision.sizeOr("image_size", 224);
        int patch = vision.sizeOr("patch_size", 14);
        int hidden = vision.sizeOr("hidden_size", 1408);
        int heads = vision.sizeOr("num_attention_heads", 16);
        vision.expect(image <= MOST_PX, "vision_config.image_size is more than " + MOST_PX);
        vision.expect(image % patch == 0, "vision_config.image_size is no multiple of the patch size");
        vision.expect(hidden % heads == 0, "vision_config.hidden_size is no multiple of its heads");
        ConfigReader pictures = ConfigReader.optional(folder, "preprocessor_config.json", problems);
        checkPreprocessing(pictures, image);
        return new CheXagent8Config.Tower(
                image,
                patch,
                hidden,
                vision.sizeOr("intermediate_size", 6144),
                layers(vision, 39),
                heads,
                vision.numberOr("layer_norm_eps", 1e-6),
                pictures.channels("image_mean", List.of(0.48145467f, 0.4578275f, 0.40821072f)),
                pictures.channels("image_std", List.of(0.26862955f, 0.2613026f, 0.2757771f)));
    }

    private static void checkPreprocessing(ConfigReader pictures, int image) {
        pictures.expect(pictures.sizeOr("resample", 3) == 3, "resample is not 3 (bicubic)");
        ConfigReader size = pictures.part("size");
        pictures.expect(
                size.sizeOr("height", image) == image && size.sizeOr("width", image) == image,
                "size differs from vision_config.image_size");
        pictures.expect(
                Math.abs(pictures.numberOr("rescale_factor", 1 / 255.0) - 1 / 255.0) < 1e-9,
                "rescale_factor is not 1/255");
        for (String step : List.of("do_resize", "do_rescale", "do_normalize", "do_convert_rgb")) {
            pictures.expect(pictures.isAbsent(step) || pictures.flag(step), step + " is false");
        }
    }

    private CheXagent8Config.Former former(ConfigReader qformer) {
        expectGelu(qformer, "qformer_config");
        qformer.expect(
                qformer.text("position_embedding_type", "absolute").equals("absolute"),
                "qformer_config.position_embedding_type is not absolute");
        int hidden = qformer.sizeOr("hidden_size", 768);
        int heads = qformer.sizeOr("num_attention_heads", 12);
        qformer.expect(hidden % heads == 0, "qformer_config.hidden_size is no multiple of its heads");
        return new CheXagent8Config.Former(
                config.sizeOr("num_query_tokens", 128),
                hidden,
                qformer.sizeOr("intermediate_size", 3072),
                layers(qformer, 12),
                heads,
                qformer.sizeOr("cross_attention_frequency", 2),
                qformer.numberOr("layer_norm_eps", 1e-12));
    }

    private static CheXagent8Config.Decoder decoder(ConfigReader text, ConfigReader generation) {
        text.expect(text.text("model_type", "mistral").equals("mistral"), "text_config.model_type is not mistral");
        text.expect(text.text("hidden_act", "silu").equals("silu"), "text_config.hidden_act is not silu");
        text.expect(text.isAbsent("rope_scaling"), "text_config.rope_scaling is set");
        text.expect(!text.flag("attention_bias"), "text_config.attention_bias is true");
        text.expect(!text.flag("tie_word_embeddings"), "text_config.tie_word_embeddings is true");
        int hidden = text.sizeOr("hidden_size", 4096);
        int heads = text.sizeOr("num_attention_heads", 32);
        int keyHeads = text.sizeOr("num_key_value_heads", 8);
        text.expect(hidden % heads == 0, "text_config.hidden_size is no multiple of its heads");
        text.expect(hidden / heads % 2 == 0, "text_config has heads of odd size");
        text.expect(
                text.sizeOr("head_dim", hidden / heads) == hidden / heads,
                "text_config.head_dim differs from hidden_size by heads");
        text.expect(heads % keyHeads == 0, "text_config.num_attention_heads is no multiple of num_key_value_heads");
        boolean everywhere = text.json().has("sliding_window") && text.isAbsent("sliding_window");
        return new CheXagent8Config.Decoder(
                hidden,
                text.sizeOr("intermediate_size", 14336),
                layers(text, 32),
                heads,
                keyHeads,
                text.numberOr("rope_theta", 10000),
                text.numberOr("rms_norm_eps", 1e-6),
                everywhere ? 0 : text.sizeOr("sliding_window", 4096),
                text.sizeOr("max_position_embeddings", 131072),
                text.sizeOr("vocab_size", 32000),
                endIds(text, generation));
    }

    /** What generation_config.json says goes before; without any word of it, Mistral's own id. */
    private static Set<Integer> endIds(ConfigReader text, ConfigReader generation) {
        if (!generation.isAbsent("eos_token_id")) {
            return generation.endIds();
        }
        return text.isAbsent("eos_token_id") ? new TreeSet<>(Set.of(2)) : text.endIds();
    }

    /** Only searches that this runtime does exactly; whatever else would change an answer is refused. */
    private static ModelConfig.PublishedDecoding decoding(ConfigReader generation) {
        generation.expect(!generation.flag("do_sample"), "do_sample is true");
        generation.expect(
                generation.isAbsent("early_stopping")
                        || generation.text("early_stopping", "").equals("false"),
                "early_stopping is set");
        expectNumber(generation, "repetition_penalty", 1);
        expectNumber(generation, "min_length", 0);
        expectNumber(generation, "num_beam_groups", 1);
        expectNumber(generation, "no_repeat_ngram_size", 0);
        expectNumber(generation, "diversity_penalty", 0);
        int beams = generation.sizeOr("num_beams", 1);
        generation.expect(beams <= MOST_BEAMS, "num_beams is more than " + MOST_BEAMS);
        int tokens = generation.isAbsent("max_new_tokens")
                ? generation.sizeOr("max_length", 1)
                : generation.size("max_new_tokens");
        boolean unlimited = generation.isAbsent("max_new_tokens") && generation.isAbsent("max_length");
        double penalty = value(generation, "length_penalty", 1);
        generation.expect(Math.abs(penalty) <= 100, "length_penalty is no sensible number");
        return new ModelConfig.PublishedDecoding(Math.min(beams, MOST_BEAMS), unlimited ? 0 : tokens, penalty);
    }

    private static void expectNumber(ConfigReader generation, String key, double wanted) {
        generation.expect(value(generation, key, wanted) == wanted, key + " is set");
    }

    /** Any number, negative ones too; NaN for what is none. */
    private static double value(ConfigReader file, String key, double otherwise) {
        if (file.isAbsent(key)) {
            return otherwise;
        }
        JsonElement value = file.json().get(key);
        boolean isNumber = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        return isNumber ? value.getAsDouble() : Double.NaN;
    }

    private static void expectGelu(ConfigReader part, String name) {
        part.expect(part.text("hidden_act", "gelu").equals("gelu"), name + ".hidden_act is not gelu");
    }

    /** Each layer is a row of names to compare: a damaged number must not become a million of them. */
    private static int layers(ConfigReader part, int otherwise) {
        int layers = part.sizeOr("num_hidden_layers", otherwise);
        part.expect(layers <= MOST_LAYERS, "num_hidden_layers is more than " + MOST_LAYERS);
        return Math.min(layers, MOST_LAYERS);
    }
}
