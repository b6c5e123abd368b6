"""Losses or weights that are no numbers any more, and which gradient was the largest before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite

import torch
from torch import Tensor, nn

from aegui.training.optimizers import Optimizer
from aegui.translation import tr

PATIENCE = 20.0  # seconds that may be taken to find out


class Diverged(ArithmeticError):
    """A loss or a weight is no number any more."""

    def __init__(self, what: str, advice: str = "", step: int = 0) -> None:
        """`what` happened since which step, and what to do: the parts of a sentence."""
        super().__init__(f"{what}: {advice}" if advice else what)
        self.step = step

    def because(self, cause: Cause | None) -> Diverged:
        """The same, with what is known of why."""
        return self if cause is None else Diverged(f"{self} {cause.sentence}", step=self.step)


@dataclass(frozen=True)
class Cause:
    """The largest gradient of a step."""

    step: int
    weight: str  # "encoder.2.weight"
    size: float  # its largest absolute value

    @property
    def sentence(self) -> str:
        """Which it was, and how large."""
        size = f"{self.size:.2g}" if isfinite(self.size) else tr("no number any more")
        return tr(
            "The largest gradient before was that of {} at step {:,}: {}.", self.weight, self.step, size
        )


class GradientWatch:
    """Hears of the gradients that some optimizers step by."""

    def __init__(self, model: nn.Module, optimizers: Mapping[str, torch.optim.Optimizer]) -> None:
        self._names: dict[Tensor, str] = {weight: name for name, weight in model.named_parameters()}
        self._optimizers = [one for one in optimizers.values() if isinstance(one, Optimizer)]
        self._sizes: dict[Tensor, float] = {}

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While it is entered."""
        for optimizer in self._optimizers:
            optimizer.watch = self._hear
        try:
            yield
        finally:
            for optimizer in self._optimizers:
                optimizer.watch = None

    def largest(self, step: int) -> Cause | None:
        """The largest gradient since it was last asked; one that is no number is larger than any."""
        sizes, self._sizes = self._sizes, {}
        if not sizes:
            return None
        weight = max(sizes, key=lambda one: sizes[one] if isfinite(sizes[one]) else float("inf"))
        return Cause(step, self._names.get(weight, "?"), sizes[weight])

    def _hear(self, weights: list[Tensor], gradients: list[Tensor]) -> None:
        """Of the threads that learn parts of a batch each tells its own weights."""
        for weight, gradient in zip(weights, gradients, strict=True):
            size = float(gradient.detach().abs().max())
            before = self._sizes.get(weight, 0.0)
            self._sizes[weight] = size if size > before or not isfinite(size) else before
