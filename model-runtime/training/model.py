"""The network of CheXagent-2 in a small size, for training: same tensors, same arithmetic as the product's own programs."""

import math
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F


@dataclass
class Sizes:
    image: int = 320
    patch: int = 32
    tower: int = 256
    tower_layers: int = 6
    tower_heads: int = 4
    bridge: int = 1024  # four times hidden, as published
    hidden: int = 256
    layers: int = 4
    heads: int = 4
    rotary: int = 32
    vocabulary: int = 1024

    @property
    def grid(self):
        return self.image // self.patch

    @property
    def tokens(self):
        return self.grid * self.grid

    def dict(self):
        return asdict(self)


def attend(q, k, v, mask=None):
    # q [.., heads, rows, size]
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2))
    if mask is not None:
        scores = scores + mask
    return torch.matmul(torch.softmax(scores, -1), v)


def heads_first(x, heads):
    return x.view(*x.shape[:-1], heads, -1).transpose(-2, -3)


def rows_first(x):
    x = x.transpose(-2, -3)
    return x.reshape(*x.shape[:-2], -1)


class TowerLayer(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads = s.tower_heads
        self.norm1 = nn.LayerNorm(s.tower, 1e-6)
        self.qkv = nn.Linear(s.tower, 3 * s.tower)
        self.out = nn.Linear(s.tower, s.tower)
        self.norm2 = nn.LayerNorm(s.tower, 1e-6)
        self.fc1 = nn.Linear(s.tower, 4 * s.tower)
        self.fc2 = nn.Linear(4 * s.tower, s.tower)

    def forward(self, x):
        q, k, v = (heads_first(y, self.heads) for y in self.qkv(self.norm1(x)).chunk(3, -1))
        x = x + self.out(rows_first(attend(q, k, v)))
        return x + self.fc2(F.gelu(self.fc1(self.norm2(x))))


def cosines(size, patch, kept):
    """The lowest two-dimensional cosines of a patch, orthonormal: a patch embedding that loses nothing but fine grain."""
    n = torch.arange(patch).float()
    basis = torch.cos(math.pi / patch * (n + 0.5)[None, :] * n[:, None]) * math.sqrt(2.0 / patch)
    basis[0] /= math.sqrt(2.0)
    order = sorted(((u * u + v * v, u, v) for u in range(patch) for v in range(patch)))[:kept]
    return torch.stack([torch.outer(basis[u], basis[v]).flatten() for _, u, v in order])


def sines(width, grid):
    """The fixed places that the bridge adds: column in the first half, row in the second."""
    quarter = width // 4
    omega = 10000 ** (-torch.arange(quarter).double() / quarter)
    row = torch.arange(grid).repeat_interleave(grid).double()[:, None] * omega
    column = torch.arange(grid).repeat(grid).double()[:, None] * omega
    return torch.cat([column.sin(), column.cos(), row.sin(), row.cos()], 1).float()


class Tower(nn.Module):
    """One grey channel in training; the product's three equal channels share its weight by thirds."""

    def __init__(self, s):
        super().__init__()
        self.s = s
        self.embed = nn.Linear(s.patch * s.patch, s.tower)
        with torch.no_grad():
            self.embed.weight.copy_(cosines(s.image, s.patch, s.tower))
            self.embed.bias.zero_()
        self.position = nn.Parameter(sines(s.tower, s.grid) * 0.7)
        self.layers = nn.ModuleList(TowerLayer(s) for _ in range(s.tower_layers))

    def patches(self, pixels):
        s = self.s
        n = pixels.shape[0]
        return pixels.view(n, s.grid, s.patch, s.grid, s.patch).transpose(2, 3).reshape(n, s.tokens, -1)

    @torch.no_grad()
    def balance(self, pixels):
        """Brings every cosine to a like strength over these pictures: coarse ones are a hundred times stronger than fine ones by nature."""
        y = F.linear(self.patches(pixels), self.embed.weight).flatten(0, 1)
        scale = 1 / (y.std(0) + 0.02 * y.std(0).max())
        self.embed.weight.mul_(scale[:, None])
        self.embed.bias.copy_(-y.mean(0) * scale)

    def forward(self, pixels):
        # pixels [n, image, image] in -1..1 -> [n, tokens, tower]
        x = self.embed(self.patches(pixels)) + self.position
        for layer in self.layers:
            x = layer(x)
        return x


class Bridge(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.register_buffer("place", sines(s.tower, s.grid))
        self.fc1 = nn.Linear(s.tower, s.bridge)
        self.fc2 = nn.Linear(s.bridge, s.hidden)
        self.norm = nn.LayerNorm(s.hidden, 1e-6)
        self.proj = nn.Parameter(torch.eye(s.hidden) * 0.5)

    def forward(self, x):
        return self.norm(self.fc2(F.gelu(self.fc1(x + self.place)))) @ self.proj


class DecoderLayer(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads, self.rotary = s.heads, s.rotary
        self.norm = nn.LayerNorm(s.hidden, 1e-5)
        self.qkv = nn.Linear(s.hidden, 3 * s.hidden)
        self.dense = nn.Linear(s.hidden, s.hidden)
        self.fc1 = nn.Linear(s.hidden, 4 * s.hidden)
        self.fc2 = nn.Linear(4 * s.hidden, s.hidden)

    def turn(self, x, cos, sin):
        half = self.rotary // 2
        a, b, rest = x[..., :half], x[..., half : 2 * half], x[..., 2 * half :]
        return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], -1)

    def forward(self, x, angles, mask, past=None):
        y = self.norm(x)
        q, k, v = (heads_first(part, self.heads) for part in self.qkv(y).chunk(3, -1))
        q, k = self.turn(q, *angles), self.turn(k, *angles)
        if past is not None:
            k, v = torch.cat([past[0], k], -2), torch.cat([past[1], v], -2)
        a = self.dense(rows_first(attend(q, k, v, mask)))
        return x + a + self.fc2(F.gelu(self.fc1(y), approximate="tanh")), (k, v)


class Decoder(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.s = s
        self.embed = nn.Embedding(s.vocabulary, s.hidden)
        nn.init.normal_(self.embed.weight, std=0.02)
        self.layers = nn.ModuleList(DecoderLayer(s) for _ in range(s.layers))
        self.norm = nn.LayerNorm(s.hidden, 1e-5)
        self.head = nn.Linear(s.hidden, s.vocabulary)

    def angles(self, positions):
        # positions [n, rows] -> cos, sin [n, 1, rows, rotary / 2]
        steps = torch.arange(0, self.s.rotary, 2, dtype=torch.float64, device=positions.device) / self.s.rotary
        turned = (positions.double()[..., None] * 10000.0**-steps).float()
        return turned.cos()[:, None], turned.sin()[:, None]

    def forward(self, x, positions, mask, past=None):
        angles = self.angles(positions)
        kept = []
        for i, layer in enumerate(self.layers):
            x, pair = layer(x, angles, mask, None if past is None else past[i])
            kept.append(pair)
        return self.norm(x), kept


class Teacher(nn.Module):
    """Heads that only training sees: they say per patch what lies there, so that the tower learns before words do."""

    def __init__(self, s, kinds, labels):
        super().__init__()
        self.norm = nn.LayerNorm(s.tower, 1e-6)
        self.patch = nn.Linear(s.tower, kinds + 3)
        self.box = nn.Linear(s.tower, 4 * (kinds + 3))
        self.weigh = nn.Linear(s.tower, kinds + labels + 3)
        self.whole = nn.Linear(s.tower, kinds + labels + 3)
        # What a patch says to the decoder is held near the word for what lies there: [strength, level].
        self.near = nn.Parameter(torch.tensor([0.5, -3.0]))

    def named(self, bridged, names):
        """Logits per patch and name, [n, tokens, names]: how near the bridge's vector lies to the name's, names [names, hidden]."""
        return bridged @ F.normalize(names, dim=-1).T * self.near[0] + self.near[1]

    def forward(self, x):
        y = self.norm(x)
        # Each label looks where it likes: a weighted mean over the patches.
        per_patch = self.whole(y)
        weight = torch.softmax(self.weigh(y), 1)
        return self.patch(y), self.box(y).view(*y.shape[:2], -1, 4), (per_patch * weight).sum(1)


class Network(nn.Module):
    def __init__(self, s, kinds, labels):
        super().__init__()
        self.s = s
        self.tower = Tower(s)
        self.bridge = Bridge(s)
        self.decoder = Decoder(s)
        self.teacher = Teacher(s, kinds, labels)

    def see(self, pixels):
        return self.tower(pixels)

    def bridged(self, seen):
        """What the tower saw, as the decoder reads it. seen [n, pictures * tokens, tower] -> [n, pictures * tokens, hidden]."""
        return self.bridge(seen.reshape(-1, self.s.tokens, self.s.tower)).reshape(seen.shape[0], -1, self.s.hidden)

    def prefix(self, head, bridged):
        """Embeddings of the text before the question; slots are the places where head has -1, in the order of the pictures."""
        # head [rows] ids or -1; bridged [n, pictures * tokens, hidden]
        text = self.decoder.embed(head.clamp(min=0))[None].expand(bridged.shape[0], -1, -1)
        out = text.clone()
        out[:, head < 0] = bridged
        return out
