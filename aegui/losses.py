"""Ways to score a reconstruction against its target, both (N, C, H, W); each gives one number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal

import torch.nn.functional as F
from torch import Tensor

from aegui.registry import QT_TRANSLATE_NOOP, Part, Registry, about

Reduction = Literal["mean", "sum"]


class Loss(Part):
    """A cost of each pixel and how the pixels are added up."""

    function: ClassVar[Callable[..., Tensor]]
    reduction: Annotated[
        Reduction,
        about(
            QT_TRANSLATE_NOOP("losses", "Over pixels"),
            QT_TRANSLATE_NOOP(
                "losses", "Mean over the pixels, or their sum per image; always a mean over the batch."
            ),
        ),
    ] = "mean"

    def __call__(self, output: Tensor, target: Tensor) -> Tensor:
        """One number: the pixels reduced as chosen, then the mean over the batch."""
        reduction = "mean" if self.reduction == "mean" else "sum"
        total = type(self).function(output, target, reduction)
        return total if self.reduction == "mean" else total / len(output)


losses: Registry[Loss] = Registry("loss", Loss)


@losses.add_function(
    "mse",
    QT_TRANSLATE_NOOP("losses", "Mean squared error"),
    QT_TRANSLATE_NOOP("losses", "Squared difference: the likelihood of Gaussian outputs."),
    order=0,
)
def mse(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """(x̂ − x)², the negative log-likelihood of a Gaussian up to constants."""
    return F.mse_loss(output, target, reduction=reduction)


@losses.add_function(
    "bce",
    QT_TRANSLATE_NOOP("losses", "Binary cross-entropy"),
    QT_TRANSLATE_NOOP("losses", "The likelihood of Bernoulli outputs; needs outputs between 0 and 1."),
    order=1,
)
def bce(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """−x log x̂ − (1 − x) log(1 − x̂), the negative log-likelihood of Bernoulli pixels."""
    return F.binary_cross_entropy(output, target, reduction=reduction)
