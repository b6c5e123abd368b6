"""What a training says while it runs. Reports are frozen, and what they carry is never live."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.translation import QT_TRANSLATE_NOOP

MEASURING = QT_TRANSLATE_NOOP("", "measuring what is fastest here")  # said before a training begins
Weights = dict[str, Any]  # name → torch.Tensor, cloned; kept opaque so that readers need no torch


@dataclass(frozen=True, eq=False)
class Started:
    """The training is set up: sizes and what "auto" became."""

    epochs: int
    steps_per_epoch: int
    images_per_epoch: int
    parameters: int
    device: str
    threads: int
    precision: str
    products: str  # what multiplies the float32 matrices of dense layers
    parts: int  # of a batch, learnt side by side
    way: str  # the four of them in words
    speeds: dict[str, float]  # steps a second of each way of computing that was tried; none where none was
    epoch: int  # finished epochs: above 0 where a run is picked up
    step: int
    ranks: int = 1  # processes that learn together


@dataclass(frozen=True, eq=False)
class StepLosses:
    """The losses of some consecutive steps."""

    steps: NDArray[np.int64]  # (N,), counted from 1 over the whole run
    epochs: NDArray[np.float32]  # (N,), the same in epochs
    losses: dict[str, NDArray[np.float32]]  # name → (N,)
    running: dict[str, float]  # mean of the epoch so far
    images_per_second: float


@dataclass(frozen=True, eq=False)
class Embedding:
    """Codes of shown images, from row `start` on."""

    start: int
    codes: NDArray[np.float32]  # (N, D)
    epoch: float


@dataclass(frozen=True, eq=False)
class SnapshotTaken:
    """The model as it stands, to be explored."""

    weights: Weights
    epoch: float
    step: int


@dataclass(frozen=True, eq=False)
class Epoch:
    """An epoch ended."""

    epoch: int
    step: int
    seconds: float  # of training since the run began, without validation or pauses
    train: dict[str, float]  # running means of the epoch
    validation: dict[str, float]
    learning_rate: float
    images_per_second: float

    @property
    def row(self) -> dict[str, float]:
        """What was measured, under the names of the run's table."""
        return self.train | {f"val_{name}": value for name, value in self.validation.items()}


@dataclass(frozen=True, eq=False)
class Moment:
    """A point in time worth keeping for the time slider."""

    epoch: int
    step: int
    weights: Weights
    codes: NDArray[np.float32]  # (N, D), of some of the shown images
    rows: NDArray[np.int64]  # (N,), which


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """All that is needed to go on later as if nothing had happened."""

    weights: Weights  # that learn
    optimizers: Weights
    counters: dict[str, Any]  # plain numbers
    best: Weights | None = None  # where the recipe keeps the best model instead of the last
    average: Weights | None = None  # where the recipe keeps a mean of the weights instead of the newest
    recipe: str = ""  # that it was made with, as TOML; in a stored one

    @property
    def kept(self) -> Weights:
        """The weights to use."""
        return self.best or self.average or self.weights


@dataclass(frozen=True, eq=False)
class Changed:
    """A setting was changed while the training ran, or when it went on."""

    step: int
    field: str
    value: float | str


@dataclass(frozen=True, eq=False)
class WentBack:
    """The losses were no numbers any more, and the training goes on from an earlier step at a lower rate."""

    message: str
    step: int
    epoch: int  # finished ones
    counters: dict[str, Any]  # of the checkpoint that it goes on from


@dataclass(frozen=True, eq=False)
class Finished:
    """The training ended, by itself or because it was asked to."""

    stopped: bool
    epoch: int
    seconds: float
    codes: NDArray[np.float32] | None = None  # (N, D), of all shown images
    results: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Failed:
    """The training can't go on; one sentence says why and what can be done."""

    message: str
    batch: int = 0  # images of a step that there is memory for, where there was none for the recipe's
    diverged: bool = False  # the losses are no numbers: the last good weights can go on at another rate


Report = (
    Started
    | StepLosses
    | Embedding
    | SnapshotTaken
    | Epoch
    | Moment
    | Checkpoint
    | Changed
    | WentBack
    | Finished
    | Failed
)


@dataclass(frozen=True)
class Control:
    """What the listener answers to a report."""

    stop: bool = False
    one_step: bool = False  # report again after the very next step
    pause: bool = False  # give all that resuming and looking around need: a pause begins
    changes: dict[str, float] = field(default_factory=dict)  # live fields: "training.learning_rate"
