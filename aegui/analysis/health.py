"""How a code is used: which dimensions say something, how sparse it is, how sensitive the encoder is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.parts.models import Autoencoder
from aegui.training.device import stream
from aegui.training.evaluation import on_device, to_unit

Floats = NDArray[np.float32]

ACTIVE = 0.01  # a dimension whose variance over the images is larger is in use (Burda et al., 2016)
DEAD = 1e-6  # one whose variance is smaller always says the same
SILENT = 0.01  # a unit with a smaller value says nothing about an image
EXACT_UP_TO = 64  # dimensions of a code whose Jacobian is computed row by row
DIRECTIONS = 32  # random ones, where it is estimated


@dataclass(frozen=True, eq=False)
class Health:
    """What codes (N, D) of images show of the units that make them."""

    mean: Floats  # (D,), of each unit over the images
    variance: Floats  # (D,)
    silent: Floats  # (D,), the share of images that a unit says nothing about
    sparseness: float  # mean over the images: 0 all units speak alike, 1 a single one speaks (Hoyer, 2004)
    l1: float  # Σ |code| of an image, the mean over the images

    @property
    def active(self) -> NDArray[np.bool_]:
        """Which dimensions are in use."""
        return self.variance > ACTIVE

    @property
    def dead(self) -> NDArray[np.bool_]:
        """Which say the same about every image."""
        return self.variance < DEAD


def of_codes(codes: Floats) -> Health:
    """Measure codes (N, D), N ≥ 1; of a variational model they are the means, as Burda et al. count them."""
    size = np.abs(codes)
    l1 = size.sum(axis=1)
    return Health(
        codes.mean(axis=0),
        codes.var(axis=0),
        (size < SILENT).mean(axis=0).astype(np.float32),
        _sparseness(l1, np.linalg.norm(codes, axis=1), codes.shape[1]),
        float(l1.mean()),
    )


def _sparseness(l1: Floats, l2: Floats, size: int) -> float:
    """(√D − ‖z‖₁/‖z‖₂) / (√D − 1), the mean over the images that have a code at all."""
    told = l2 > 0
    if size < 2 or not told.any():
        return 0.0
    root = np.sqrt(size)
    return float(((root - l1[told] / l2[told]) / (root - 1)).mean())


def jacobian_norm(model: Autoencoder, pixels: NDArray[np.uint8], seed: int = 0) -> float:
    """The mean of ‖∂code/∂x‖²_F over uint8 images (N, C, H, W), code and image in their own units.

    Exact for codes of up to `EXACT_UP_TO` numbers; longer ones are estimated from `DIRECTIONS` random
    directions (Hutchinson, 1990), which for a few hundred images is within a percent or two. Labels
    beside the code do not count.
    """
    images = to_unit(on_device(pixels, next(model.parameters()).device)).requires_grad_()
    with torch.enable_grad():
        codes = model.encode(images)[:, : model.code]
        if model.code <= EXACT_UP_TO:
            return sum(_pulled(codes[:, n].sum(), images) for n in range(model.code)) / len(images)
        generator = stream(seed, "jacobian", device=images.device)
        squares = [_pulled((codes * _signs(codes, generator)).sum(), images) for _ in range(DIRECTIONS)]
    return sum(squares) / DIRECTIONS / len(images)


def _signs(codes: Tensor, generator: torch.Generator) -> Tensor:
    return torch.randint(2, codes.shape, generator=generator, device=codes.device) * 2.0 - 1.0


def _pulled(number: Tensor, images: Tensor) -> float:
    """‖∂number/∂images‖²."""
    (gradient,) = torch.autograd.grad(number, images, retain_graph=True)
    return float(gradient.square().sum())
