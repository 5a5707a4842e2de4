"""Steps in which every direction of a weight matrix counts alike (momentum made orthogonal by Newton-Schulz iteration, the method called Muon).

A small transformer learns to look in far fewer steps with it than with element-wise steps, and steps are what a processor lacks."""

import torch


def orthogonal(g, rounds=5):
    """The closest orthogonal matrix, roughly: singular values end between 0.7 and 1.2."""
    x = g / (g.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.t()
    for _ in range(rounds):
        a = x @ x.t()
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.t() if tall else x


class Muon(torch.optim.Optimizer):
    """For weight matrices of hidden layers; stacked ones (query, key, value) are taken apart.

    With several processes each makes its share of the matrices orthogonal and the others take it over: gradients must be equal in all."""

    def __init__(self, params, lr=0.0, momentum=0.95, weight_decay=0.05, rank=0, processes=1):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.rank, self.processes = rank, processes

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            moved = [p for p in group["params"] if p.grad is not None]
            steps = torch.zeros(sum(p.numel() for p in moved), device=moved[0].device)
            at, done = 0, 0
            for p in moved:
                # The first process takes the first layers, the last the last ones.
                own = done * self.processes // len(moved) == self.rank
                if own:
                    held = self.state[p].setdefault("held", torch.zeros_like(p))
                    held.mul_(group["momentum"]).add_(p.grad)
                    ahead = p.grad + group["momentum"] * held
                    stacked = 3 if p.shape[0] == 3 * p.shape[1] else 1
                    parts = [orthogonal(part) * 0.2 * max(part.shape) ** 0.5 for part in ahead.chunk(stacked)]
                    steps[at : at + p.numel()] = torch.cat(parts).flatten()
                at, done = at + p.numel(), done + 1
            if self.processes > 1:
                torch.distributed.all_reduce(steps)
            at = 0
            for p in moved:
                p.mul_(1 - group["lr"] * group["weight_decay"]).add_(steps[at : at + p.numel()].view_as(p), alpha=-group["lr"])
                at += p.numel()
