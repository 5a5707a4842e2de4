package hilum.model.torch;

import hilum.model.decode.Generator;
import hilum.model.text.LlamaTokenizer;
import hilum.model.text.PlainFrame;
import hilum.model.vision.Preprocessing;
import hilum.model.weights.CheXagent8Config;
import java.util.List;
import java.util.Map;

/** CheXagent-8b: EVA tower, Q-Former, Mistral decoder. Source: design notes on CheXagent-8b, sections 3 to 6. */
final class CheXagent8 {
    private static final String TOWER = "vision_model.";
    private static final String TEXT = "language_model.";

    private CheXagent8() {}

    static Family family(CheXagent8Config config, LlamaTokenizer tokenizer, boolean fuse) {
        CheXagent8Config.Tower tower = config.tower();
        CheXagent8Config.Decoder decoder = config.decoder();
        // The prompt names no slots, so any id will do that no word has.
        int slotId = decoder.vocabulary();
        return new Family(
                new Generator.Words(
                        tokenizer,
                        new PlainFrame(tokenizer, config.former().queries(), slotId, config.maxPictures()),
                        new Preprocessing(tower.imagePx(), tower.mean(), tower.std())),
                vision(config),
                decoder(decoder, slotId, fuse),
                new Family.CacheShape(decoder.layers(), decoder.keyHeads(), decoder.headSize()),
                decoder.vocabulary());
    }

    private static Family.Program vision(CheXagent8Config config) {
        CheXagent8Config.Tower tower = config.tower();
        CheXagent8Config.Former former = config.former();
        return new Family.Program(
                "VisionProgram",
                List.of("linear.py", "eva.py", "qformer.py", "vision8_program.py"),
                Map.of(
                        "layers", tower.layers(),
                        "heads", tower.heads(),
                        "patch", tower.patchPx(),
                        "epsilon", tower.normEpsilon(),
                        "former_layers", former.layers(),
                        "former_heads", former.heads(),
                        "former_epsilon", former.normEpsilon(),
                        "cross_every", former.crossEvery()),
                visionOrder(tower.layers(), former));
    }

    private static Family.Program decoder(CheXagent8Config.Decoder decoder, int slotId, boolean fuse) {
        return new Family.Program(
                "DecoderProgram",
                List.of("linear.py", "attention.py", "mistral.py", "decoder_program.py"),
                Map.of(
                        "layers", decoder.layers(),
                        "heads", decoder.heads(),
                        "key_heads", decoder.keyHeads(),
                        "size", decoder.headSize(),
                        "rotary", decoder.headSize(),
                        "theta", decoder.ropeTheta(),
                        "epsilon", decoder.normEpsilon(),
                        "window", decoder.window(),
                        "slot", slotId),
                decoderOrder(decoder.layers(), fuse));
    }

    private static WeightOrder visionOrder(int layers, CheXagent8Config.Former former) {
        WeightOrder order = new WeightOrder();
        order.table(TOWER + "embeddings.patch_embedding.weight");
        order.vector(TOWER + "embeddings.patch_embedding.bias");
        order.table(TOWER + "embeddings.class_embedding");
        order.table(TOWER + "embeddings.position_embedding");
        for (int l = 0; l < layers; l++) {
            String layer = TOWER + "encoder.layers." + l + ".";
            order.norm(layer + "layer_norm1");
            order.linear(layer + "self_attn.qkv");
            order.linear(layer + "self_attn.projection");
            order.norm(layer + "layer_norm2");
            order.linear(layer + "mlp.fc1");
            order.linear(layer + "mlp.fc2");
        }
        order.norm(TOWER + "post_layernorm");
        order.table("query_tokens");
        order.norm("qformer.layernorm");
        for (int l = 0; l < former.layers(); l++) {
            String layer = "qformer.encoder.layer." + l + ".";
            attention(order, layer + "attention.");
            if (l % former.crossEvery() == 0) {
                attention(order, layer + "crossattention.");
            }
            order.linear(layer + "intermediate_query.dense");
            order.linear(layer + "output_query.dense");
            order.norm(layer + "output_query.LayerNorm");
        }
        order.linear("language_projection");
        return order;
    }

    private static void attention(WeightOrder order, String part) {
        List.of("query", "key", "value").forEach(name -> order.linear(part + "attention." + name));
        order.linear(part + "output.dense");
        order.norm(part + "output.LayerNorm");
    }

    private static WeightOrder decoderOrder(int layers, boolean fuse) {
        WeightOrder order = new WeightOrder();
        order.table(TEXT + "model.embed_tokens.weight");
        order.vector(TEXT + "model.norm.weight");
        order.matrix(TEXT + "lm_head.weight");
        for (int l = 0; l < layers; l++) {
            String layer = TEXT + "model.layers." + l + ".";
            order.vector(layer + "input_layernorm.weight");
            order.siblings(layer + "self_attn.", List.of("q_proj", "k_proj", "v_proj"), false, fuse);
            order.matrix(layer + "self_attn.o_proj.weight");
            order.vector(layer + "post_attention_layernorm.weight");
            order.matrix(layer + "mlp.gate_proj.weight");
            order.matrix(layer + "mlp.up_proj.weight");
            order.matrix(layer + "mlp.down_proj.weight");
        }
        return order;
    }
}
