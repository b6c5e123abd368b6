"""Means of the weights over the steps of a training, which are used in their place."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, ClassVar

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about


class Averaging(Part):
    """What a run keeps and shows of the weights that are learnt: the newest, or a mean of them."""

    averages: ClassVar[bool] = True  # False: the newest

    @abstractmethod
    def share(self, step: int) -> float:
        """What part of the mean the weights after a step are, counted from 1; the rest is the mean before."""


averagings: Registry[Averaging] = Registry("averaging", Averaging)


@averagings.add(
    "none",
    QT_TRANSLATE_NOOP("averaging", "None"),
    QT_TRANSLATE_NOOP("averaging", "The run keeps the weights as they are learnt."),
    order=0,
)
class NoAveraging(Averaging):
    """No mean."""

    averages: ClassVar[bool] = False

    def share(self, step: int) -> float:
        return 1.0


@averagings.add(
    "ema",
    QT_TRANSLATE_NOOP("averaging", "Moving average"),
    QT_TRANSLATE_NOOP(
        "averaging",
        "What is shown, measured and kept is an exponential moving average of the weights.",
    ),
    order=1,
)
class MovingAverage(Averaging):
    """Polyak & Juditsky (1992), forgetting as an exponential; in the first steps n faster, by
    (1 + n) / (10 + n), so that the starting weights are soon forgotten."""

    decay: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("averaging", "Decay"),
            QT_TRANSLATE_NOOP(
                "averaging", "What part of the mean stays in a step: 0.999 is about 1,000 steps."
            ),
            ge=0.0,
            lt=1.0,
        ),
    ] = 0.999

    def share(self, step: int) -> float:
        return 1.0 - min(self.decay, (1 + step) / (10 + step))
