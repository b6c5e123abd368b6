"""The same images at rising levels of noise: what the noise costs, and what the model brings back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.parts.losses import losses, psnr
from aegui.parts.noises import Noise, level_of, noises, with_level
from aegui.runs.snapshot import Snapshot
from aegui.training.device import stream
from aegui.training.evaluation import CHUNK, FEW, on_device, to_unit
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

LEVELS = tuple(round(0.1 * n, 1) for n in range(1, 11))  # σ, or share of the pixels
PICTURES = 9


@dataclass(frozen=True, eq=False)
class Likeness:
    """How like images are to the clean ones."""

    mse: float  # per pixel
    psnr: float  # in dB, mean over the images
    ssim: float  # mean over the images, 1 for the same (Wang et al., 2004)


@dataclass(frozen=True, eq=False)
class Level:
    """One level of a sweep."""

    level: float
    noisy: Likeness
    restored: Likeness
    pictures: tuple[Bytes, Bytes]  # some of the images, noisy and restored, each (n, C, H, W)


def sweep(
    snapshot: Snapshot,
    pixels: Bytes,
    kind: str,
    levels: Iterable[float] = LEVELS,
    like: Noise | None = None,
    check: Callable[[], None] = lambda: None,
) -> Iterator[Level]:
    """Levels of one kind of noise on uint8 images (N, C, H, W), one by one; `check` may raise to cancel.

    Every level draws the same noise, more of it: the curves are smooth. What the noise has beside its
    level, such as its mean, is as in `like` where that is of the same kind. Raises `ValueError` for a
    noise without a level.
    """
    if not level_of(noises[kind].what):
        raise ValueError(
            tr("The noise {!r} has no level to raise; choose one of {}.", kind, ", ".join(kinds()))
        )
    for level in levels:
        yield at(snapshot, pixels, with_level(kind, level, like), level, check)


def kinds() -> list[str]:
    """The noises that have a level."""
    return [entry.name for entry in noises if level_of(entry.what)]


@torch.inference_mode()
def at(
    snapshot: Snapshot,
    pixels: Bytes,
    noise: Noise,
    level: float = 0.0,
    check: Callable[[], None] = lambda: None,
) -> Level:
    """One noise on uint8 images; `check` is called often, and may raise to cancel."""
    device = next(snapshot.model.parameters()).device
    noisy, restored = [], []
    for number, part in enumerate(torch.split(on_device(pixels, device), CHUNK)):
        generator = stream(snapshot.recipe.training.seed, "sweep", number, device=device)
        noisy.append(noise(to_unit(part), generator))
        for few in torch.split(noisy[-1], FEW):
            check()
            restored.append(snapshot.model(few).float())
    clean = to_unit(on_device(pixels, device))
    before, after = torch.cat(noisy), torch.cat(restored)
    some = before[:PICTURES], after[:PICTURES]
    kept = _to_bytes(some[0]), _to_bytes(some[1])
    return Level(level, likeness(before, clean, check), likeness(after, clean, check), kept)


def likeness(images: Tensor, clean: Tensor, check: Callable[[], None] = lambda: None) -> Likeness:
    """How like images are to clean ones, both (N, C, H, W) in [0, 1]."""
    mse, unlike = float((images - clean).square().mean()), 0.0
    one_minus_ssim = losses["ssim"].what()
    for few, others in zip(torch.split(images, FEW), torch.split(clean, FEW), strict=True):
        check()
        unlike += len(few) * float(one_minus_ssim(few, others))
    return Likeness(mse, float(psnr(images, clean).mean()), 1.0 - unlike / len(images))


def _to_bytes(images: Tensor) -> Bytes:
    pixels: Bytes = images.clamp(0.0, 1.0).mul(255).round().byte().cpu().numpy()
    return pixels
