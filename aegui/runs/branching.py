"""Branches: a training that goes on from a stored moment of another run, with a changed recipe.

The branch is a run of its own, and the one that it comes from stays as it is. It counts epochs on from there.
What was learnt is taken over; what the optimizer remembers is, too, where it is stored: that is so of the
newest checkpoint of a run alone. Moments hold weights in half precision, and their optimizer begins anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from aegui.recipe import Recipe, RecipeError, differences, make
from aegui.runs import tables
from aegui.runs.run_folder import HISTORY, MODEL, RECIPE, RESUME, Run, RunError
from aegui.text import SENTENCE, counted, quoted, shortened
from aegui.training.reports import Checkpoint
from aegui.training.splits import ImageSet
from aegui.translation import tr

RATE = "training.learning_rate"
Source = Literal["checkpoint", "moment", "model"]


@dataclass(frozen=True)
class Start:
    """A state of a run that a branch can begin from."""

    epoch: int
    source: Source  # with its optimizer; in half precision; the weights that the run keeps
    path: Path


@dataclass(frozen=True)
class Branch:
    """Where a training begins, and with what that is another than there."""

    run: Run
    start: Start
    changes: dict[str, tuple[Any, Any]]  # field → its value in the parent, its value here
    same_memory: bool = True  # what its optimizer remembers is what the parent's did

    @property
    def new_values(self) -> dict[str, Any]:
        """The changed fields as they are now."""
        return {key: new for key, (_, new) in self.changes.items()}

    @property
    def same_images(self) -> bool:
        """Whether the branch learns from the very images of its parent."""
        return not any(key.startswith("data.") for key in self.changes)

    @property
    def remembers(self) -> bool:
        """Whether the optimizer goes on with what it remembers."""
        return self.start.source == "checkpoint" and self.same_memory

    @property
    def sentence(self) -> str:
        """Where the branch begins, what is changed, and what begins anew."""
        changed = ", ".join(f"{key} {_text(old)} → {_text(new)}" for key, (old, new) in self.changes.items())
        text = tr("A branch of {} from epoch {} with {}.", self.run.name, self.start.epoch, changed)
        if not self.remembers:
            text += tr(" The optimizer begins anew: ")
            text += (
                tr("it remembers other things.") if self.start.source == "checkpoint"
                else tr("what it remembered is stored of the newest checkpoint alone.")
            )  # fmt: skip
        return shortened(text, SENTENCE)

    @cached_property
    def record(self) -> dict[str, Any]:
        """What the branch's own folder says of where it comes from."""
        state = self.run.state
        return {
            "run": self.run.name,
            "id": str(state.get("id", "")),
            "started": str(state.get("started", "")),
            "epoch": self.start.epoch,
            "changes": {key: [old, new] for key, (old, new) in self.changes.items()},
            "optimizer": "kept" if self.remembers else "anew",
            "weights": self.start.source,
        }


def starts(run: Run) -> list[Start]:
    """The states that a branch of a run can begin from, in order; of each epoch the most exact one."""
    from aegui.runs.weights import read_counters

    found = {epoch: Start(epoch, "moment", path) for epoch, path in run.moments}
    if (run.path / MODEL).is_file() and run.done:
        epoch = run.results.get("best_epoch", run.results.get("epochs"))
        if isinstance(epoch, int) and epoch > 0:
            found[epoch] = Start(epoch, "model", run.path / MODEL)
    if (run.path / RESUME).is_file():
        with suppress(RunError):
            counters = read_counters(run)
            if not counters.get("position"):
                epoch = int(counters["epoch"])
                found[epoch] = Start(epoch, "checkpoint", run.path / RESUME)
    return [found[epoch] for epoch in sorted(found)]


def branch(run: Run, epoch: int | None, changes: Mapping[str, str]) -> tuple[Recipe, Branch]:
    """A branch from an epoch, the newest without one, with fields changed as on the command line, and its
    recipe. Raises `RunError` or `RecipeError`."""
    recipe = make(run.raw_recipe, str(run.path / RECIPE)).changed_by_text(changes)
    return recipe, branch_to(run, epoch, recipe)


def branch_to(run: Run, epoch: int | None, recipe: Recipe) -> Branch:
    """A branch from an epoch, or the newest, with that recipe. Raises `RunError` or `RecipeError`."""
    if run.foreign:
        raise RunError(tr("{} can't be branched: it was made elsewhere.", run.name))
    parent = make(run.raw_recipe, str(run.path / RECIPE))
    changed = differences(parent, recipe)
    if not changed:
        raise RunError(
            tr(
                "A branch of {} needs a change, such as training.learning_rate=1e-4; to go on with "
                "it as it is, resume it.",
                run.name,
            )
        )
    start = _start(run, epoch)
    if recipe.training.epochs <= start.epoch:
        raise RunError(
            tr(
                "training.epochs is {}, and the branch begins at epoch {}: set training.epochs to "
                "more than {}.",
                recipe.training.epochs,
                start.epoch,
                start.epoch,
            )
        )
    _check_shapes(run, parent, recipe, changed)
    was, now = parent.optimizer, recipe.optimizer
    return Branch(run, start, changed, type(was) is type(now) and was.slots == now.slots)


def _start(run: Run, epoch: int | None) -> Start:
    found = starts(run)
    if not found:
        raise RunError(tr("{} can't be branched: no moment of it is stored.", run.name))
    if epoch is None:
        return found[-1]
    there = next((one for one in found if one.epoch == epoch), None)
    if there is None:
        stored = ", ".join(str(one.epoch) for one in found)
        raise RunError(
            tr("{} holds nothing of epoch {}; stored are {}.", run.name, epoch, shortened(stored, 300))
        )
    return there


def _check_shapes(run: Run, parent: Recipe, recipe: Recipe, changed: Mapping[str, tuple[Any, Any]]) -> None:
    """Refuse what does not fit what was learnt, by name. Raises `RunError`."""
    before = shapes(parent)
    if shapes(recipe) == before:
        return
    guilty = {key: pair for key, pair in changed.items() if _changes_shapes(parent, key, pair[1], before)}
    named = "; ".join(
        tr("{} is {}, not {}", key, _text(old), _text(new)) for key, (old, new) in (guilty or changed).items()
    )
    raise RunError(
        shortened(
            tr(
                "{} can't be branched like that, as what it has learnt would not fit: {}. Leave "
                "that as it was, or train anew.",
                run.name,
                named,
            ),
            SENTENCE,
        )
    )


def _changes_shapes(parent: Recipe, key: str, value: Any, before: dict[str, tuple[int, ...]]) -> bool:
    try:
        return shapes(parent.changed({key: value})) != before
    except RecipeError:  # it does not go with the rest by itself
        return True


def shapes(recipe: Recipe) -> dict[str, tuple[int, ...]]:
    """What a recipe's model learns, by name, without making it."""
    import torch

    from aegui.training.building import unfilled

    with torch.device("meta"):
        return {name: tuple(value.shape) for name, value in unfilled(recipe).state_dict().items()}


def checkpoint(given: Branch, recipe: Recipe, images: int) -> Checkpoint:
    """What a branch of so many training images begins from. Raises `RunError`."""
    from aegui.runs import weights

    whole, rest = divmod(images, recipe.training.batch)
    steps = whole + (1 if rest and not recipe.training.drop_last else 0)
    start = given.start
    counters = {
        "epoch": start.epoch,
        "step": start.epoch * steps,  # in batches of this recipe
        "position": 0,
        "seconds": _at(given.run, start.epoch, "seconds") or 0.0,
        "seen": 0,
        "sums": {},
        "learning_rate": _rate(given),
        "schedule": {},  # what it waits for is measured anew
    }
    if start.source == "checkpoint":
        stored = weights.read_checkpoint(given.run)
        kept = stored.optimizers if given.remembers else {}
        return replace(stored, optimizers=kept, counters=counters, best=None)
    is_moment = start.source == "moment"
    learnt = weights.moment(start.path)[0] if is_moment else weights.of_run(given.run)
    return Checkpoint(
        {name: value.float() if value.is_floating_point() else value for name, value in learnt.items()},
        {},
        counters,
    )


def _rate(given: Branch) -> float:
    """The learning rate of the parent then, without what its schedule makes of it at each step."""
    recipe = make(given.run.raw_recipe)
    rate = recipe.training.learning_rate
    last = _at(given.run, given.start.epoch, "step")
    for row in tables.read(given.run.path / tables.CHANGES).rows:
        if row.get("field") == RATE and (last is None or int(row["step"]) <= last):
            with suppress(ValueError):
                rate = float(row["value"])
    found = _at(given.run, given.start.epoch, "learning_rate") if recipe.schedule.patience else None
    return found or rate


def _at(run: Run, epoch: int, column: str) -> float | None:
    """A column of the parent's table at an epoch; None where it does not say."""
    table = run.table(tables.METRICS)
    if column not in table:
        return None
    there = table[column][table["epoch"] == epoch]
    return float(there[-1]) if len(there) else None


def keep_moment(given: Branch, path: Path, shown: ImageSet) -> None:
    """The moment that a branch begins from is the first on its time slider, where the images shown are those
    that it numbers. Raises `OSError` or `RunError`."""
    epoch, numbered = given.start.epoch, given.run.points
    found = dict(given.run.moments).get(epoch)
    same = given.same_images and (numbered is None or numbered.same_as(shown))
    if found is not None and epoch and same:
        (path / HISTORY).mkdir(exist_ok=True)
        shutil.copyfile(found, path / HISTORY / found.name)


def _text(value: Any) -> str:
    return tr("nothing") if value is None else shortened(value) if isinstance(value, str) else quoted(value)


def described(record: Mapping[str, Any]) -> str:
    """What a branch says of where it comes from, for people: "epoch 7, penalty.weight 1 → 4"."""
    epoch, changes = record.get("epoch"), record.get("changes")
    told = [tr("epoch {}", epoch) if isinstance(epoch, int) else tr("some epoch")]
    if isinstance(changes, Mapping):
        for key, pair in list(changes.items())[:8]:
            if isinstance(pair, list) and len(pair) == 2:
                told.append(f"{shortened(str(key))} {_text(pair[0])} → {_text(pair[1])}")
        if len(changes) > 8:
            told.append(tr("and {}", counted(len(changes) - 8, "more field")))
    return ", ".join(told)
