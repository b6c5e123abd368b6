"""Ways to start the weights. Each fills the weights and biases of one layer in place."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Annotated, ClassVar

import torch
from torch import Tensor, nn

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about


class Initialiser(Part):
    """How the weights start."""

    function: ClassVar[Callable[..., None]]

    def fill(self, module: nn.Module, generator: torch.Generator) -> None:
        """Start every layer of a module that has weights, in the order they stand."""
        with torch.no_grad():
            for layer in module.modules():
                weight = getattr(layer, "weight", None)
                if isinstance(weight, Tensor):
                    bias = getattr(layer, "bias", None)
                    type(self).function(weight, bias, generator, **dict(self))


initialisers: Registry[Initialiser] = Registry("initialisation", Initialiser)

Sigma = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("initialisers", "Weights σ"),
        QT_TRANSLATE_NOOP("initialisers", "Spread of the starting weights; large ones saturate sigmoids."),
        ge=0.0,
        le=10.0,
    ),
]
BiasSigma = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("initialisers", "Biases σ"),
        QT_TRANSLATE_NOOP("initialisers", "Spread of the starting biases; 0 starts them at zero."),
        ge=0.0,
        le=10.0,
    ),
]


def _start_bias(bias: Tensor | None, sigma: float, generator: torch.Generator) -> None:
    if bias is not None:
        nn.init.normal_(bias, 0.0, sigma, generator=generator) if sigma else nn.init.zeros_(bias)


@initialisers.add_function(
    "glorot",
    QT_TRANSLATE_NOOP("initialisers", "Glorot uniform"),
    QT_TRANSLATE_NOOP("initialisers", "Keeps the size of signals from layer to layer; zero biases."),
    order=0,
)
def glorot(weight: Tensor, bias: Tensor | None, generator: torch.Generator) -> None:
    """U(−a, a), a = √(6 / (fan in + fan out)) (Glorot & Bengio, 2010, equation 16)."""
    nn.init.xavier_uniform_(weight, generator=generator)
    _start_bias(bias, 0.0, generator)


@initialisers.add_function(
    "he",
    QT_TRANSLATE_NOOP("initialisers", "He normal"),
    QT_TRANSLATE_NOOP("initialisers", "Made for ReLU layers; zero biases."),
    order=1,
)
def he(weight: Tensor, bias: Tensor | None, generator: torch.Generator) -> None:
    """N(0, 2 / fan in) (He et al., 2015, equation 10)."""
    nn.init.kaiming_normal_(weight, nonlinearity="relu", generator=generator)
    _start_bias(bias, 0.0, generator)


@initialisers.add_function(
    "normal",
    QT_TRANSLATE_NOOP("initialisers", "Normal"),
    QT_TRANSLATE_NOOP("initialisers", "Every weight from the same bell curve."),
    order=2,
)
def normal(
    weight: Tensor,
    bias: Tensor | None,
    generator: torch.Generator,
    *,
    sigma: Sigma = 1.0,
    bias_sigma: BiasSigma = 0.0,
) -> None:
    """Weights from N(0, σ²), biases from N(0, bias σ²)."""
    nn.init.normal_(weight, 0.0, sigma, generator=generator)
    _start_bias(bias, bias_sigma, generator)


@initialisers.add_function(
    "truncated-normal",
    QT_TRANSLATE_NOOP("initialisers", "Truncated normal"),
    QT_TRANSLATE_NOOP("initialisers", "A bell curve drawn again beyond two standard deviations."),
    order=3,
)
def truncated_normal(
    weight: Tensor,
    bias: Tensor | None,
    generator: torch.Generator,
    *,
    sigma: Sigma = 1.0,
    bias_sigma: BiasSigma = 0.0,
) -> None:
    """Weights from N(0, σ²) within ±2σ, biases from N(0, bias σ²)."""
    if sigma:
        nn.init.trunc_normal_(weight, 0.0, sigma, -2 * sigma, 2 * sigma, generator=generator)
    else:
        nn.init.zeros_(weight)
    _start_bias(bias, bias_sigma, generator)


@initialisers.add_function(
    "torch",
    QT_TRANSLATE_NOOP("initialisers", "PyTorch's own"),
    QT_TRANSLATE_NOOP("initialisers", "What PyTorch starts its layers with; small uniform biases too."),
    order=4,
)
def torch_default(weight: Tensor, bias: Tensor | None, generator: torch.Generator) -> None:
    """Weights and biases from U(−a, a), a = 1 / √(fan in)."""
    limit = 1 / math.sqrt(nn.init._calculate_fan_in_and_fan_out(weight)[0])
    nn.init.uniform_(weight, -limit, limit, generator=generator)
    if bias is not None:
        nn.init.uniform_(bias, -limit, limit, generator=generator)
