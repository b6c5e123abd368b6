"""The recipe's networks in plain PyTorch, as a tutorial writes them; for the tutorial's loop and pythae."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from turns import Job


class Grey(nn.Module):
    """(N, 3, H, W) → (N, 1, H, W)."""

    def forward(self, images: Tensor) -> Tensor:
        return (images * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)


def chain(widths: list[int], last: nn.Module | None = None) -> list[nn.Module]:
    """Dense layers, ReLU between them."""
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [nn.Linear(before, after), nn.ReLU()]
    return [*layers[:-1], *([last] if last is not None else [])]


def networks(job: Job, outputs: int | None = None) -> tuple[nn.Sequential, nn.Sequential]:
    """Encoder (of `outputs` units, the code's by default) and decoder."""
    channels, height, width = job.shape()
    outputs = outputs or job.code
    if job.network["kind"] == "dense":
        widths, pixels = list(job.network["widths"]), channels * height * width
        encoder = nn.Sequential(nn.Flatten(), *chain([pixels, *widths, outputs]))
        back = chain([job.code, *reversed(widths), pixels], nn.Sigmoid())
        decoder = nn.Sequential(*back, nn.Unflatten(1, (channels, height, width)))
    else:
        filters, strides = list(job.network["filters"]), list(job.network["strides"])
        seen = 1 if job.colours else channels
        layers: list[nn.Module] = [Grey()] if job.colours else []
        for before, after, stride in zip([seen, *filters], filters, strides, strict=False):
            layers += [nn.Conv2d(before, after, 3, stride, 1), nn.ReLU()]
            height, width = height // stride, width // stride
        size = filters[-1] * height * width
        encoder = nn.Sequential(*layers, nn.Flatten(), nn.Linear(size, outputs))
        layers = [nn.Linear(job.code, size), nn.Unflatten(1, (filters[-1], height, width))]
        ways = zip([filters[-1], *reversed(filters)], reversed(filters), reversed(strides), strict=False)
        for before, after, stride in ways:
            layers += [nn.ConvTranspose2d(before, after, 3, stride, 1, stride - 1), nn.ReLU()]
        decoder = nn.Sequential(*layers, nn.ConvTranspose2d(filters[0], channels, 3, 1, 1), nn.Sigmoid())
    for module in (encoder, decoder):
        initialise(module, job)
    return encoder, decoder


def discriminator(job: Job) -> nn.Sequential:
    """(N, D) → (N, 1), a chance."""
    network = nn.Sequential(*chain([job.code, *job.recipe["model"]["widths"], 1], nn.Sigmoid()))
    initialise(network, job)
    return network


def initialise(network: nn.Module, job: Job) -> None:
    """As the recipe says: Glorot or a normal distribution, biases zero."""
    for name, values in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(values)
        elif job.spread is None:
            nn.init.xavier_uniform_(values)
        else:
            nn.init.normal_(values, std=job.spread)
