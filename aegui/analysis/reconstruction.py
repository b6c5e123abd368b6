"""Where a reconstruction is wrong, and what a model puts where nothing is known of an image."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.runs.snapshot import Snapshot
from aegui.training.evaluation import on_device, to_unit
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

MOST = 0.99  # quantile of the errors that the colours cover
LEAST = 1e-3  # or an all but perfect image would be shown as full of errors
STEPS = 30
STILL = 0.5 / 255  # less than half a grey level: nothing changes any more


@dataclass(frozen=True, eq=False)
class ErrorMap:
    """The squared error of every pixel."""

    values: Floats  # (H, W), mean over the channels, of pixels in [0, 1]
    high: float  # what the colours cover, from 0


def error_map(image: Bytes, reconstruction: Bytes) -> ErrorMap:
    """The error of a reconstruction, both uint8 (C, H, W)."""
    if image.shape != reconstruction.shape:
        raise ValueError(
            tr(
                "An image of shape {} can't be held against one of shape {}.",
                image.shape,
                reconstruction.shape,
            )
        )
    away = (image.astype(np.float32) - reconstruction) / 255
    values = np.square(away).mean(axis=0)
    return ErrorMap(values, max(float(np.quantile(values, MOST)), LEAST))


def error_levels(images: Bytes, reconstructed: Bytes, known: Mask | None = None) -> tuple[Bytes, float]:
    """The error maps of images (N, C, H, W) as grey levels (N, H, W), and what 255 stands for in all of them.

    Pixels that are not known (H, W) count as right.
    """
    maps = [error_map(*pair) for pair in zip(images, reconstructed, strict=True)]
    high = max(found.high for found in maps)
    values = np.stack([found.values for found in maps]) / high
    if known is not None:
        values = np.where(known, values, 0)
    return (np.clip(values, 0, 1) * 255).round().astype(np.uint8), high


@torch.no_grad()
def filled(snapshot: Snapshot, image: Bytes, holes: Mask, steps: int = STEPS) -> Iterator[Bytes]:
    """An image (C, H, W) with holes (H, W) as the model fills them in, each better than the last.

    x ← holes · D(E(x)) + (1 − holes) · known, from the mean of what is known, until nothing changes or
    for `steps`. It is a projection by the model, like the walks of Bengio et al. (2013) without their
    noise, and no draw from the exact conditional distribution: models of large codes drift off. So a
    step counts only where D(E(x)) is nearer to what is known than ever before. Raises `ValueError`.
    """
    if holes.shape != image.shape[1:]:
        raise ValueError(tr("Holes of shape {} do not fit an image of shape {}.", holes.shape, image.shape))
    if holes.all():
        raise ValueError(tr("Everything was erased: leave something of the image for the model to go by."))
    device = next(snapshot.model.parameters()).device
    known, missing = to_unit(on_device(image[None], device)), torch.tensor(holes, device=device)
    x = torch.where(missing, known[..., ~missing].mean(dim=2)[..., None, None], known)
    least = float("inf")
    for _ in range(steps):
        guess = snapshot.model(x).float().clamp(0.0, 1.0)
        before, x = x, torch.where(missing, guess, known)
        error = float((guess - known)[..., ~missing].square().mean())
        if error < least:
            least = error
            pixels: Bytes = x[0].mul(255).round().byte().cpu().numpy()
            yield pixels
        if float((x - before).abs().max()) < STILL:
            return
