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
}
