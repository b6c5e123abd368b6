"""How well the colours of grey pictures are guessed, beside guesses that look at no picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.parts.tasks import Luma
from aegui.runs.snapshot import Snapshot
from aegui.sampling import sample
from aegui.training.evaluation import FEW, chunks, on_device, to_unit

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

LEAST_COLOUR = 1e-9  # mean square; what is below is the rounding of grey pictures of three channels
LEVELS = 256  # of brightness
LEARNT = 5_000  # training images that the controls learn from

METRICS = {
    "grey_mse": Metric(QT_TRANSLATE_NOOP("figures", "Error of the grey picture, which has no colours")),
    "colour_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Error of the colours alone: of what is left without the brightness"),
        "",
        "lower",
    ),
    "colour_ratio": Metric(
        QT_TRANSLATE_NOOP("figures", "The same as a share of the grey picture's error"), "", "lower"
    ),
    "constant_colour_ratio": Metric(
        QT_TRANSLATE_NOOP("figures", "The same of one colour for every pixel, the training images' mean")
    ),
    "brightness_colour_ratio": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "The same of the mean colour that training pixels of that brightness have"
        )
    ),
}


@dataclass(frozen=True, eq=False)
class ColourTable:
    """The mean colour of the pixels of each brightness, brightness taken away, and of them all."""

    by_level: Tensor  # (LEVELS, 3)
    overall: Tensor  # (3,)

    def constant(self, luma: Tensor) -> Tensor:
        """One colour for every pixel: brightness (N, 1, H, W) → (N, 3, H, W)."""
        return self.overall[None, :, None, None].expand(len(luma), 3, *luma.shape[2:])

    def by_brightness(self, luma: Tensor) -> Tensor:
        """The colour that pixels of this brightness have on average."""
        return self.by_level[_levels(luma)[:, 0]].permute(0, 3, 1, 2)


def colour_table(images: Tensor) -> ColourTable:
    """Learn from images (N, 3, H, W) in [0, 1]; brightnesses that none of them has get the overall colour."""
    luma = Luma()(images)
    colours = (images - luma).permute(0, 2, 3, 1).reshape(-1, 3).double()
    levels = _levels(luma).flatten()
    sums = torch.zeros(LEVELS, 3, dtype=torch.float64, device=images.device).index_add_(0, levels, colours)
    counts = torch.bincount(levels, minlength=LEVELS)[:, None]
    overall = colours.mean(dim=0)
    by_level = torch.where(counts > 0, sums / counts.clamp(min=1), overall)
    return ColourTable(by_level.float(), overall.float())


def _levels(luma: Tensor) -> Tensor:
    """The brightness of each pixel as a whole number."""
    return luma.mul(LEVELS - 1).round().clamp(0, LEVELS - 1).long()


@torch.inference_mode()
def colours(subject: Subject) -> Figures:
    """How well the colours are met, whatever the brightness, beside guesses that look at no picture."""
    if subject.recipe.shape[0] != 3:
        return {}
    luma = Luma()
    rows = sample(len(subject.train), LEARNT, subject.splits.train.labels)
    known = [images for _, images in chunks(on_device(subject.train[rows], subject.device))]
    table = colour_table(torch.cat(known))
    errors = dict.fromkeys(("colour", "grey", "constant", "brightness"), 0.0)
    for _, images in chunks(on_device(subject.test, subject.device)):
        guess, grey = subject.model(images).float(), luma(images)
        truth = images - grey
        guesses = {
            "colour": guess - luma(guess),
            "grey": torch.zeros_like(truth),
            "constant": table.constant(grey),
            "brightness": table.by_brightness(grey),
        }
        for name, one in guesses.items():
            errors[name] += float((one - truth).square().sum())
    size, without = subject.test.size, errors["grey"]
    if without / size < LEAST_COLOUR:
        return {"colour_mse": errors["colour"] / size}
    return {
        "grey_mse": without / size,
        "colour_mse": errors["colour"] / size,
        "colour_ratio": errors["colour"] / without,
        "constant_colour_ratio": errors["constant"] / without,
        "brightness_colour_ratio": errors["brightness"] / without,
    }


def missed(snapshot: Snapshot, pixels: Bytes, check: Callable[[], None] = lambda: None) -> Floats:
    """How far the colours of each of uint8 images (N, 3, H, W) are missed, (N,), squared error per pixel.

    `check` is called often, and may raise to cancel.
    """
    luma = Luma()
    device = next(snapshot.model.parameters()).device
    errors = []
    with torch.inference_mode():
        for few in torch.split(on_device(pixels, device), FEW):
            check()
            images = to_unit(few)
            guess = snapshot.model(images).float()
            away = (guess - luma(guess)) - (images - luma(images))
            errors.append(away.square().mean(dim=(1, 2, 3)))
    found: Floats = torch.cat(errors).cpu().numpy()
    return found
