"""Writes a trained network as a CheXagent-2 snapshot folder: same tensor names, config.json and tokenizer files, bfloat16."""

import argparse
import json
import struct
from pathlib import Path

import torch

from films import NIH
from model import Network, Sizes
from train import KINDS
from words import END, TAGS, Words


def tensors_of(network):
    """Checkpoint name -> tensor, in the names of the published checkpoint."""
    s = network.s
    out = {}

    def linear(name, weight, bias):
        out[name + ".weight"], out[name + ".bias"] = weight, bias

    def split(names, module, prefix):
        for name, w, b in zip(names, module.weight.chunk(3), module.bias.chunk(3)):
            linear(prefix + name, w, b)

    decoder = network.decoder
    out["model.embed_tokens.weight"] = decoder.embed.weight
    for i, layer in enumerate(decoder.layers):
        at = f"model.layers.{i}."
        split(("q_proj", "k_proj", "v_proj"), layer.qkv, at + "self_attn.")
        linear(at + "self_attn.dense", layer.dense.weight, layer.dense.bias)
        linear(at + "mlp.fc1", layer.fc1.weight, layer.fc1.bias)
        linear(at + "mlp.fc2", layer.fc2.weight, layer.fc2.bias)
        linear(at + "input_layernorm", layer.norm.weight, layer.norm.bias)
    linear("model.final_layernorm", decoder.norm.weight, decoder.norm.bias)
    linear("lm_head", decoder.head.weight, decoder.head.bias)
    tower = network.tower
    at = "model.visual.model.embeddings."
    # The three channels of a grey picture are equal: each takes a third.
    patch = tower.embed.weight.view(s.tower, 1, s.patch, s.patch).expand(-1, 3, -1, -1) / 3
    linear(at + "patch_embedding", patch, tower.embed.bias)
    out[at + "position_embedding.weight"] = tower.position
    for i, layer in enumerate(tower.layers):
        at = f"model.visual.model.encoder.layers.{i}."
        split(("q_proj", "k_proj", "v_proj"), layer.qkv, at + "self_attn.")
        linear(at + "self_attn.out_proj", layer.out.weight, layer.out.bias)
        linear(at + "layer_norm1", layer.norm1.weight, layer.norm1.bias)
        linear(at + "mlp.fc1", layer.fc1.weight, layer.fc1.bias)
        linear(at + "mlp.fc2", layer.fc2.weight, layer.fc2.bias)
        linear(at + "layer_norm2", layer.norm2.weight, layer.norm2.bias)
    bridge = network.bridge
    out["model.visual.pos_embed"] = bridge.place
    linear("model.visual.attn_pool.0", bridge.fc1.weight, bridge.fc1.bias)
    linear("model.visual.attn_pool.2", bridge.fc2.weight, bridge.fc2.bias)
    linear("model.visual.ln_post", bridge.norm.weight, bridge.norm.bias)
    out["model.visual.proj"] = bridge.proj
    return out


def save_safetensors(path, tensors):
    header, at, parts = {"__metadata__": {"format": "pt"}}, 0, []
    for name in sorted(tensors):
        narrow = tensors[name].detach().to(torch.bfloat16).contiguous()
        data = narrow.view(torch.int16).numpy().tobytes()
        header[name] = {"dtype": "BF16", "shape": list(narrow.shape), "data_offsets": [at, at + len(data)]}
        at += len(data)
        parts.append(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


def config(s, end):
    return {
        "architectures": ["CheXagentForCausalLM"],
        "bos_token_id": end, "eos_token_id": end,
        "hidden_act": "gelu_new", "hidden_size": s.hidden, "intermediate_size": 4 * s.hidden,
        "layer_norm_eps": 1e-05, "max_position_embeddings": 2048, "model_type": "phi",
        "num_attention_heads": s.heads, "num_hidden_layers": s.layers, "num_key_value_heads": s.heads,
        "partial_rotary_factor": s.rotary * s.heads / s.hidden, "qk_layernorm": False,
        "rope_scaling": None, "rope_theta": 10000.0, "tie_word_embeddings": False, "torch_dtype": "bfloat16",
        "transformers_version": "4.40.0", "use_cache": True,
        "visual": {
            "image_size": s.image, "n_queries": s.tokens, "output_dim": s.hidden, "vision_model_name_or_path": "vision_tower",
        },
        "vocab_size": s.vocabulary,
    }


def export(saved, folder, out):
    folder, out = Path(folder), Path(out)
    words = Words.load(folder)
    sizes = Sizes(**json.loads((folder / "sizes.json").read_text()))
    network = Network(sizes, len(KINDS), len(NIH))
    network.load_state_dict(torch.load(saved, map_location="cpu")["network"])
    words.save(out)
    tensors = tensors_of(network)
    save_safetensors(out / "model.safetensors", tensors)
    (out / "model.safetensors.index.json").write_text(
        json.dumps({"metadata": {"total_size": sum(2 * t.numel() for t in tensors.values())},
                    "weight_map": {n: "model.safetensors" for n in sorted(tensors)}}, indent=1) + "\n"
    )

    def write(name, value):
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(value, indent=2) + "\n")

    write("config.json", config(sizes, words.end))
    write("generation_config.json", {"bos_token_id": words.end, "eos_token_id": words.end, "transformers_version": "4.40.0"})
    write("special_tokens_map.json", {k: END for k in ("bos_token", "eos_token", "unk_token")})
    write("tokenizer_config.json", {
        "add_prefix_space": False, "bos_token": END, "eos_token": END, "unk_token": END,
        "clean_up_tokenization_spaces": False, "model_max_length": 2048,
    })
    write("vision_tower/config.json", {
        "architectures": ["SiglipModel"], "model_type": "siglip",
        "vision_config": {
            "hidden_size": sizes.tower, "image_size": sizes.image, "patch_size": sizes.patch, "intermediate_size": 4 * sizes.tower,
            "model_type": "siglip_vision_model", "num_attention_heads": sizes.tower_heads, "num_hidden_layers": sizes.tower_layers,
            "num_channels": 3, "hidden_act": "gelu", "layer_norm_eps": 1e-06,
        },
    })
    write("vision_tower/preprocessor_config.json", {
        "do_normalize": True, "do_rescale": True, "do_resize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3,
        "image_processor_type": "SiglipImageProcessor", "resample": 3, "rescale_factor": 1 / 255,
        "size": {"height": sizes.image, "width": sizes.image},
    })
    return network, words


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--saved", required=True, help="a network that train.py saved")
    p.add_argument("--words", required=True, help="the folder with vocab.json, merges.txt and sizes.json")
    p.add_argument("--out", required=True)
    options = p.parse_args()
    network, _ = export(options.saved, options.words, options.out)
    count = sum(t.numel() for t in tensors_of(network).values())
    print(f"{count / 1e6:.1f} million numbers, {(Path(options.out) / 'model.safetensors').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
