"""The last good weights of a training, and the way back to them when its losses become no numbers."""

from __future__ import annotations

import math

from aegui.text import counted
from aegui.training.divergence import PATIENCE, Cause, Diverged, GradientWatch
from aegui.training.evaluation import Left, never
from aegui.training.learner import Learner
from aegui.training.reports import Changed, Checkpoint, Report, WentBack
from aegui.translation import tr

EXPLODED = 100  # times the loss at the beginning: weights that make that are no good ones


class GoodWeights:
    """Checkpoints of a learner that are known to be good; where it diverges, it goes back to the newest."""

    def __init__(self, learner: Learner, begins_at: Checkpoint | None = None, left: Left = never) -> None:
        """`begins_at` is the checkpoint that the learner was restored from; nobody waits any more for what a
        divergence came of where `left` says so."""
        self._learner, self._left = learner, left
        self._base = begins_at
        self._first_loss: float | None = None  # of the weights that it begins with, as they are used
        self.untold: Checkpoint | None = None  # the newest, where it was not handed out

    def checkpoint(self) -> Checkpoint:
        """The newest, to be handed out. Raises `Diverged`."""
        self._base, self.untold = self._learner.checkpoint(), None
        return self._base

    def keep(self) -> None:
        """Remember where the learner is for when the losses become no numbers. Raises `Diverged`."""
        self._base = self.untold = self._learner.checkpoint()

    def sound(self) -> bool:
        """Whether the weights may take the place of good ones, by what they make of some validation images:
        on their way to no numbers they are finite for some steps."""
        loss, first = self._learner.glance(), self._first_loss
        if first is None:
            self._first_loss = loss
        return math.isfinite(loss) and (first is None or abs(loss) <= EXPLODED * abs(first))

    def cause_of(self, error: Diverged) -> Cause | None:
        """The largest gradient of the step before the losses became no numbers: the steps since the good
        weights are taken again. None where that would take long."""
        learner, base = self._learner, self._base
        if base is None or self._left() or not error.step:
            return None
        seconds = learner.seconds * (learner.step - int(base.counters["step"])) / max(1, learner.step)
        if learner.ranks.first(seconds > PATIENCE):
            return None
        rates = dict(learner.rates)
        learner.restore(base)
        watch, found = GradientWatch(learner.model, learner.optimizers), None
        with watch.listening():
            for step in learner.steps_again(rates, error.step):
                newest = watch.largest(step)
                if newest is None:
                    continue
                if found is None or math.isfinite(newest.size):
                    found = newest
                if not math.isfinite(newest.size):
                    break
        return found

    def go_back(self, error: Diverged) -> list[Report]:
        """Have the learner stand where the weights were good, and learn at half the rate; what is to be told
        of it, in order.

        Raises `Diverged` where the recipe does not want it, or it was done as often as it may.
        """
        learner, base = self._learner, self._base
        training = learner.recipe.training
        if training.on_divergence != "halve" or base is None:
            raise error
        if learner.halvings >= training.halvings:
            often = counted(learner.halvings, "time")
            raise Diverged(tr("{} It has gone back {}, as often as it may.", error, often), step=error.step)
        told: list[Report] = [] if self.untold is None else [self.untold]
        learner.restore(base)
        rate = learner.halve_rate()
        text = tr(
            "{} It goes on from step {:,} at half the learning rate, {:g} ({} of at most {}).",
            error,
            learner.step,
            rate.value,
            learner.halvings,
            counted(training.halvings, "time"),
        )
        back = WentBack(text, learner.step, learner.epoch, base.counters)
        return [*told, back, Changed(learner.step, "diverged", error.step), rate, self.checkpoint()]
