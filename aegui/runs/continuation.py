"""Going on with a run: what may be another than before, and whether anything is left to do. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aegui.recipe import Recipe, RecipeError, differences, is_resumable, parse
from aegui.runs.run_folder import Run, RunError
from aegui.text import SENTENCE, counted, quoted, shortened
from aegui.training.reports import Checkpoint
from aegui.training.schedule import Pace, Standing
from aegui.translation import tr


@dataclass(frozen=True)
class Continuation:
    """What a run goes on from, and with what that is another than before."""

    checkpoint: Checkpoint
    epochs: int  # to be reached
    changes: dict[str, tuple[Any, Any]]  # field → what it was trained with, what it goes on with

    @property
    def new_values(self) -> dict[str, Any]:
        """The changed fields as they are now."""
        return {key: new for key, (_, new) in self.changes.items()}

    @property
    def sentence(self) -> str:
        """Where the run goes on, and what is changed."""
        counters = self.checkpoint.counters
        changed = "; ".join(f"{key} {_text(old)} → {_text(new)}" for key, (old, new) in self.changes.items())
        text = tr(
            "Going on after epoch {} of {}, step {:,}", counters["epoch"], self.epochs, counters["step"]
        )
        return shortened(tr("{}, with {}.", text, changed) if changed else f"{text}.", SENTENCE)


def continuation(run: Run, recipe: Recipe, checkpoint: Checkpoint) -> Continuation:
    """How a run goes on from its checkpoint with a recipe.

    Raises `RunError` where what it is made of is another by now, or nothing is left to be trained.
    """
    changes = _changes(run, recipe, checkpoint.recipe)
    _leave_finished(run, recipe, checkpoint)
    return Continuation(checkpoint, recipe.training.epochs, changes)


def _changes(run: Run, recipe: Recipe, before: str) -> dict[str, tuple[Any, Any]]:
    try:
        changes = differences(parse(before, run.name), recipe) if before else {}
    except RecipeError as error:
        raise RunError(
            tr("{} can't go on: the recipe of its checkpoint is damaged: {}", run.name, error)
        ) from error
    fixed = {key: values for key, values in changes.items() if not is_resumable(recipe, key)}
    if fixed:
        named = "; ".join(
            tr("{} ({} before, {} now)", key, _text(old), _text(new)) for key, (old, new) in fixed.items()
        )
        raise RunError(
            shortened(
                tr(
                    "{} can't go on with another recipe than it began with: {}. Set it back, or train anew.",
                    run.name,
                    named,
                ),
                SENTENCE,
            )
        )
    return changes


def _leave_finished(run: Run, recipe: Recipe, checkpoint: Checkpoint) -> None:
    """A run that is done stays as it is."""
    done, wanted = int(checkpoint.counters["epoch"]), recipe.training.epochs
    begun = done + (1 if checkpoint.counters.get("position") else 0)
    if wanted < begun:
        more = tr(" and a part of the next") if begun > done else ""
        raise RunError(
            tr(
                "{} has trained {}{} already, more than the {} asked for: set training.epochs to "
                "more than {}.",
                run.name,
                counted(done, "epoch"),
                more,
                wanted,
                done,
            )
        )
    if not run.done:
        return  # something is left to do, if only its figures
    if wanted == done:
        whole = tr("its one epoch") if done == 1 else tr("all its {} epochs", done)
        raise RunError(
            tr("{} has trained {}: to go on, set training.epochs to more than {}.", run.name, whole, done)
        )
    standing = Standing(**checkpoint.counters.get("schedule", {}))
    if Pace(recipe.schedule, wanted, standing).over:
        raise RunError(
            tr(
                "{} ended early, after epoch {}: its validation loss had not fallen for {}. To go "
                "on, set schedule.stop_after to more than {}.",
                run.name,
                done,
                counted(standing.stale, "epoch"),
                standing.stale,
            )
        )


def _text(value: Any) -> str:
    return "nothing" if value is None else shortened(value) if isinstance(value, str) else quoted(value)
