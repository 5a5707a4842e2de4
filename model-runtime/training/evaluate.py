"""Measures a trained network on held-back films, every figure with n and a 95 % bootstrap interval, as lines of the model card."""

import argparse
import json
import re
from pathlib import Path

import numpy as np
import torch

import films
import lessons
from films import NIH, Drawn, held_back, real_films
from model import Network, Sizes
from train import KINDS
from words import Words, frame

BOX = re.compile(r"<\|box\|>\s*\((\d+),\s*(\d+)\),\s*\((\d+),\s*(\d+)\)<\|/box\|>")
BORROWED = re.compile(r"\b(prior|previous|again|unchanged|compar\w+|interval|new|now|remov\w+|increas\w+|decreas\w+|improv\w+|worsen\w+|\d+(\.\d+)? ?(cm|mm))\b", re.I)


class Reader:
    """Asks the network, several pictures at a time."""

    def __init__(self, saved, folder):
        self.words = Words.load(folder)
        self.sizes = Sizes(**json.loads((Path(folder) / "sizes.json").read_text()))
        self.network = Network(self.sizes, len(KINDS), len(NIH))
        state = torch.load(saved, map_location="cpu")["network"]
        # As exported: every number rounded to bfloat16.
        self.network.load_state_dict({k: v.to(torch.bfloat16).float() for k, v in state.items()})
        self.network.eval()

    def _prefix(self, pictures):
        """pictures: one list of squares per row, all of one length."""
        count = len(pictures[0])
        bridged = torch.zeros(len(pictures), 0, self.sizes.hidden)
        if count:
            flat = np.stack([p for row in pictures for p in row]).astype(np.float32) / 127.5 - 1
            bridged = self.network.bridged(self.network.see(torch.from_numpy(flat)).reshape(len(pictures), count * self.sizes.tokens, -1))
        head, _ = frame(count, self.sizes.tokens, "")
        ids = torch.tensor([-1 if i == self.words.added["<|imgpad|>"] else i for i in self.words.encode(head)])
        n, first = len(pictures), len(ids)
        low = torch.full((first, first), -1e9).triu(1)
        places = torch.arange(first)[None].expand(n, -1)
        _, past = self.network.decoder(self.network.prefix(ids, bridged), places, low)
        return past, first

    @torch.no_grad()
    def scores(self, pictures, prompts, options):
        """Log-probability of each option's words for each prompt, [rows, prompts, options]; options are single words."""
        past, first = self._prefix(pictures)
        count = len(pictures[0])
        ids, places, blocks, last = [], [], [], []
        for b, prompt in enumerate(prompts):
            row = self.words.encode(frame(count, self.sizes.tokens, prompt)[1])
            ids += row
            places += range(first, first + len(row))
            blocks += [b] * len(row)
            last.append(len(ids) - 1)
        n, size = len(pictures), len(ids)
        block = torch.tensor(blocks)
        own = (block[:, None] == block[None]) & torch.ones(size, size, dtype=torch.bool).tril()
        mask = torch.cat([torch.zeros(size, first), (~own).float() * -1e9], 1)
        decoder = self.network.decoder
        x, _ = decoder(decoder.embed(torch.tensor(ids))[None].expand(n, -1, -1), torch.tensor(places)[None].expand(n, -1), mask, past)
        told = torch.log_softmax(decoder.head(x[:, last]), -1)
        firsts = []
        for option in options:
            encoded = self.words.encode(option)
            assert len(encoded) == 1, option
            firsts.append(encoded[0])
        return told[:, :, firsts].numpy()

    @torch.no_grad()
    def answers(self, pictures, prompts, longest=160):
        """Greedy answers, one prompt per row."""
        past, first = self._prefix(pictures)
        count = len(pictures[0])
        decoder = self.network.decoder
        rows = [self.words.encode(frame(count, self.sizes.tokens, p)[1]) for p in prompts]
        n, size = len(rows), max(map(len, rows))
        ids, places = torch.zeros(n, size, dtype=torch.long), torch.zeros(n, size, dtype=torch.long)
        hidden = torch.zeros(n, size, dtype=torch.bool)
        for i, row in enumerate(rows):
            gap = size - len(row)
            ids[i, gap:] = torch.tensor(row)
            places[i, gap:] = torch.arange(first, first + len(row))
            hidden[i, :gap] = True
        low = torch.full((size, size), -1e9).triu(1)
        mask = torch.cat([torch.zeros(n, size, first), low[None] + hidden[:, None, :].float() * -1e9], 2)[:, None]
        out, done = [[] for _ in range(n)], [False] * n
        for _ in range(longest):
            x, past = decoder(decoder.embed(ids), places, mask, past)
            following = decoder.head(x[:, -1]).argmax(-1)
            for i in range(n):
                done[i] = done[i] or int(following[i]) == self.words.end
                if not done[i]:
                    out[i].append(int(following[i]))
            if all(done):
                break
            ids, places = following[:, None], places[:, -1:] + 1
            mask = torch.cat([mask[:, :, -1:], torch.zeros(n, 1, 1, 1)], 3)
        return [self.words.decode(o) for o in out]


def in_batches(items, size=24):
    for i in range(0, len(items), size):
        yield items[i : i + size]


def auc(scores, labels):
    scores, labels = np.asarray(scores, float), np.asarray(labels) > 0.5
    if labels.all() or not labels.any():
        return np.nan
    order = np.argsort(scores, kind="mergesort")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores):
        tied = scores == value
        ranks[tied] = ranks[tied].mean()
    positive = labels.sum()
    return (ranks[labels].sum() - positive * (positive + 1) / 2) / (positive * (~labels).sum())


def f1(told, true):
    told, true = np.asarray(told, bool), np.asarray(true, bool)
    hit = (told & true).sum()
    return 2 * hit / max(1, told.sum() + true.sum())


def calibration_error(p, y, bins=10):
    p, y = np.asarray(p), np.asarray(y, float)
    at = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs(p[at == b].mean() - y[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any())


def iou(a, b):
    w = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    h = max(0, min(a[3], b[3]) - max(a[1], b[1]))
    both = w * h
    return both / max(1e-9, (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def boxes_of(answer):
    return [tuple(int(v) / 100 for v in m) for m in BOX.findall(answer)]


def matched(told, true):
    """Mean overlap of the true boxes with the told ones, greedily paired; what is missing or too many counts as 0."""
    pairs = sorted(((iou(t, u), i, j) for i, t in enumerate(told) for j, u in enumerate(true)), reverse=True)
    used_i, used_j, total = set(), set(), 0.0
    for value, i, j in pairs:
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            total += value
    return total / max(len(told), len(true), 1)


def interval(groups, measure, rounds=1000, seed=11):
    """Bootstrap over groups (patients or cases): each group is a list of rows."""
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(rounds):
        chosen = rng.integers(0, len(groups), len(groups))
        value = measure([row for g in chosen for row in groups[g]])
        if not np.isnan(value):
            values.append(value)
    return tuple(float(v) for v in np.percentile(values, [2.5, 97.5]))


def figure(id, group, label, rows, measure, target, at_most=False):
    """rows: list of (unit, row). Without a target nothing is reached or missed."""
    units = {}
    for unit, row in rows:
        units.setdefault(unit, []).append(row)
    value = float(measure([row for _, row in rows]))
    low, high = interval(list(units.values()), measure)
    line = {"id": id, "group": group, "label": label, "n": len(rows), "units": len(units), "value": round(value, 4),
            "low": round(low, 4), "high": round(high, 4), "target": target, "atMost": at_most,
            "reached": None if target is None else bool(value <= target if at_most else value >= target)}
    print(json.dumps(line), flush=True)
    return line


def macro_auc(rows):
    table = np.asarray(rows)
    values = [auc(table[:, 0, k], table[:, 1, k]) for k in range(table.shape[2])]
    return np.nanmean(values)


def on_real(reader, root):
    kept = [f for f in real_films(root, reader.sizes.image) if held_back(f.patient)]
    figures = []
    viewed = [f for f in kept if f.view]
    rows = []
    for part in in_batches(viewed):
        told = reader.scores([[f.picture] for f in part], [lessons.VIEW_PROMPTS[1]], ["PA", "AP"])
        rows += [(f.patient, float((t[0, 0] > t[0, 1]) == (f.view == "PA"))) for f, t in zip(part, told)]
    figures.append(figure("real-view", "real films", "AP or PA right", rows, np.mean, 0.95))
    labelled = [f for f in kept if f.labels is not None]
    prompts = [lessons.present(lessons.DISEASES[n][0])[0] for n in NIH]
    rows, sure = [], []
    for part in in_batches(labelled, 16):
        told = reader.scores([[f.picture] for f in part], prompts, ["Yes", "No"])
        for f, t in zip(part, told):
            rows.append((f.patient, (t[:, 0] - t[:, 1], f.labels)))
            p = np.exp(t[:, 0]) / np.exp(t).sum(1)
            sure += [(f.patient, (a, b)) for a, b in zip(p, f.labels)]
    figures.append(figure("real-auc", "real films", "macro AUC over 14 labels, from option scores", rows, macro_auc, 0.68))
    for k, name in enumerate(NIH):
        one = [(u, (r[0][k], r[1][k])) for u, r in rows]
        print(name, sum(int(r[1]) for _, r in one), round(auc([r[0] for _, r in one], [r[1] for _, r in one]), 3))
    figures.append(figure("real-calibration", "real films", "calibration error of yes and no", sure,
                          lambda r: calibration_error([a for a, _ in r], [b for _, b in r]), 0.08, True))
    masked = [f for f in kept if f.parts]
    rows = []
    for part in in_batches(masked):
        for name in ("right lung", "left lung"):
            told = reader.answers([[f.picture] for f in part], [lessons.LOCATE[0].format(name)] * len(part), 40)
            rows += [(f.patient, max([iou(b, f.parts[name]) for b in boxes_of(a)[:1]], default=0.0)) for f, a in zip(part, told) if name in f.parts]
    figures.append(figure("real-lungs", "real films", "lung boxes against human masks, mean IoU", rows, np.mean, 0.6))
    return figures


def on_drawn(reader, folder, drafts):
    shard = Drawn(folder, reader.sizes.image)
    figures = []
    every = list(range(len(shard)))
    rows, sure = [], []
    for part in in_batches(every, 16):
        told = reader.scores([[shard.pictures[i]] for i in part], [lessons.present(k)[0] for k in KINDS], ["Yes", "No"])
        for i, t in zip(part, told):
            have = {f["label"] for f in shard.truth[i]["findings"]}
            for k, kind in enumerate(KINDS):
                p = float(np.exp(t[k, 0]) / np.exp(t[k]).sum())
                rows.append((shard.truth[i]["case"], (kind, p > 0.5, kind in have)))
                sure.append((shard.truth[i]["case"], (p, kind in have)))
    figures.append(figure("drawn-presence", "drawn films, beside training", "presence F1 over 15 findings", rows,
                          lambda r: f1([a for _, a, _ in r], [b for _, _, b in r]), 0.95))
    for kind in KINDS:
        one = [r for _, r in rows if r[0] == kind]
        print(kind, sum(r[2] for r in one), round(f1([r[1] for r in one], [r[2] for r in one]), 3))
    figures.append(figure("drawn-calibration", "drawn films, beside training", "calibration error of yes and no", sure,
                          lambda r: calibration_error([a for a, _ in r], [b for _, b in r]), 0.08, True))
    asked, sided, single = [], [], []
    for i in every:
        truth = shard.truth[i]
        for item in truth["questions"]:
            if item["task"] == "grounding":
                asked.append((i, item))
            elif item["prompt"].startswith("Which side") and "Options" not in item["prompt"]:
                sided.append((i, item))
    rows = []
    for part in in_batches(asked):
        told = reader.answers([[shard.pictures[i]] for i, _ in part], [q["prompt"] for _, q in part], 80)
        rows += [(shard.truth[i]["case"], (matched(boxes_of(a), boxes_of(q["answer"])), q["prompt"])) for (i, q), a in zip(part, told)]
    figures.append(figure("drawn-grounding", "drawn films, beside training", "grounding mean IoU", rows, lambda r: np.mean([v for v, _ in r]), 0.6))
    for kind in KINDS:
        one = [v for _, (v, prompt) in rows if kind in prompt]
        print(kind, len(one), round(float(np.mean(one)), 3) if one else "-")
    rows = []
    for part in in_batches(sided):
        told = reader.answers([[shard.pictures[i]] for i, _ in part], [q["prompt"] for _, q in part], 12)
        rows += [(shard.truth[i]["case"], float(a.strip() == q["answer"])) for (i, q), a in zip(part, told)]
    figures.append(figure("drawn-side", "drawn films, beside training", "side right", rows, np.mean, 0.97))
    paired = [(i, q) for i in every if shard.truth[i].get("prior") is not None for q in shard.truth[i]["questions"] if q["task"] == "progression"]
    rows = []
    for part in in_batches(paired):
        told = reader.answers([[shard.pictures[shard.truth[i]["prior"]], shard.pictures[i]] for i, _ in part], [q["prompt"] for _, q in part], 16)
        rows += [(shard.truth[i]["case"], float(a.strip() == q["answer"])) for (i, q), a in zip(part, told)]
    figures.append(figure("drawn-progression", "drawn films, beside training", "progression right", rows, np.mean, 0.9))
    written = [(i, q) for i in every for q in shard.truth[i]["questions"] if q["task"] == "summary"]
    rows = []
    for part in in_batches(written):
        told = reader.answers([[]] * len(part), [q["prompt"] for _, q in part], 80)
        rows += [(shard.truth[i]["case"], float(a.strip() == q["answer"])) for (i, q), a in zip(part, told)]
    figures.append(figure("drawn-impression", "drawn films, beside training", "impression of given findings, word for word", rows, np.mean, None))
    rows = []
    chosen = every[:drafts]
    prompts = [q["prompt"] for q in shard.truth[0]["questions"] if q["task"] == "local_findings"]
    texts = {i: "" for i in chosen}
    for prompt in prompts:
        for part in in_batches(chosen):
            for i, a in zip(part, reader.answers([[shard.pictures[i]] for i in part], [prompt] * len(part))):
                texts[i] += a + " "
    rows = [(shard.truth[i]["case"], float(bool(BORROWED.search(texts[i])))) for i in chosen]
    for i in chosen[:4]:
        print(texts[i])
    figures.append(figure("drawn-invented", "drawn films, beside training", "drafts with an invented prior or measurement", rows, np.mean, 0.0, True))
    return figures


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--saved", required=True)
    p.add_argument("--words", required=True)
    p.add_argument("--real", help="folder of real films")
    p.add_argument("--drawn", help="a shard that took no part in training")
    p.add_argument("--drafts", type=int, default=500)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--out", help="where the figures go as JSON")
    options = p.parse_args()
    torch.set_num_threads(options.threads)
    reader = Reader(options.saved, options.words)
    figures = []
    if options.real:
        figures += on_real(reader, options.real)
    if options.drawn:
        figures += on_drawn(reader, options.drawn, options.drafts)
    if options.out:
        Path(options.out).write_text(json.dumps({"figures": figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()
