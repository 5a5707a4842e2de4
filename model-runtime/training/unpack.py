"""Turns a snapshot that export.py wrote back into a folder that training can go on from: network.pt, sizes.json and the words."""

import argparse
import json
import struct
from pathlib import Path

import torch

from export import tensors_of
from films import NIH
from model import Network, Sizes
from train import KINDS
from words import Words

PATCH = "model.visual.model.embeddings.patch_embedding.weight"


def load_safetensors(path):
    data = Path(path).read_bytes()
    first = 8 + struct.unpack("<Q", data[:8])[0]
    out = {}
    for name, told in json.loads(data[8:first]).items():
        if name != "__metadata__":
            begin, end = (first + at for at in told["data_offsets"])
            out[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.bfloat16).reshape(told["shape"]).float()
    return out


def sizes_of(folder):
    config = json.loads((folder / "config.json").read_text())
    tower = json.loads((folder / "vision_tower" / "config.json").read_text())["vision_config"]
    size = config["hidden_size"] // config["num_attention_heads"]
    return Sizes(
        image=tower["image_size"], patch=tower["patch_size"], tower=tower["hidden_size"], tower_layers=tower["num_hidden_layers"],
        tower_heads=tower["num_attention_heads"], bridge=4 * config["hidden_size"], hidden=config["hidden_size"],
        layers=config["num_hidden_layers"], heads=config["num_attention_heads"], rotary=int(size * config["partial_rotary_factor"]),
        vocabulary=config["vocab_size"],
    )


@torch.no_grad()
def unpack(folder, out):
    sizes, tensors = sizes_of(folder), load_safetensors(folder / "model.safetensors")
    network = Network(sizes, len(KINDS), len(NIH))
    for name, place in tensors_of(network).items():
        if name == PATCH:
            network.tower.embed.weight.copy_(tensors[name].sum(1).flatten(1))
        else:
            place.copy_(tensors[name])
    out.mkdir(parents=True, exist_ok=True)
    Words.load(folder).save(out)
    (out / "sizes.json").write_text(json.dumps(sizes.dict()))
    torch.save({"network": network.state_dict(), "step": 0, "options": {}}, out / "network.pt")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--snapshot", required=True, help="a folder that export.py wrote, the built-in model's too")
    p.add_argument("--out", required=True)
    options = p.parse_args()
    unpack(Path(options.snapshot), Path(options.out))


if __name__ == "__main__":
    main()
