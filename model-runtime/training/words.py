"""Words to numbers: byte-level pair merging in the file format of CheXagent-2, with a small vocabulary of our own."""

import json
import re
from collections import Counter
from pathlib import Path

END = "<|endoftext|>"
TAGS = ["<|img|>", "<|/img|>", "<|imgpad|>", "<|ref|>", "<|/ref|>", "<|box|>", "<|/box|>", "<|quad|>", "<|/quad|>"]
# Python's re has no \p{L}: letters are word characters that are neither digits nor the underscore.
PIECES = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")


def alphabet():
    """Byte -> printable character, as the published vocabulary writes bytes."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table = {b: chr(b) for b in plain}
    for extra, b in enumerate(b for b in range(256) if b not in table):
        table[b] = chr(256 + extra)
    return table


class Words:
    """Encodes and decodes; the ids are places in vocab.json and added_tokens.json."""

    def __init__(self, vocabulary, merges, added):
        self.vocabulary = vocabulary
        self.rank = {pair: i for i, pair in enumerate(merges)}
        self.merges = merges
        self.added = added
        self.bytes = alphabet()
        self.known = {}
        self.names = {i: w for w, i in [*vocabulary.items(), *added.items()]}
        self.size = -(-(len(vocabulary) + len(added)) // 64) * 64
        self.end = added[END]
        tags = sorted((t for t in added if t.strip()), key=len, reverse=True)
        self.split = re.compile("(" + "|".join(re.escape(t) for t in tags) + ")")

    @staticmethod
    def learned(texts, merges_wanted):
        """Learns merges from a list of texts; all numbers from 0 to 100 come first, so that each is one word."""
        table = alphabet()
        counts = Counter()
        for text in texts:
            for piece in PIECES.findall(text):
                counts["".join(table[b] for b in piece.encode())] += 1
        merges = [(str(i), str(j)) for i in range(1, 10) for j in range(10)] + [("10", "0")]
        words = {}
        for word, count in counts.items():
            words[tuple(word)] = count
        for pair in merges:
            words = Words._merged(words, pair)
        while len(merges) < merges_wanted:
            pairs = Counter()
            for word, count in words.items():
                for pair in zip(word, word[1:]):
                    pairs[pair] += count
            # Numbers stay as they are: longer ones are written digit by digit and seldom.
            best = [(n, p) for p, n in pairs.items() if n > 1 and not any(c.isdigit() for c in "".join(p))]
            if not best:
                break
            pair = max(best)[1]
            merges.append(pair)
            words = Words._merged(words, pair)
        names = [table[b] for b in sorted(table, key=lambda b: ord(table[b]))] + ["".join(p) for p in merges]
        vocabulary = {w: i for i, w in enumerate(dict.fromkeys(names))}
        first = len(vocabulary)
        added = {t: first + i for i, t in enumerate([END, *TAGS])}
        return Words(vocabulary, merges, added)

    @staticmethod
    def _merged(words, pair):
        joined = Counter()
        for word, count in words.items():
            out, i = [], 0
            while i < len(word):
                if i + 1 < len(word) and (word[i], word[i + 1]) == pair:
                    out.append(word[i] + word[i + 1])
                    i += 2
                else:
                    out.append(word[i])
                    i += 1
            joined[tuple(out)] += count
        return joined

    def _piece(self, piece):
        if piece not in self.known:
            word = [self.bytes[b] for b in piece.encode()]
            while len(word) > 1:
                ranked = [(self.rank.get(p, 1 << 30), p) for p in zip(word, word[1:])]
                rank, pair = min(ranked)
                if rank == 1 << 30:
                    break
                word = list(Words._merged({tuple(word): 1}, pair))[0]
            self.known[piece] = [self.vocabulary[w] for w in word]
        return self.known[piece]

    def encode(self, text):
        ids = []
        for part in self.split.split(text):
            if part in self.added:
                ids.append(self.added[part])
            elif part:
                for piece in PIECES.findall(part):
                    ids += self._piece(piece)
        return ids

    def decode(self, ids):
        back = {c: b for b, c in self.bytes.items()}
        out, held = "", bytearray()
        for i in ids:
            name = self.names.get(int(i), "")
            if int(i) in self.added.values():
                out += held.decode("utf-8", "replace") + name
                held = bytearray()
            else:
                held += bytes(back[c] for c in name)
        return out + held.decode("utf-8", "replace")

    def save(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "vocab.json").write_text(json.dumps(self.vocabulary, ensure_ascii=False, indent=0))
        lines = ["#version: 0.2"] + [f"{a} {b}" for a, b in self.merges]
        (folder / "merges.txt").write_text("\n".join(lines) + "\n")
        (folder / "added_tokens.json").write_text(json.dumps(self.added, indent=2))

    @staticmethod
    def load(folder):
        folder = Path(folder)
        lines = (folder / "merges.txt").read_text().splitlines()[1:]
        return Words(
            json.loads((folder / "vocab.json").read_text()),
            [tuple(line.split(" ")) for line in lines],
            json.loads((folder / "added_tokens.json").read_text()),
        )


def frame(pictures, slots, prompt):
    """The text of a one-turn conversation up to the answer, with every picture's slots in place."""
    seen = "".join(f"Picture {n + 1}:<|img|>{'<|imgpad|>' * slots}<|/img|>\n" for n in range(pictures))
    head = f"<|system|>\nYou are a helpful assistant.{END}\n<|user|>\n"
    return head + seen, f"{prompt}{END}\n<|assistant|>\n"
