package hilum.model.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors that a CheXagent-8b checkpoint of given sizes holds, by name and shape. Source: design notes, section 7. */
final class CheXagent8Layout {
    private final Map<String, List<Long>> used = new LinkedHashMap<>();

    CheXagent8Layout(CheXagent8Config config) {
        addTower(config.tower());
        addFormer(config.former(), config.tower().hidden());
        linear("language_projection", config.decoder().hidden(), config.former().hidden());
        addDecoder(config.decoder());
    }

    /** Tensors that the forward pass needs: all. */
    Map<String, List<Long>> used() {
        return used;
    }

    private void addTower(CheXagent8Config.Tower t) {
        String embeddings = "vision_model.embeddings.";
        put(embeddings + "class_embedding", 1, 1, t.hidden());
        put(embeddings + "position_embedding", 1, t.tokens(), t.hidden());
        put(embeddings + "patch_embedding.weight", t.hidden(), 3, t.patchPx(), t.patchPx());
        put(embeddings + "patch_embedding.bias", t.hidden());
        for (int l = 0; l < t.layers(); l++) {
            String layer = "vision_model.encoder.layers." + l + ".";
            norm(layer + "layer_norm1", t.hidden());
            linear(layer + "self_attn.qkv", 3L * t.hidden(), t.hidden());
            linear(layer + "self_attn.projection", t.hidden(), t.hidden());
            norm(layer + "layer_norm2", t.hidden());
            linear(layer + "mlp.fc1", t.intermediate(), t.hidden());
            linear(layer + "mlp.fc2", t.hidden(), t.intermediate());
        }
        norm("vision_model.post_layernorm", t.hidden());
    }

    private void addFormer(CheXagent8Config.Former f, int towerHidden) {
        put("query_tokens", 1, f.queries(), f.hidden());
        norm("qformer.layernorm", f.hidden());
        for (int l = 0; l < f.layers(); l++) {
            String layer = "qformer.encoder.layer." + l + ".";
            attention(layer + "attention.", f.hidden(), f.hidden());
            if (l % f.crossEvery() == 0) {
                attention(layer + "crossattention.", f.hidden(), towerHidden);
            }
            linear(layer + "intermediate_query.dense", f.intermediate(), f.hidden());
            linear(layer + "output_query.dense", f.hidden(), f.intermediate());
            norm(layer + "output_query.LayerNorm", f.hidden());
        }
    }

    private void attention(String part, int hidden, int keyHidden) {
        linear(part + "attention.query", hidden, hidden);
        linear(part + "attention.key", hidden, keyHidden);
        linear(part + "attention.value", hidden, keyHidden);
        linear(part + "output.dense", hidden, hidden);
        norm(part + "output.LayerNorm", hidden);
    }

    private void addDecoder(CheXagent8Config.Decoder d) {
        long keyWidth = (long) d.keyHeads() * d.headSize();
        put("language_model.model.embed_tokens.weight", d.vocabulary(), d.hidden());
        for (int l = 0; l < d.layers(); l++) {
            String layer = "language_model.model.layers." + l + ".";
            put(layer + "input_layernorm.weight", d.hidden());
            put(layer + "self_attn.q_proj.weight", d.hidden(), d.hidden());
            put(layer + "self_attn.k_proj.weight", keyWidth, d.hidden());
            put(layer + "self_attn.v_proj.weight", keyWidth, d.hidden());
            put(layer + "self_attn.o_proj.weight", d.hidden(), d.hidden());
            put(layer + "post_attention_layernorm.weight", d.hidden());
            put(layer + "mlp.gate_proj.weight", d.intermediate(), d.hidden());
            put(layer + "mlp.up_proj.weight", d.intermediate(), d.hidden());
            put(layer + "mlp.down_proj.weight", d.hidden(), d.intermediate());
        }
        put("language_model.model.norm.weight", d.hidden());
        put("language_model.lm_head.weight", d.vocabulary(), d.hidden());
    }

    private void linear(String name, long out, long in) {
        put(name + ".weight", out, in);
        put(name + ".bias", out);
    }

    private void norm(String name, long size) {
        put(name + ".weight", size);
        put(name + ".bias", size);
    }

    private void put(String name, long... shape) {
        used.put(name, Arrays.stream(shape).boxed().toList());
    }
}
