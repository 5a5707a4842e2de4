package hilum.model.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors that a CheXagent-2 checkpoint of given sizes holds, by name and shape. */
final class CheXagent2Layout {
    private static final String TOWER = "model.visual.model.";

    private final Map<String, List<Long>> used = new LinkedHashMap<>();
    private final Map<String, List<Long>> unused = new LinkedHashMap<>();

    CheXagent2Layout(CheXagent2Config config) {
        addDecoder(config.decoder());
        addTower(config.tower());
        addBridge(config);
        addUnusedHead(config.tower());
    }

    /** Tensors that the forward pass needs. */
    Map<String, List<Long>> used() {
        return used;
    }

    /** Tensors that the published checkpoint stores but whose results it throws away: they may be absent. */
    Map<String, List<Long>> unused() {
        return unused;
    }

    private void addDecoder(CheXagent2Config.Decoder d) {
        put(used, "model.embed_tokens.weight", d.vocabulary(), d.hidden());
        for (int l = 0; l < d.layers(); l++) {
            String layer = "model.layers." + l + ".";
            for (String name : List.of("q_proj", "k_proj", "v_proj", "dense")) {
                linear(used, layer + "self_attn." + name, d.hidden(), d.hidden());
            }
            linear(used, layer + "mlp.fc1", d.intermediate(), d.hidden());
            linear(used, layer + "mlp.fc2", d.hidden(), d.intermediate());
            norm(used, layer + "input_layernorm", d.hidden());
        }
        norm(used, "model.final_layernorm", d.hidden());
        linear(used, "lm_head", d.vocabulary(), d.hidden());
    }

    private void addTower(CheXagent2Config.Tower t) {
        put(used, TOWER + "embeddings.patch_embedding.weight", t.hidden(), 3, t.patchPx(), t.patchPx());
        put(used, TOWER + "embeddings.patch_embedding.bias", t.hidden());
        put(used, TOWER + "embeddings.position_embedding.weight", t.tokens(), t.hidden());
        for (int l = 0; l < t.layers(); l++) {
            String layer = TOWER + "encoder.layers." + l + ".";
            for (String name : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                linear(used, layer + "self_attn." + name, t.hidden(), t.hidden());
            }
            norm(used, layer + "layer_norm1", t.hidden());
            linear(used, layer + "mlp.fc1", t.intermediate(), t.hidden());
            linear(used, layer + "mlp.fc2", t.hidden(), t.intermediate());
            norm(used, layer + "layer_norm2", t.hidden());
        }
    }

    private void addBridge(CheXagent2Config config) {
        int in = config.tower().hidden();
        int out = config.decoder().hidden();
        put(used, "model.visual.pos_embed", config.tower().tokens(), in);
        linear(used, "model.visual.attn_pool.0", config.bridgeHidden(), in);
        linear(used, "model.visual.attn_pool.2", out, config.bridgeHidden());
        norm(used, "model.visual.ln_post", out);
        put(used, "model.visual.proj", out, out);
    }

    private void addUnusedHead(CheXagent2Config.Tower t) {
        norm(unused, TOWER + "post_layernorm", t.hidden());
        put(unused, TOWER + "head.probe", 1, 1, t.hidden());
        put(unused, TOWER + "head.attention.in_proj_weight", 3L * t.hidden(), t.hidden());
        put(unused, TOWER + "head.attention.in_proj_bias", 3L * t.hidden());
        linear(unused, TOWER + "head.attention.out_proj", t.hidden(), t.hidden());
        norm(unused, TOWER + "head.layernorm", t.hidden());
        linear(unused, TOWER + "head.mlp.fc1", t.intermediate(), t.hidden());
        linear(unused, TOWER + "head.mlp.fc2", t.hidden(), t.intermediate());
    }

    private static void linear(Map<String, List<Long>> into, String name, long out, long in) {
        put(into, name + ".weight", out, in);
        put(into, name + ".bias", out);
    }

    private static void norm(Map<String, List<Long>> into, String name, long size) {
        put(into, name + ".weight", size);
        put(into, name + ".bias", size);
    }

    private static void put(Map<String, List<Long>> into, String name, long... shape) {
        into.put(name, Arrays.stream(shape).boxed().toList());
    }
}
