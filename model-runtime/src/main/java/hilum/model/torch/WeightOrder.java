package hilum.model.torch;

import java.util.ArrayList;
import java.util.List;

/** The order in which the programs take their weights; it is written at the top of each source file too. */
final class WeightOrder {
    private static final String TOWER = "model.visual.model.";

    private final List<String> names = new ArrayList<>();

    private WeightOrder() {}

    /** For {@code vision_program.py}. */
    static List<String> vision(int layers) {
        WeightOrder order = new WeightOrder();
        order.linear(TOWER + "embeddings.patch_embedding");
        order.names.add(TOWER + "embeddings.position_embedding.weight");
        for (int l = 0; l < layers; l++) {
            String layer = TOWER + "encoder.layers." + l + ".";
            order.linear(layer + "layer_norm1");
            List.of("q_proj", "k_proj", "v_proj", "out_proj").forEach(n -> order.linear(layer + "self_attn." + n));
            order.linear(layer + "layer_norm2");
            order.linear(layer + "mlp.fc1");
            order.linear(layer + "mlp.fc2");
        }
        order.names.add("model.visual.pos_embed");
        order.linear("model.visual.attn_pool.0");
        order.linear("model.visual.attn_pool.2");
        order.linear("model.visual.ln_post");
        order.names.add("model.visual.proj");
        return order.names;
    }

    /** For {@code decoder_program.py}. */
    static List<String> decoder(int layers) {
        WeightOrder order = new WeightOrder();
        order.names.add("model.embed_tokens.weight");
        order.linear("model.final_layernorm");
        order.linear("lm_head");
        for (int l = 0; l < layers; l++) {
            String layer = "model.layers." + l + ".";
            order.linear(layer + "input_layernorm");
            List.of("q_proj", "k_proj", "v_proj", "dense").forEach(n -> order.linear(layer + "self_attn." + n));
            order.linear(layer + "mlp.fc1");
            order.linear(layer + "mlp.fc2");
        }
        return order.names;
    }

    private void linear(String name) {
        names.add(name + ".weight");
        names.add(name + ".bias");
    }
}
