"""Questions and answers. Drawn films bring theirs along; real films are asked only what their labels can answer."""

from films import NIH, VIEWS

DISEASES = {
    "Atelectasis": ["atelectasis"], "Cardiomegaly": ["cardiomegaly"], "Consolidation": ["consolidation"], "Edema": ["pulmonary edema", "edema"],
    "Effusion": ["pleural effusion", "effusion"], "Emphysema": ["emphysema"], "Fibrosis": ["fibrosis"], "Hernia": ["hiatal hernia", "hernia"],
    "Infiltration": ["infiltration"], "Mass": ["mass"], "Nodule": ["nodule"], "Pleural_Thickening": ["pleural thickening"],
    "Pneumonia": ["pneumonia"], "Pneumothorax": ["pneumothorax"],
}
VIEW_PROMPTS = [
    "Determine the view of this CXR",
    "What is the view of this chest X-ray? Options: (a) PA, (b) AP, (c) LATERAL",
    "Please identify the view of this chest X-ray. Options:\n(a) PA\n(b) AP\n(c) LATERAL",
]
# How often a task comes; short answers that carry a figure come more often than long ones.
SHARES = {
    "view": 0.6, "presence+": 2.0, "presence-": 4.0, "identification": 0.5, "local_findings": 2.2, "structured_findings": 0.3, "impression": 0.5,
    "closed_question": 0.7, "open_question": 1.5, "grounding": 2.5, "detection+": 1.5, "detection-": 0.6, "progression": 3.0,
}
# What only the picture can answer, in few words: a decoder learns to look from these first.
SHORT = {"view", "presence+", "presence-", "open_question", "closed_question", "grounding", "detection+"}
LOCATE = ["Please locate the following phrase: {0}", "Locate areas in the chest X-ray where {0} are present, using bounding box coordinates"]


def present(name):
    return [f"Does this chest X-ray contain a {name}?", f"Does this chest X-ray show {name}?"]


def percent(v):
    """A coordinate as the published training data writes it: thousandths, at most 999, divided by ten, halves to even."""
    q = min(int(1000 * v), 999)
    return round(q / 10)


def boxed(label, box):
    x0, y0, x1, y1 = (percent(v) for v in box)
    return f"<|ref|>{label}<|/ref|><|box|>({x0},{y0}),({x1},{y1})<|/box|>"


def cased(name, rng):
    return name.capitalize() if rng.random() < 0.4 else name


def of_drawn(truth, rng, count, pictures=1, short=False):
    """Some of the questions that a drawn film brings: every task gets its turn."""
    by_task = {}
    for item in truth["questions"]:
        if item["pictures"] == pictures:
            kind = item["task"]
            if kind in ("presence", "detection"):
                kind += "-" if item["answer"] == "No" or item["answer"].endswith("detected.") else "+"
            if short and kind not in SHORT:
                continue
            by_task.setdefault(kind, []).append((item["prompt"], item["answer"]))
    tasks = sorted(by_task)
    weights = [SHARES.get(t, 1) for t in tasks]
    chosen = []
    for task in rng.choices(tasks, weights, k=count):
        chosen.append(rng.choice(by_task[task]))
    return chosen


def of_real(film, boxes, parts, rng, count):
    """Questions that the labels of a real film answer."""
    makers = []
    if film.view:
        makers.append((1, lambda: (rng.choice(VIEW_PROMPTS), film.view)))
    if film.labels is not None:
        have = [n for n, v in zip(NIH, film.labels) if v]
        lack = [n for n, v in zip(NIH, film.labels) if not v]

        def presence():
            yes = have and rng.random() < 0.4
            name = rng.choice(DISEASES[rng.choice(have if yes else lack)])
            return rng.choice(present(cased(name, rng))), "Yes" if yes else "No"

        def named():
            options = sorted(set(rng.sample(lack, 3) + have), key=lambda _: rng.random())
            words = {n: DISEASES[n][0] for n in options}
            answer = ", ".join(words[n] for n in options if n in have) or "No finding"
            return "Given the CXR, identify any diseases. Options:\n" + ", ".join([*words.values(), "No finding"]), answer

        makers += [(4, presence), (0.5, named)]
    for name, box in boxes:
        words = DISEASES.get(name, [name.lower()])[0]
        makers.append((2, lambda w=words, b=box: (rng.choice(LOCATE).format(w), boxed(w, b))))
    for name, box in parts.items():
        makers.append((1.5, lambda w=name, b=box: (LOCATE[0].format(w), boxed(w, b))))
    if film.questions:

        def asked():
            q, a = rng.choice(film.questions)
            return q, a.capitalize() if a.lower() in ("yes", "no") else a

        makers.append((3, asked))
    weights = [w for w, _ in makers]
    return [rng.choices(makers, weights)[0][1]() for _ in range(count)]


def corpus(shards, films, rng):
    """Texts from which the words are learned."""
    for shard in shards:
        for truth in shard.truth:
            for item in truth["questions"]:
                yield item["prompt"]
                yield item["answer"]
    for film in films:
        for q, a in film.questions:
            yield q
            yield a
        for pair in of_real(film, film.boxes, film.parts, rng, 2) if film.labels is not None else []:
            yield from pair


def view_index(view):
    return VIEWS.index(view)
