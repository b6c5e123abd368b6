"""What a recipe's schedule says at each step and epoch: the rate, whether to stop, what to keep."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

from aegui.parts.schedules import Schedule


@dataclass
class Standing:
    """Where a schedule stands; plain numbers that a checkpoint carries."""

    least: float = math.inf  # the validation loss that the next has to beat
    waited: int = 0  # epochs since it was beaten, for the rate
    stale: int = 0  # the same, for the end
    best: float = math.inf  # the figure of the best model so far
    best_epoch: int = 0


class Pace:
    """Follows a schedule through a training."""

    def __init__(self, schedule: Schedule, epochs: int, standing: Standing | None = None) -> None:
        self.schedule = schedule
        self.epochs = epochs
        self.standing = standing or Standing()

    def share(self, step: int, epoch: float) -> float:
        """What part of the learning rate counts at a step, counted from 0, that far into the training."""
        warm_up, cool_down = self.schedule.warm_up, self.schedule.cool_down
        rising = (step + 1) / warm_up if warm_up else 1.0
        falling = (self.epochs - epoch) / cool_down if cool_down else 1.0
        return max(0.0, min(1.0, rising, falling))

    def rate(self, rate: float, step: int, epoch: float) -> float:
        """The learning rate of a step, where `rate` is what the schedule makes it of."""
        return self.schedule.at(rate, epoch / self.epochs, epoch) * self.share(step, epoch)

    def varies(self, step: int, epoch: float) -> bool:
        """Whether the rate may differ from that of the step before."""
        return (
            self.schedule.varies
            or step <= self.schedule.warm_up
            or epoch >= self.epochs - self.schedule.cool_down
        )

    def after_epoch(self, validation: dict[str, float], rate: float) -> float:
        """The learning rate for the next epoch; counts what is needed to stop.

        As `torch.optim.lr_scheduler.ReduceLROnPlateau` with an absolute threshold and a patience of one
        less: the rate falls with the last epoch that is waited for.
        """
        standing, schedule = self.standing, self.schedule
        if validation["loss"] < standing.least - schedule.improvement:
            standing.least = validation["loss"]
            standing.waited = standing.stale = 0
        else:
            standing.waited += 1
            standing.stale += 1
        if schedule.patience and standing.waited >= schedule.patience:
            standing.waited = 0
            return max(rate * schedule.factor, min(schedule.lowest, rate))
        return rate

    @property
    def over(self) -> bool:
        """Whether the training has waited long enough for a better loss."""
        return bool(self.schedule.stop_after) and self.standing.stale >= self.schedule.stop_after

    def is_best(self, validation: dict[str, float], epoch: int) -> bool:
        """Whether this epoch's model is to be kept as the best so far."""
        if self.schedule.keep == "last":
            return False
        value = validation[self.schedule.keep.removeprefix("best:val_")]
        if value >= self.standing.best:
            return False
        self.standing.best, self.standing.best_epoch = value, epoch
        return True

    def counters(self) -> dict[str, float]:
        """What a checkpoint carries; infinity is no JSON number, so it is left out."""
        return {name: value for name, value in asdict(self.standing).items() if math.isfinite(value)}
