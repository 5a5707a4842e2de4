"""Pictures and what is known of them: drawn films in shards, and real films with the labels that they came with."""

import csv
import hashlib
import json
import random
from pathlib import Path

import numpy as np
from PIL import Image

NIH = [
    "Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Effusion", "Emphysema", "Fibrosis", "Hernia", "Infiltration",
    "Mass", "Nodule", "Pleural_Thickening", "Pneumonia", "Pneumothorax",
]
VIEWS = ["PA", "AP", "LATERAL"]
PARTS = ["right lung", "left lung", "heart"]


def held_back(patient):
    """Whether a patient belongs to the fifth that never trains; decided by the name alone."""
    return hashlib.sha256(f"hilum {patient}".encode()).digest()[0] % 5 == 0


def squeezed(image, side):
    """As the product does it: grey, stretched to a square by Pillow's bicubic."""
    return np.asarray(image.convert("L").resize((side, side), Image.BICUBIC))


class Drawn:
    """One shard of drawn films: pictures.u8 holds n squares, truth.jsonl one line for each."""

    def __init__(self, folder, side):
        folder = Path(folder)
        self.name = folder.name
        self.truth = [json.loads(line) for line in open(folder / "truth.jsonl")]
        self.pictures = np.memmap(folder / "pictures.u8", np.uint8, "r").reshape(-1, side, side)
        assert len(self.truth) == len(self.pictures), folder

    def __len__(self):
        return len(self.truth)


class Real:
    """A real film: picture, what is labelled, and what may be asked of it. Boxes are fractions, x0 y0 x1 y1."""

    def __init__(self, picture, patient, view=None, labels=None, parts=None, boxes=(), questions=()):
        self.picture, self.patient, self.view = picture, patient, view
        self.labels, self.parts, self.boxes, self.questions = labels, parts or {}, list(boxes), list(questions)


def lungs_of(mask):
    """Boxes of the two lungs of a mask; the patient's right lung lies left in the picture."""
    seen = np.asarray(mask) > 127
    half = seen.shape[1] // 2
    middle = int((np.arange(seen.shape[1]) * seen.any(0)).sum() / max(1, seen.any(0).sum()))
    gap = seen.sum(0)[max(0, middle - half // 4) : middle + half // 4]
    split = max(0, middle - half // 4) + int(gap.argmin())
    found = {}
    for name, part, offset in (("right lung", seen[:, :split], 0), ("left lung", seen[:, split:], split)):
        if part.any():
            rows, columns = np.where(part.any(1))[0], np.where(part.any(0))[0]
            h, w = seen.shape
            found[name] = ((columns[0] + offset) / w, rows[0] / h, (columns[-1] + 1 + offset) / w, (rows[-1] + 1) / h)
    return found


def real_films(root, side):
    """All real films with their labels, in a fixed order."""
    root = Path(root)
    films = []
    for row in csv.DictReader(open(root / "nih/labels.csv")):
        names = set(row["labels"].split("|"))
        boxes = []
        for name, (x, y, w, h) in json.loads(row["boxes_1024"] or "[]"):
            boxes.append((name, (x / 1024, y / 1024, (x + w) / 1024, (y + h) / 1024)))
        picture = squeezed(Image.open(root / "nih/img" / row["image"]), side)
        labels = [1.0 if n in names else 0.0 for n in NIH]
        films.append(Real(picture, "nih" + row["patient"], row["view"], labels, boxes=boxes))
    for row in csv.DictReader(open(root / "hannover/data.csv")):
        name = row["image_id"]
        path = next((root / "hannover/img").glob(name + ".*"), None)
        if path is None:
            continue
        mask = root / "hannover_lung_masks" / (name + ".png")
        parts = lungs_of(Image.open(mask).convert("L")) if mask.exists() else None
        films.append(Real(squeezed(Image.open(path), side), "hannover" + row["patient_id"], row["projection"].upper(), parts=parts))
    asked = {}
    for item in json.load(open(root / "vqa_rad/qa.json")):
        asked.setdefault(item["image_name"], []).append((item["question"].strip(), str(item["answer"]).strip()))
    for name, questions in sorted(asked.items()):
        path = root / "vqa_rad/img" / name
        if path.exists():
            films.append(Real(squeezed(Image.open(path), side), "vqa" + name, questions=questions))
    return films


def shaken(picture, boxes, rng, strong):
    """The picture under another exposure and, when strong, another crop; boxes move with it."""
    x = picture.astype(np.float32) / 255
    if strong:
        side = picture.shape[0]
        w, h = rng.uniform(0.86, 1.0), rng.uniform(0.86, 1.0)
        x0, y0 = rng.uniform(0, 1 - w), rng.uniform(0, 1 - h)
        crop = Image.fromarray(picture).transform(
            (side, side), Image.AFFINE, (w, rng.uniform(-0.05, 0.05), x0 * side, rng.uniform(-0.05, 0.05), h, y0 * side), Image.BILINEAR
        )
        x = np.asarray(crop, np.float32) / 255
        boxes = [tuple(min(1, max(0, v)) for v in ((a - x0) / w, (b - y0) / h, (c - x0) / w, (d - y0) / h)) for a, b, c, d in boxes]
    x = np.clip(x, 1e-3, 1) ** rng.uniform(0.7, 1.4)
    x = 0.5 + (x - 0.5) * rng.uniform(0.8, 1.15) + rng.uniform(-0.08, 0.08)
    if rng.random() < 0.5:
        x = x + np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(0, 0.03), x.shape).astype(np.float32)
    return np.clip(x, 0, 1) * 2 - 1, boxes


def coverage(boxes, grid):
    """How much of each patch each box covers, row by row: [len(boxes), grid * grid]."""
    out = np.zeros((len(boxes), grid * grid), np.float32)
    edge = np.arange(grid + 1) / grid
    for i, (x0, y0, x1, y1) in enumerate(boxes):
        across = np.clip(np.minimum(edge[1:], x1) - np.maximum(edge[:-1], x0), 0, None) * grid
        down = np.clip(np.minimum(edge[1:], y1) - np.maximum(edge[:-1], y0), 0, None) * grid
        out[i] = np.outer(down, across).ravel()
    return out


def dice(seed):
    return random.Random(seed)
