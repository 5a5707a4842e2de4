package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.decode.Generator;
import hilum.model.text.ByteLevelTokenizer;
import hilum.model.text.ChatFrame;
import hilum.model.text.TokenizerFiles;
import hilum.model.vision.Preprocessing;
import hilum.model.weights.Activation;
import hilum.model.weights.CheXagent2Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** CheXagent-2: SigLIP tower, bridge, Phi decoder. Source: design notes on CheXagent-2-3b, sections 3 to 7. */
final class CheXagent2 {
    private static final String TOWER = "model.visual.model.";

    private CheXagent2() {}

    static Family family(CheXagent2Config config, ByteLevelTokenizer tokenizer, boolean fuse) {
        ChatFrame frame = frame(config, tokenizer);
        CheXagent2Config.Decoder decoder = config.decoder();
        return new Family(
                new Generator.Words(tokenizer, frame, preprocessing(config.tower())),
                vision(config.tower()),
                decoder(decoder, frame.slotId(), fuse),
                new Family.CacheShape(decoder.layers(), decoder.heads(), decoder.headSize()),
                decoder.vocabulary());
    }

    /** The configuration with the tower's GELU that the user chose, if one was chosen. */
    static CheXagent2Config as(CheXagent2Config config, RunSettings settings) {
        return switch (settings.towerGelu()) {
            case "tanh" -> config.withTowerActivation(Activation.TANH);
            case "erf" -> config.withTowerActivation(Activation.ERF);
            default -> config;
        };
    }

    static ByteLevelTokenizer tokenizer(CheXagent2Config config, Path folder) throws ModelFailure {
        return TokenizerFiles.read(folder, endId(config));
    }

    static ChatFrame frame(CheXagent2Config config, ByteLevelTokenizer tokenizer) {
        return new ChatFrame(tokenizer, config.tower().tokens(), endId(config));
    }

    static Preprocessing preprocessing(CheXagent2Config.Tower tower) {
        return new Preprocessing(tower.imagePx(), tower.mean(), tower.std());
    }

    /** The end-of-text tag that the frame uses; the lowest when several ids end an answer. */
    private static int endId(CheXagent2Config config) {
        return config.endIds().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static Family.Program vision(CheXagent2Config.Tower tower) {
        return new Family.Program(
                "VisionProgram",
                List.of("linear.py", "siglip.py", "bridge.py", "vision_program.py"),
                Map.of(
                        "layers", tower.layers(),
                        "heads", tower.heads(),
                        "patch", tower.patchPx(),
                        "epsilon", tower.normEpsilon(),
                        "bridge_epsilon", CheXagent2Config.BRIDGE_NORM_EPSILON,
                        "tanh", tower.activation() == Activation.TANH),
                visionOrder(tower.layers()));
    }

    private static Family.Program decoder(CheXagent2Config.Decoder decoder, int slotId, boolean fuse) {
        return new Family.Program(
                "DecoderProgram",
                List.of("linear.py", "attention.py", "phi.py", "decoder_program.py"),
                Map.of(
                        "layers", decoder.layers(),
                        "heads", decoder.heads(),
                        "key_heads", decoder.heads(),
                        "size", decoder.headSize(),
                        "rotary", decoder.rotary(),
                        "theta", decoder.ropeTheta(),
                        "epsilon", decoder.normEpsilon(),
                        "window", 0,
                        "slot", slotId),
                decoderOrder(decoder.layers(), fuse));
    }

    private static WeightOrder visionOrder(int layers) {
        WeightOrder order = new WeightOrder();
        order.table(TOWER + "embeddings.patch_embedding.weight");
        order.vector(TOWER + "embeddings.patch_embedding.bias");
        order.table(TOWER + "embeddings.position_embedding.weight");
        for (int l = 0; l < layers; l++) {
            String layer = TOWER + "encoder.layers." + l + ".";
            order.norm(layer + "layer_norm1");
            List.of("q_proj", "k_proj", "v_proj", "out_proj").forEach(n -> order.linear(layer + "self_attn." + n));
            order.norm(layer + "layer_norm2");
            order.linear(layer + "mlp.fc1");
            order.linear(layer + "mlp.fc2");
        }
        order.table("model.visual.pos_embed");
        order.linear("model.visual.attn_pool.0");
        order.linear("model.visual.attn_pool.2");
        order.norm("model.visual.ln_post");
        order.table("model.visual.proj");
        return order;
    }

    private static WeightOrder decoderOrder(int layers, boolean fuse) {
        WeightOrder order = new WeightOrder();
        order.table("model.embed_tokens.weight");
        order.norm("model.final_layernorm");
        order.linear("lm_head");
        for (int l = 0; l < layers; l++) {
            String layer = "model.layers." + l + ".";
            order.norm(layer + "input_layernorm");
            order.siblings(layer + "self_attn.", List.of("q_proj", "k_proj", "v_proj"), true, fuse);
            order.linear(layer + "self_attn.dense");
            order.linear(layer + "mlp.fc1");
            order.linear(layer + "mlp.fc2");
        }
        return order;
    }
}
