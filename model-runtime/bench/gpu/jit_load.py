"""Times torch.jit.load of program archives that Hilum wrote, on the processor and, where there is one, on the first card."""

import sys
import time

import torch

ROUNDS = 20


def best_ms(path: str, device: str) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        torch.jit.load(path, map_location=device)
        best = min(best, time.perf_counter() - began)
    return 1000 * best


print(f"torch {torch.__version__}, CUDA {torch.version.cuda}, card {torch.cuda.is_available()}")
for archive in sys.argv[1:]:
    for device in ["cpu"] + (["cuda:0"] if torch.cuda.is_available() else []):
        print(f"{archive} on {device}: {best_ms(archive, device):.2f} ms")
