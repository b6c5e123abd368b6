"""The training loop: a generator of frozen reports. It knows no Qt, no files and no threads."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import torch

from aegui.error_message import is_out_of_memory, sentence
from aegui.parts.datasets import Say
from aegui.recipe import Recipe
from aegui.text import counted
from aegui.training.divergence import Diverged
from aegui.training.evaluation import Abandoned, Left, never
from aegui.training.good_weights import GoodWeights
from aegui.training.history import moments
from aegui.training.learner import Learner
from aegui.training.parallel import ALONE, RankLost, Ranks
from aegui.training.reports import Checkpoint, Control, Failed, Report
from aegui.training.smaller_batch import batch_that_fits
from aegui.training.splits import Splits
from aegui.training.ways import Way
from aegui.translation import tr

CHECKPOINT_EVERY = 30.0  # seconds; a kill loses no more than this
FEWEST = 250  # codes in a turn
COPYING = 0.01  # share of the time that may go into copies of good weights
GLANCE = 0.01  # seconds that a turn may take
EVERY = 0.1  # seconds between reports of losses
EVERY_TOGETHER = 0.5  # of several ranks, which wait for each other at each
NOTHING = Control()


@dataclass(frozen=True)
class ReportOptions:
    """How closely the training is looked at."""

    every: float | None = None  # seconds between reports of losses; None: as often as it costs little
    live: bool = False  # snapshots and codes between the epochs
    share: float = 0.01  # of the time that each of them may take
    left: Left = never  # nobody waits any more: what is needed to go on is stored, nothing is measured


class Budget:
    """Says when something costly is due so that it takes no more than its share of the time."""

    def __init__(self, share: float, shortest: float) -> None:
        self._share = share
        self._shortest = shortest
        self._next = time.perf_counter()
        self._began = 0.0

    def due(self) -> bool:
        self._began = time.perf_counter()
        return self._began >= self._next

    def spent(self) -> float:
        """Seconds since it was due."""
        now = time.perf_counter()
        self._next = now + max(self._shortest, (now - self._began) / self._share)
        return now - self._began


Training = Generator[Report, Control | None, None]


def train(
    recipe: Recipe,
    splits: Splits,
    device: torch.device,
    checkpoint: Checkpoint | None = None,
    watch: ReportOptions = ReportOptions(),
    changes: Mapping[str, Any] = MappingProxyType({}),
    way: Way | None = None,
    say: Say | None = None,
    ranks: Ranks = ALONE,
) -> Training:
    """Train from the start or from a checkpoint; what is sent in answers the last report.

    The steps are computed in the given way; where none is given, the fastest is looked for before the first
    report, which `say` hears of and may cancel by raising. `changes` are the fields of the recipe that are
    others than when the checkpoint was made. Where the losses become no numbers, the last report but one is
    a checkpoint of good weights, if there are any newer than those of the last one; so it is where another of
    the `ranks` is lost, which otherwise take the same steps and listen to what the first of them is answered.
    """
    learner = Learner(recipe, splits, device, watch.left, way, ranks)
    if checkpoint is not None:
        learner.restore(checkpoint)
    good = GoodWeights(learner, checkpoint, watch.left)
    if not ranks.alone:
        ranks.meet(learner.facts())
    if way is None:
        learner.find_way(say)
    try:
        started = learner.started()
        control, _ = _agreed(ranks, (yield started) or NOTHING)
        for field, value in changes.items():
            yield learner.go_on_with(field, value)
        kept = moments(recipe.training.epochs, started.parameters, recipe.code_width)
        if learner.step == 0 and 0 in kept:
            yield learner.moment()
        if good.sound() and learner.step == 0:
            good.keep()
        yield from _to_the_end(learner, good, watch, kept, control)
        learner.choose_best()
        yield learner.snapshot()
        yield learner.finish(stopped=learner.epoch < recipe.training.epochs and not learner.pace.over)
    except (Diverged, RankLost) as error:
        if good.untold is not None:
            yield good.untold
        yield Failed(str(error), diverged=isinstance(error, Diverged))
        return
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise
        lack = sentence(error)
    else:
        return
    # Here, where nothing holds the tensors of the step any more, as an error's traceback does.
    if good.untold is not None:
        yield good.untold
    batch = batch_that_fits(learner)
    yield Failed(_memory(recipe.training.batch, batch) if batch else lack, batch=batch)


def _memory(batch: int, smaller: int) -> str:
    """That the memory is used up, and what fits."""
    return tr(
        "There is no memory for a step of {}: one of {:,} was tried and fits. Train with a "
        "batch of {:,} (training.batch).",
        counted(batch, "image"),
        smaller,
        smaller,
    )


def _to_the_end(
    learner: Learner, good: GoodWeights, watch: ReportOptions, kept: frozenset[int], control: Control
) -> Training:
    """Learn until the end and hand out what was learnt, going back where the recipe wants that after losses
    that are no numbers. Raises `Diverged`."""
    while True:
        try:
            with suppress(Abandoned):
                yield from _epochs(learner, good, watch, kept, control)
            yield good.checkpoint()
            return
        except Diverged as error:
            told = error.because(good.cause_of(error))
        yield from _each(good.go_back(told))
        control = NOTHING


def _epochs(
    learner: Learner, good: GoodWeights, watch: ReportOptions, kept: frozenset[int], control: Control
) -> Training:
    """Learn until the end, or until it is asked to stop. Raises `Abandoned` where it can go on later."""
    looks, whole = _looks(learner, watch), Budget(watch.share, shortest=0.5)
    copies = Budget(COPYING, shortest=0.0)
    saved = -math.inf  # the first steps are kept at once: from then on there is a model to open
    often = EVERY if learner.ranks.alone else EVERY_TOGETHER
    every = often if watch.every is None else watch.every
    if watch.live:
        yield learner.snapshot()
        yield learner.embedding()
    while learner.epoch < learner.recipe.training.epochs and not control.stop and not learner.pace.over:
        while not learner.epoch_done and not control.stop:
            control = (yield learner.advance(every, control.one_step)) or NOTHING
            control, due = _agreed(learner.ranks, control, time.perf_counter() - saved > CHECKPOINT_EVERY)
            control = yield from _answer(learner, good, control)
            if due and good.sound():
                yield good.checkpoint()
                saved = time.perf_counter()
            if watch.live:
                yield from _each(next(looks))
        if learner.epoch_done:
            yield learner.end_epoch()
            if learner.epoch in kept:
                yield learner.moment()
            if (learner.best_is_new or learner.ranks.first(copies.due())) and good.sound():
                good.keep()
                copies.spent()
            if watch.live and whole.due():
                yield learner.embedding()
                whole.spent()


def _agreed(ranks: Ranks, control: Control, due: bool = False) -> tuple[Control, bool]:
    """What the first rank is answered, and whether something is due by its clock; any may stop all."""
    if ranks.alone:
        return control, due
    told = ranks.gathered([control.stop, control.one_step, control.changes, due])
    _, one_step, changes, due = told[0]
    return Control(any(one[0] for one in told), one_step, changes=changes), due


def _answer(
    learner: Learner, good: GoodWeights, control: Control
) -> Generator[Report, Control | None, Control]:
    """Do what the listener asked; a listener that pauses answers the last of these when it goes on."""
    for field, value in control.changes.items():
        yield learner.change(field, value)
    if control.pause:
        yield good.checkpoint()
        yield learner.snapshot()
        control = (yield learner.embedding()) or NOTHING
        for field, value in control.changes.items():
            yield learner.change(field, value)
    return control


def _each(reports: list[Report]) -> Training:
    for report in reports:
        yield report


def _looks(learner: Learner, watch: ReportOptions) -> Generator[list[Report], None, None]:
    """What is worth seeing after some steps: a snapshot, and codes of the shown images in turns."""
    snapshots = Budget(watch.share, shortest=0.25)
    codes = Budget(watch.share, shortest=0.3)
    start, rows = 0, FEWEST
    while True:
        reports: list[Report] = []
        if snapshots.due():
            reports.append(learner.snapshot())
            snapshots.spent()
        if codes.due():
            reports.append(learner.embedding(start, rows))
            cost = codes.spent()
            start = start + rows if start + rows < learner.shown_count else 0
            # As many as a glance is worth, all of them where they can: codes of one moment.
            rows = int(min(max(FEWEST, rows * GLANCE / max(cost, 1e-6)), learner.shown_count))
        yield reports
