"""What becomes of gradients that are too large, before a step is taken."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, ClassVar

import torch
from torch import Tensor

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about

TINY = 1e-6  # as torch's: keeps the quotient finite


class Clipping(Part):
    """A limit to the gradients of an optimizer's weights; each phase of a family has its own."""

    together: ClassVar[bool] = False  # the limit is one to all gradients of an optimizer

    @abstractmethod
    def clip(self, gradients: list[Tensor], norm: Tensor | None) -> None:
        """Make some gradients smaller in place; `norm` is that of all of the optimizer's, where the limit is
        one to them together."""


clippings: Registry[Clipping] = Registry("gradient clipping", Clipping)


def norms_of(gradients: list[Tensor]) -> list[Tensor]:
    """The Euclidean norm of each gradient."""
    return list(torch._foreach_norm(gradients, 2.0))


@clippings.add(
    "none",
    QT_TRANSLATE_NOOP("clipping", "None"),
    QT_TRANSLATE_NOOP("clipping", "Gradients are taken as they are."),
    order=0,
)
class NoClipping(Clipping):
    """No limit."""

    def clip(self, gradients: list[Tensor], norm: Tensor | None) -> None:
        """Nothing is too large."""


@clippings.add(
    "norm",
    QT_TRANSLATE_NOOP("clipping", "By norm"),
    QT_TRANSLATE_NOOP("clipping", "All gradients together are shortened where they are too long."),
    order=1,
)
class ByNorm(Clipping):
    """Pascanu, Mikolov & Bengio (2013): the direction stays."""

    together: ClassVar[bool] = True

    longest: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("clipping", "Longest"),
            QT_TRANSLATE_NOOP("clipping", "The largest norm of all gradients together."),
            gt=0.0,
            le=1e6,
        ),
    ] = 1.0

    def clip(self, gradients: list[Tensor], norm: Tensor | None) -> None:
        assert norm is not None
        torch._foreach_mul_(gradients, (self.longest / (norm + TINY)).clamp(max=1.0))


@clippings.add(
    "value",
    QT_TRANSLATE_NOOP("clipping", "By value"),
    QT_TRANSLATE_NOOP("clipping", "Each number of a gradient is kept between two limits."),
    order=2,
)
class ByValue(Clipping):
    """The direction may change."""

    largest: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("clipping", "Largest"),
            QT_TRANSLATE_NOOP("clipping", "The largest absolute value of a number in a gradient."),
            gt=0.0,
            le=1e6,
        ),
    ] = 1.0

    def clip(self, gradients: list[Tensor], norm: Tensor | None) -> None:
        torch._foreach_clamp_min_(gradients, -self.largest)
        torch._foreach_clamp_max_(gradients, self.largest)
