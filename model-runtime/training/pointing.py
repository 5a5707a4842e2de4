"""A first wiring of the decoder: one head of its first layers looks from a word to the patches that are named like it.

Found by chance, such a head takes a small decoder more steps than a processor has time for; once it is there, training makes the rest."""

import torch


@torch.no_grad()
def point(network, names, seen, layers=2, sharpness=6.0, ahead=8.0):
    """names [kinds, hidden]: vectors of the words, towards which patches were trained; seen [n, tokens, tower] of some pictures.

    A patch that carries the name gets a score of sharpness above the others, and every patch one of ahead above the words of the text."""
    decoder, heads, hidden = network.decoder, network.s.heads, network.s.hidden
    size, still = hidden // heads, network.s.rotary  # what lies behind the turned part of a head does not depend on the place
    patches = network.bridged(seen).flatten(0, 1)
    carries = network.teacher.named(patches, names) > 0
    if not carries.any():
        raise SystemExit("No patch says the name of what lies there yet: train the naming longer before pointing.")
    for layer in decoder.layers[:layers]:
        word, patch, text = layer.norm(names), layer.norm(patches), layer.norm(decoder.embed.weight)
        basis = torch.linalg.qr((word - word.mean(0)).T)[0][:, : min(len(names), size - still) - 1]
        apart = patch.mean(0) - text.mean(0)
        apart = apart - basis @ (basis.T @ apart)
        gap = apart.norm()
        score = ((patch - patch.mean(0)) @ basis) @ ((word - word.mean(0)) @ basis).T
        scale = (sharpness * size**0.5 / (score[carries].mean() - score[~carries].mean())) ** 0.5
        weight, bias, kept = layer.qkv.weight, layer.qkv.bias, basis.shape[1]
        for first, centre in ((0, word.mean(0)), (hidden, patch.mean(0))):
            weight[first : first + size], bias[first : first + size] = 0, 0
            at = first + still
            weight[at : at + kept] = scale * basis.T
            bias[at : at + kept] = -scale * (basis.T @ centre)
        bias[still + kept] = ahead * size**0.5 / gap
        weight[hidden + still + kept] = apart / gap
