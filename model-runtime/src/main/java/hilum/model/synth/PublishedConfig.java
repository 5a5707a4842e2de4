package hilum.model.synth;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** Configurations of the published checkpoints, for folders that hold random weights. */
final class PublishedConfig {
    private PublishedConfig() {}

    /** {@code config.json} of CheXagent-2-3b in float32; the published one does not describe its vision tower either. */
    static JsonObject cheXagent2() {
        JsonObject json = new JsonObject();
        JsonArray architectures = new JsonArray();
        architectures.add("CheXagentForCausalLM");
        json.add("architectures", architectures);
        json.addProperty("bos_token_id", 50256);
        json.addProperty("eos_token_id", 50256);
        json.addProperty("hidden_act", "gelu_new");
        json.addProperty("hidden_size", 2560);
        json.addProperty("intermediate_size", 10240);
        json.addProperty("layer_norm_eps", 1e-5);
        json.addProperty("max_position_embeddings", 2048);
        json.addProperty("model_type", "phi");
        json.addProperty("num_attention_heads", 32);
        json.addProperty("num_hidden_layers", 32);
        json.addProperty("num_key_value_heads", 32);
        json.addProperty("partial_rotary_factor", 0.4);
        json.addProperty("qk_layernorm", false);
        json.add("rope_scaling", JsonNull.INSTANCE);
        json.addProperty("rope_theta", 10000.0);
        json.addProperty("tie_word_embeddings", false);
        json.addProperty("torch_dtype", "float32");
        JsonObject visual = new JsonObject();
        visual.addProperty("image_size", 512);
        visual.addProperty("output_dim", 2560);
        visual.addProperty("vision_model_name_or_path", "StanfordAIMI/XraySigLIP__vit-l-16-siglip-384__webli");
        json.add("visual", visual);
        json.addProperty("vocab_size", 51200);
        return json;
    }

    /** {@code config.json} of CheXagent-8b in float32: like the published one it states only what differs from the class defaults. */
    static JsonObject cheXagent8() {
        JsonObject json = new JsonObject();
        JsonArray architectures = new JsonArray();
        architectures.add("CheXagentForConditionalGeneration");
        json.add("architectures", architectures);
        json.addProperty("model_type", "chexagent");
        json.addProperty("num_max_images", 2);
        json.addProperty("num_query_tokens", 128);
        JsonObject qformer = new JsonObject();
        qformer.addProperty("model_type", "chexagent_qformer");
        qformer.addProperty("vocab_size", 30523);
        json.add("qformer_config", qformer);
        json.add("text_config", mistral());
        json.addProperty("tie_word_embeddings", false);
        json.addProperty("torch_dtype", "float32");
        JsonObject vision = new JsonObject();
        vision.addProperty("image_size", 448);
        vision.addProperty("model_type", "chexagent_vision_model");
        vision.addProperty("num_hidden_layers", 40);
        json.add("vision_config", vision);
        return json;
    }

    private static JsonObject mistral() {
        JsonObject text = new JsonObject();
        text.addProperty("bos_token_id", 1);
        text.addProperty("eos_token_id", 2);
        text.addProperty("hidden_act", "silu");
        text.addProperty("hidden_size", 4096);
        text.addProperty("intermediate_size", 14336);
        text.addProperty("max_position_embeddings", 32768);
        text.addProperty("model_type", "mistral");
        text.addProperty("num_attention_heads", 32);
        text.addProperty("num_hidden_layers", 32);
        text.addProperty("num_key_value_heads", 8);
        text.add("pad_token_id", JsonNull.INSTANCE);
        text.addProperty("rms_norm_eps", 1e-5);
        text.add("rope_scaling", JsonNull.INSTANCE);
        text.addProperty("rope_theta", 10000.0);
        text.addProperty("sliding_window", 4096);
        text.addProperty("vocab_size", 32000);
        return text;
    }

    /** {@code generation_config.json} of CheXagent-8b. */
    static JsonObject cheXagent8Generation() {
        JsonObject json = new JsonObject();
        json.addProperty("bos_token_id", 1);
        json.addProperty("eos_token_id", 2);
        json.addProperty("max_length", 256);
        json.addProperty("num_beams", 5);
        return json;
    }
}
