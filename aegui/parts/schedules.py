"""How the learning rate changes over a training, and what ends it early or keeps an earlier state of it."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Annotated, ClassVar, Literal

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about

Keep = Literal["last", "best:val_loss", "best:val_mse"]


class Schedule(Part):
    """The learning rate over the training, and what ends it early or keeps an earlier state of it."""

    varies: ClassVar[bool] = True  # the rate may be another in every step

    warm_up: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("schedules", "Warm-up"),
            QT_TRANSLATE_NOOP("schedules", "Steps over which the learning rate rises from 0 to its value."),
            unit=QT_TRANSLATE_NOOP("schedules", "steps"),
            resumable=True,
            ge=0,
            le=1_000_000,
            expert=True,
        ),
    ] = 0
    cool_down: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("schedules", "Cool-down"),
            QT_TRANSLATE_NOOP("schedules", "Last epochs over which the learning rate falls to 0."),
            unit=QT_TRANSLATE_NOOP("schedules", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    patience: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("schedules", "Patience"),
            QT_TRANSLATE_NOOP(
                "schedules",
                "Epochs without a better validation loss until the learning rate falls; 0: never.",
            ),
            unit=QT_TRANSLATE_NOOP("schedules", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    factor: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Falls to"),
            QT_TRANSLATE_NOOP("schedules", "What the learning rate is multiplied by when it falls."),
            unit="×",
            resumable=True,
            gt=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.1
    improvement: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Counts as better"),
            QT_TRANSLATE_NOOP("schedules", "By how much a validation loss must fall to count as better."),
            resumable=True,
            ge=0.0,
            expert=True,
        ),
    ] = 0.0001
    lowest: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Lowest rate"),
            QT_TRANSLATE_NOOP("schedules", "The learning rate never falls below this."),
            resumable=True,
            ge=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 0.0
    stop_after: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("schedules", "Stop early after"),
            QT_TRANSLATE_NOOP(
                "schedules", "Epochs without a better validation loss that end the training; 0: never."
            ),
            unit=QT_TRANSLATE_NOOP("schedules", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    keep: Annotated[
        Keep,
        about(
            QT_TRANSLATE_NOOP("schedules", "Keep"),
            QT_TRANSLATE_NOOP(
                "schedules", "Which model the run keeps: the last, or the best by a validation figure."
            ),
            expert=True,
        ),
    ] = "last"

    @abstractmethod
    def at(self, rate: float, done: float, epoch: float) -> float:
        """The learning rate that far into a training, `done` of it as a share and `epoch` in epochs.

        `rate` is the recipe's, or what it was changed to since.
        """

    def not_below(self, rate: float, falling: float) -> float:
        """A rate that falls, or the lowest that there may be."""
        return max(falling, min(self.lowest, rate))


schedules: Registry[Schedule] = Registry("schedule", Schedule)


@schedules.add(
    "constant",
    QT_TRANSLATE_NOOP("schedules", "Constant"),
    QT_TRANSLATE_NOOP("schedules", "The learning rate stays, but for what is set below."),
    order=0,
)
class Constant(Schedule):
    """One rate."""

    varies: ClassVar[bool] = False

    def at(self, rate: float, done: float, epoch: float) -> float:
        return rate


@schedules.add(
    "cosine",
    QT_TRANSLATE_NOOP("schedules", "Cosine"),
    QT_TRANSLATE_NOOP("schedules", "The learning rate falls over all epochs as half a cosine."),
    order=1,
)
class Cosine(Schedule):
    """Loshchilov & Hutter (2017), without restarts."""

    def at(self, rate: float, done: float, epoch: float) -> float:
        low = min(self.lowest, rate)
        return low + (rate - low) * _fallen(done)


@schedules.add(
    "step",
    QT_TRANSLATE_NOOP("schedules", "Step"),
    QT_TRANSLATE_NOOP("schedules", "The learning rate falls at once after every so many epochs."),
    order=2,
)
class Step(Schedule):
    """The rate times the factor for each time that it has fallen."""

    every: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("schedules", "Falls every"),
            QT_TRANSLATE_NOOP("schedules", "Epochs after which the learning rate falls, each time."),
            unit=QT_TRANSLATE_NOOP("schedules", "epochs"),
            resumable=True,
            ge=1,
            le=100_000,
        ),
    ] = 10

    def at(self, rate: float, done: float, epoch: float) -> float:
        return self.not_below(rate, rate * self.factor ** int(epoch / self.every))


@schedules.add(
    "one-cycle",
    QT_TRANSLATE_NOOP("schedules", "One cycle"),
    QT_TRANSLATE_NOOP(
        "schedules", "The learning rate rises to its value in the first epochs and falls in all others."
    ),
    order=3,
)
class OneCycle(Schedule):
    """Smith & Topin (2018), both ways as half a cosine; the momentum stays as it is."""

    rising: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Rises for"),
            QT_TRANSLATE_NOOP("schedules", "The share of the training in which the learning rate rises."),
            resumable=True,
            gt=0.0,
            lt=1.0,
        ),
    ] = 0.3
    first: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Begins at"),
            QT_TRANSLATE_NOOP("schedules", "What part of the learning rate it begins with."),
            unit="×",
            resumable=True,
            gt=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 0.04
    last: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("schedules", "Ends at"),
            QT_TRANSLATE_NOOP("schedules", "What part of the learning rate it ends with."),
            unit="×",
            resumable=True,
            ge=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 4e-6

    def at(self, rate: float, done: float, epoch: float) -> float:
        if done < self.rising:
            return rate * (1.0 - (1.0 - self.first) * _fallen(done / self.rising))
        fallen = _fallen((done - self.rising) / (1.0 - self.rising))
        return self.not_below(rate, rate * (self.last + (1.0 - self.last) * fallen))


def _fallen(done: float) -> float:
    """From 1 to 0 as half a cosine, while something goes from 0 to 1."""
    return 0.5 * (1.0 + math.cos(math.pi * min(done, 1.0)))
