"""Trains the built-in demo model. See README.md; every choice that matters is an option with its default."""

import argparse
import json
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import films
import lessons
from films import NIH, PARTS, VIEWS, Drawn, coverage, dice, held_back, real_films, shaken
from model import Network, Sizes
from muon import Muon
from pointing import point
from words import Words, frame

KINDS = [
    "nodule", "mass", "consolidation", "pleural effusion", "pneumothorax", "cardiomegaly", "pulmonary edema", "atelectasis", "hiatal hernia",
    "rib fracture", "chest tube", "endotracheal tube", "central venous line", "pacemaker", "foreign body",
]


TEXTS = 0.3  # What an answer to a text counts beside what is asked about pictures.
SCARCE = torch.tensor([60.0, 30, 20, 10, 10, 10, 5, 30, 30, 60, 15, 60, 20, 10, 60, 1, 1, 1])


class Batch:
    """Pictures of one step and what the teacher's heads should say of them."""

    def __init__(self, sizes):
        self.sizes = sizes
        self.pixels, self.patch, self.patch_known, self.box, self.box_known, self.whole, self.whole_known = ([] for _ in range(7))
        self.questions, self.keys = [], []

    def add(self, key, picture, boxes, known, whole, questions):
        """key: which picture this is; boxes: name -> list of boxes of KINDS and PARTS; known: which names are known at all; whole: labels or None, in order."""
        grid = self.sizes.grid
        names = KINDS + PARTS
        patch = np.zeros((grid * grid, len(names)), np.float32)
        box = np.zeros((grid * grid, len(names), 4), np.float32)
        inside = np.zeros((grid * grid, len(names)), np.float32)
        for i, name in enumerate(names):
            found = boxes.get(name, [])
            if found:
                cover = coverage(found, grid)
                patch[:, i] = cover.max(0)
                box[:, i] = np.asarray(found, np.float32)[cover.argmax(0)]
                inside[:, i] = np.minimum(1, cover.max(0) * 2)
        self.keys.append(key)
        self.pixels.append(picture)
        self.patch.append(patch)
        self.patch_known.append([float(n in known) for n in names])
        self.box.append(box)
        self.box_known.append(inside)
        self.whole.append([0.0 if w is None else w for w in whole])
        self.whole_known.append([float(w is not None) for w in whole])
        self.questions.append(questions)

    def tensors(self, device):
        def made(x):
            return torch.from_numpy(np.asarray(x, np.float32)).to(device)

        return [made(x) for x in (self.pixels, self.patch, self.patch_known, self.box, self.box_known, self.whole, self.whole_known)]


def add_drawn(batch, shard, i, rng, count, short=False):
    truth = shard.truth[i]
    boxes, names = {}, []
    for finding in truth["findings"]:
        boxes.setdefault(finding["label"], []).append(tuple(finding["box"]))
    for name, box in truth.get("parts", {}).items():
        boxes[name] = [tuple(box)]
    picture, _ = shaken(shard.pictures[i], [], rng, False)
    whole = [float(k in boxes) for k in KINDS] + [None] * len(NIH) + [float(v == truth["view"]) for v in VIEWS]
    known = set(KINDS) | set(truth.get("parts", {}))
    batch.add((shard.name, i), picture, boxes, known, whole, lessons.of_drawn(truth, rng, count, short=short) if count else [])


def add_real(batch, film, rng, count, cropped):
    names = [n for n, _ in film.boxes] + list(film.parts)
    picture, moved = shaken(film.picture, [b for _, b in film.boxes] + list(film.parts.values()), rng, cropped)
    found = list(zip(names, moved))
    parts = {n: b for n, b in found if n in PARTS}
    boxes = {n: [b] for n, b in parts.items()}
    whole = [None] * len(KINDS) + (film.labels or [None] * len(NIH)) + [float(v == film.view) if film.view else None for v in VIEWS]
    asked = lessons.of_real(film, [f for f in found if f[0] not in PARTS], parts, rng, count) if count else []
    batch.add(film, picture, boxes, set(parts), whole, asked)


def teacher_loss(network, seen, batch):
    _, patch, patch_known, box, box_known, whole, whole_known = batch
    told_patch, told_box, told_whole = network.teacher(seen)
    # Most patches show nothing: what is there counts more, the more the rarer it is.
    weight = patch_known[:, None, :] * (1 + SCARCE.to(patch.device) * patch)
    a = (F.binary_cross_entropy_with_logits(told_patch, patch, reduction="none") * weight).sum() / weight.sum().clamp(min=1)
    near = F.smooth_l1_loss(torch.sigmoid(told_box), box, beta=0.05, reduction="none").sum(-1)
    b = (near * box_known).sum() / box_known.sum().clamp(min=1)
    c = (F.binary_cross_entropy_with_logits(told_whole, whole, reduction="none") * whole_known).sum() / whole_known.sum().clamp(min=1)
    return 2 * a + 2 * b + c


def packed(words, questions, first):
    """All questions of one picture in one row: ids, positions, blocks, and where answers stand."""
    ids, positions, blocks, targets = [], [], [], []
    for block, (tail, answer) in enumerate(questions):
        asked = words.encode(tail)
        told = words.encode(answer) + [words.end]
        row = asked + told[:-1]
        ids += row
        positions += range(first, first + len(row))
        blocks += [block] * len(row)
        targets += [-1] * (len(asked) - 1) + told
    return ids, positions, blocks, targets


def names_of(network, words):
    """What the decoder's words for findings and parts look like, [names, hidden]."""
    return torch.stack([network.decoder.embed.weight[words.encode(" " + name)].mean(0) for name in KINDS + PARTS])


def naming_loss(network, words, bridged, patch, patch_known):
    """How well the decoder could read from each patch the name of what lies there. bridged [n, tokens, hidden]."""
    told = network.teacher.named(bridged, names_of(network, words))
    weight = patch_known[:, None, :] * (1 + SCARCE.to(patch.device) * patch)
    return (F.binary_cross_entropy_with_logits(told, patch, reduction="none") * weight).sum() / weight.sum().clamp(min=1)


def language_loss(network, words, bridged, questions, pictures, device):
    """Mean loss per answer, whose words share its weight. bridged [n, pictures * tokens, hidden]; questions: per row (prompt, answer)."""
    slots = network.s.tokens
    head, _ = frame(pictures, slots, "")
    head = [(-1 if i == words.added["<|imgpad|>"] else i) for i in words.encode(head)]
    head_ids = torch.tensor(head, device=device)
    rows = [packed(words, [(frame(pictures, slots, p)[1], a) for p, a in row], len(head)) for row in questions]
    n, longest, first = len(rows), max(len(r[0]) for r in rows), len(head)
    ids = torch.zeros(n, longest, dtype=torch.long)
    positions = torch.zeros(n, longest, dtype=torch.long)
    blocks = torch.full((n, longest), -1)
    targets = torch.full((n, longest), -1)
    for i, (a, b, c, d) in enumerate(rows):
        ids[i, : len(a)], positions[i, : len(a)] = torch.tensor(a), torch.tensor(b)
        blocks[i, : len(a)], targets[i, : len(a)] = torch.tensor(c), torch.tensor(d)
    ids, positions, blocks, targets = (x.to(device) for x in (ids, positions, blocks, targets))
    same = (blocks[:, :, None] == blocks[:, None, :]) & torch.ones(longest, longest, dtype=torch.bool, device=device).tril()
    low = torch.full((first, first), -1e9, device=device).triu(1)
    mask = torch.cat([torch.zeros(n, longest, first, device=device), (~same).float() * -1e9], 2)[:, None]
    prefix = network.prefix(head_ids, bridged)
    decoder = network.decoder
    start = torch.arange(first, device=device)[None].expand(n, -1)
    _, past = decoder(prefix, start, low)
    x, _ = decoder(decoder.embed(ids), positions, mask, past)
    told = targets >= 0
    # A yes or no and its end weigh little less than a paragraph: what a picture decides stands in few words.
    whose = (torch.arange(n, device=device)[:, None] * (blocks.max() + 1) + blocks)[told]
    weight = torch.bincount(whose).float()[whose] ** -0.75
    loss = F.cross_entropy(decoder.head(x[told]), targets[told], reduction="none")
    return (loss * weight).sum() / weight.sum()


def average(network, processes):
    if processes == 1:
        return
    grads = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([g.flatten() for g in grads])
    torch.distributed.all_reduce(flat)
    flat /= processes
    at = 0
    for g in grads:
        g.copy_(flat[at : at + g.numel()].view_as(g))
        at += g.numel()


def shards_of(root, side, loaded):
    """Shards that are complete by now, newest last; a folder counts when its truth.jsonl is there."""
    for folder in sorted(Path(root).glob("*")):
        if folder.name not in loaded and (folder / "done").exists():
            loaded[folder.name] = Drawn(folder, side)
    return [loaded[name] for name in sorted(loaded)]


class Looked:
    """What a tower that does not learn saw of each picture, kept: it looks once."""

    def __init__(self):
        self.kept = {}

    @torch.no_grad()
    def at(self, network, keys, pixels):
        fresh = [i for i, key in enumerate(keys) if key not in self.kept]
        if fresh:
            for i, seen in zip(fresh, network.see(pixels[fresh])):
                self.kept[keys[i]] = seen.half()
        return torch.stack([self.kept[key] for key in keys]).float()


class Clock:
    """The share of the time that is spent, the same in all processes. Without --minutes it stands at 0 and steps alone count."""

    def __init__(self, options):
        self.seconds, self.processes, self.value, self.began = 60 * options.minutes, options.processes, 0.0, time.time()

    def over(self):
        over = self.value >= 1
        if self.seconds:
            now = torch.tensor([(time.time() - self.began) / self.seconds])
            if self.processes > 1:
                torch.distributed.broadcast(now, 0)
            self.value = now.item()
        return over


def worker(rank, options):
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    if options.processes > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", str(options.port))
        torch.distributed.init_process_group("gloo", rank=rank, world_size=options.processes)
    device = torch.device(options.device)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    loaded = {}
    words = Words.load(out)
    sizes = Sizes(**json.loads((out / "sizes.json").read_text()))
    network = Network(sizes, len(KINDS), len(NIH)).to(device)
    if options.start:
        saved, own = torch.load(options.start, map_location=device)["network"], network.state_dict()
        # A tower that was trained alone brings a decoder that was not, perhaps in another size.
        network.load_state_dict({k: v for k, v in saved.items() if k in own and own[k].shape == v.shape}, strict=False)
    else:
        some = shards_of(options.drawn, sizes.image, loaded)[0].pictures[:256].astype(np.float32) / 127.5 - 1
        network.tower.balance(torch.from_numpy(some))
    if options.point:
        some = shards_of(options.drawn, sizes.image, loaded)[0].pictures[:128].astype(np.float32) / 127.5 - 1
        with torch.no_grad():
            point(network, names_of(network, words), network.see(torch.from_numpy(some).to(device)))
    still = options.frozen or options.heads
    if still:
        network.tower.requires_grad_(False)
    if options.heads:
        network.bridge.requires_grad_(False)
        network.decoder.requires_grad_(False)
    inner = {id(p) for part in (network.tower, network.decoder) for layer in part.layers for p in layer.parameters() if p.dim() == 2}
    matrices = [p for p in network.parameters() if id(p) in inner and p.requires_grad]
    decay = [p for p in network.parameters() if p.dim() > 1 and id(p) not in inner]
    plain = [p for p in network.parameters() if p.dim() <= 1]
    optimisers = [torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}], lr=0, betas=(0.9, 0.95))]
    if matrices:
        optimisers.append(Muon(matrices, rank=rank, processes=options.processes))
    real = [f for f in real_films(options.real, sizes.image) if not held_back(f.patient)]
    rng = dice(options.seed * 1000 + rank)
    began, shown = time.time(), {"teacher": [], "names": [], "words": [], "texts": []}
    clock, looked = Clock(options), Looked()
    for step in range(options.steps):
        if clock.over():
            break
        if step % 50 == 0:
            shards = shards_of(options.drawn, sizes.image, loaded)[-options.recent :]
        rate = options.rate * min(1, (step + 1) / options.warm)
        spent = max(step / options.steps, clock.value)
        if spent > options.hold:
            rate *= max(0.02, 1 - (spent - options.hold) / (1 - options.hold))
        for group in (g for o in optimisers for g in o.param_groups):
            group["lr"] = rate
        pairs = options.words and rng.random() < options.pairs
        batch = Batch(sizes)
        if pairs:
            while len(batch.pixels) < options.batch:
                shard = rng.choice(shards)
                i = rng.choice(shard.with_prior) if hasattr(shard, "with_prior") else None
                if i is None:
                    shard.with_prior = [k for k, t in enumerate(shard.truth) if t.get("prior") is not None]
                    continue
                add_drawn(batch, shard, shard.truth[i]["prior"], rng, 0)
                add_drawn(batch, shard, i, rng, 0)
                if len(batch.pixels) <= options.asked:
                    batch.questions[-1] = lessons.of_drawn(shard.truth[i], rng, options.questions, 2)
        else:
            for place in range(options.batch):
                count = options.questions if options.words and place < options.asked else 0
                if rng.random() < options.real_share:
                    add_real(batch, rng.choice(real), rng, count, not still)
                else:
                    shard = rng.choice(shards)
                    add_drawn(batch, shard, rng.randrange(len(shard)), rng, count, options.short)
        tensors = batch.tensors(device)
        seen = looked.at(network, batch.keys, tensors[0]) if still else network.see(tensors[0])
        loss = 0.0
        if not options.frozen:
            loss = teacher_loss(network, seen, tensors)
            shown["teacher"].append(loss.item())
        if options.words or options.heads:
            # Every picture teaches the tower, only some are asked about: words cost more than looking.
            told = network.bridged(seen[: options.asked])
            named = naming_loss(network, words, told, tensors[1][: options.asked], tensors[2][: options.asked])
            shown["names"].append(named.item())
            loss = options.teacher * (loss + 2 * named)
        if options.words:
            asked = batch.questions[: options.asked]
            if pairs:
                asked = asked[1::2]
                told = told.reshape(len(asked), 2 * sizes.tokens, -1)
            words_loss = language_loss(network, words, told, asked, 2 if pairs else 1, device)
            shown["words"].append(words_loss.item())
            loss = loss + words_loss
            if options.texts and not options.short:
                # The impression of findings in words, which no picture comes with.
                read = [lessons.of_drawn(rng.choice(rng.choice(shards).truth), rng, 1, 0) for _ in range(options.texts)]
                texts_loss = language_loss(network, words, told[:0].new_zeros(len(read), 0, told.shape[-1]), read, 0, device)
                shown["texts"].append(texts_loss.item())
                loss = loss + TEXTS * texts_loss
        network.zero_grad()
        loss.backward()
        average(network, options.processes)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        if rank == 0 and (step + 1) % options.every == 0:
            line = {k: round(sum(v) / max(1, len(v)), 4) for k, v in shown.items()}
            shown = {k: [] for k in shown}
            line.update(step=step + 1, seconds=round(time.time() - began), rate=rate, shards=len(shards))
            print(json.dumps(line), flush=True)
            with open(out / "log.jsonl", "a") as log:
                log.write(json.dumps(line) + "\n")
        if rank == 0 and ((step + 1) % options.keep == 0 or step + 1 == options.steps or clock.value >= 1):
            torch.save({"network": network.state_dict(), "step": step + 1, "options": vars(options)}, out / "fresh.pt")
            os.replace(out / "fresh.pt", out / f"{options.name}.pt")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--drawn", required=True, help="folder of shards, see README.md")
    p.add_argument("--real", required=True, help="folder with nih, hannover, hannover_lung_masks, vqa_rad")
    p.add_argument("--out", required=True)
    p.add_argument("--name", default="network")
    p.add_argument("--start", help="a saved network to go on from")
    p.add_argument("--words", action="store_true", help="train the decoder too, not only the tower")
    p.add_argument("--frozen", action="store_true", help="the tower only looks: the decoder learns many times faster")
    p.add_argument("--heads", action="store_true", help="only the heads that training alone sees learn: an unpacked snapshot comes without them")
    p.add_argument("--point", action="store_true", help="first turn a head of the decoder to the patches that a word names")
    p.add_argument("--short", action="store_true", help="ask drawn films only what is answered in few words")
    p.add_argument("--steps", type=int, default=2000)
    p.add_argument("--minutes", type=float, default=0, help="end after so much time, if the steps do not end before")
    p.add_argument("--batch", type=int, default=8, help="pictures per process and step")
    p.add_argument("--asked", type=int, default=4, help="pictures per process and step that are asked about, an even number")
    p.add_argument("--questions", type=int, default=5, help="questions per picture")
    p.add_argument("--texts", type=int, default=6, help="findings in words per process and step, of which the impression is asked")
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--warm", type=int, default=150)
    p.add_argument("--hold", type=float, default=0.4, help="share of the steps before the rate falls")
    p.add_argument("--real-share", type=float, default=0.25)
    p.add_argument("--pairs", type=float, default=0.15)
    p.add_argument("--teacher", type=float, default=0.5)
    p.add_argument("--recent", type=int, default=1000, help="use only so many of the newest shards")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--processes", type=int, default=1)
    p.add_argument("--port", type=int, default=29517)
    p.add_argument("--device", default="cpu")
    p.add_argument("--every", type=int, default=25)
    p.add_argument("--keep", type=int, default=200)
    p.add_argument("--sizes", default="{}", help="JSON that changes the sizes of a new model")
    p.add_argument("--merges", type=int, default=1500)
    options = p.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "vocab.json").exists():
        sizes = Sizes(**json.loads(options.sizes))
        loaded = {}
        texts = lessons.corpus(shards_of(options.drawn, sizes.image, loaded)[:2], real_films(options.real, sizes.image), dice(7))
        words = Words.learned(list(texts), options.merges)
        words.save(out)
        sizes.vocabulary = words.size
        (out / "sizes.json").write_text(json.dumps(sizes.dict()))
        print(f"{len(words.merges)} merges, {words.size} words")
    if options.processes == 1:
        worker(0, options)
    else:
        torch.multiprocessing.spawn(worker, (options,), options.processes)


if __name__ == "__main__":
    main()
