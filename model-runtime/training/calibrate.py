"""Moves one number of a trained network, the level of the word "Yes", so that its option scores mean what they say.

Lessons ask for what is there more often than chance would; afterwards yes is told too often or too seldom. The number is found on films of the
training part, real and drawn; held-back films take no part."""

import argparse

import numpy as np
import torch

import lessons
from evaluate import Reader, calibration_error, in_batches
from films import NIH, Drawn, held_back, real_films
from train import KINDS

# Calibration error of option scores that is asked for is 0.08, on films that were not seen.
ENOUGH = 0.06


def told(reader, asked, prompts):
    """asked: (picture, [whether each prompt's answer is yes]) -> log-odds of yes, truth, both [pictures, prompts]."""
    odds = []
    for part in in_batches(asked, 16):
        scores = reader.scores([[picture] for picture, _ in part], prompts, ["Yes", "No"])
        odds.append(scores[:, :, 0] - scores[:, :, 1])
    return np.concatenate(odds), np.array([yes for _, yes in asked])


def error(odds, yes, moved):
    p = 1 / (1 + np.exp(-(odds + moved)))
    return calibration_error(p.ravel(), yes.ravel())


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--saved", required=True)
    p.add_argument("--words", required=True)
    p.add_argument("--real", required=True)
    p.add_argument("--drawn", required=True, help="a shard that took part in training")
    p.add_argument("--films", type=int, default=1500, help="at most so many of each kind")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--out", required=True)
    options = p.parse_args()
    torch.set_num_threads(options.threads)
    reader = Reader(options.saved, options.words)
    shard = Drawn(options.drawn, reader.sizes.image)
    drawn = [
        (shard.pictures[i], [kind in {f["label"] for f in shard.truth[i]["findings"]} for kind in KINDS])
        for i in range(min(options.films, len(shard)))
    ]
    real = [f for f in real_films(options.real, reader.sizes.image) if f.labels is not None and not held_back(f.patient)]
    real = [(f.picture, [label > 0.5 for label in f.labels]) for f in real[: options.films]]
    sides = [
        told(reader, drawn, [lessons.present(kind)[0] for kind in KINDS]),
        told(reader, real, [lessons.present(lessons.DISEASES[name][0])[0] for name in NIH]),
    ]
    steps = np.arange(-3, 3.01, 0.05)
    # As little as is needed: the lower the level, the more is overlooked.
    fair = [step for step in steps if all(error(odds, yes, step) <= ENOUGH for odds, yes in sides)]
    moved = min(fair, key=abs) if fair else min(steps, key=lambda step: max(error(odds, yes, step) for odds, yes in sides))
    for name, (odds, yes) in zip(("drawn", "real"), sides):
        print(name, "error before", round(error(odds, yes, 0), 4), "after", round(error(odds, yes, moved), 4))
    saved = torch.load(options.saved, map_location="cpu")
    saved["network"]["decoder.head.bias"][reader.words.encode("Yes")[0]] += float(moved)
    saved["yes"] = float(moved)
    print("moved", round(float(moved), 2))
    torch.save(saved, options.out)


if __name__ == "__main__":
    main()
