"""Layers at the encoder's input that disturb it while it trains, and do nothing when it is used.

Unlike a corruption, which belongs to the task and is there in every measurement, they only regularise.
Each takes (N, C, H, W) and gives the same shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar

import torch
from torch import Tensor

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about


class InputLayer(Part):
    """A layer that is active in training alone."""

    function: ClassVar[Callable[..., Tensor]]

    def __call__(self, images: Tensor, generator: torch.Generator) -> Tensor:
        """Disturb what the encoder sees; the generator lives on the images' device."""
        return type(self).function(images, generator, **dict(self))


input_layers: Registry[InputLayer] = Registry("input layer", InputLayer)


@input_layers.add_function(
    "none",
    QT_TRANSLATE_NOOP("input_layers", "None"),
    QT_TRANSLATE_NOOP("input_layers", "The encoder begins with its first layer of weights."),
    order=0,
)
def none(images: Tensor, generator: torch.Generator) -> Tensor:
    """Leave the input as it is."""
    return images


@input_layers.add_function(
    "noise",
    QT_TRANSLATE_NOOP("input_layers", "Noise layer"),
    QT_TRANSLATE_NOOP("input_layers", "Adds Gaussian noise to the encoder's input in training, unclipped."),
    order=1,
)
def noise(
    images: Tensor,
    generator: torch.Generator,
    *,
    sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("input_layers", "Layer σ"),
            QT_TRANSLATE_NOOP("input_layers", "Standard deviation of the noise layer; white is 1."),
            ge=0.0,
            le=2.0,
        ),
    ] = 0.3,
) -> Tensor:
    """x + N(0, σ²) (Bishop, 1995)."""
    return torch.empty_like(images).normal_(0.0, sigma, generator=generator).add_(images)


@input_layers.add_function(
    "dropout",
    QT_TRANSLATE_NOOP("input_layers", "Dropout layer"),
    QT_TRANSLATE_NOOP("input_layers", "Drops inputs of the encoder in training and scales up the others."),
    order=2,
)
def dropout(
    images: Tensor,
    generator: torch.Generator,
    *,
    share: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("input_layers", "Dropped share"),
            QT_TRANSLATE_NOOP("input_layers", "How many of the inputs are dropped at each step."),
            ge=0.0,
            le=0.95,
        ),
    ] = 0.2,
) -> Tensor:
    """Inputs dropped with the same chance, the others over 1 − share (Srivastava et al., 2014)."""
    kept = torch.empty_like(images).bernoulli_(1.0 - share, generator=generator)
    return kept.mul_(images).div_(1.0 - share)
