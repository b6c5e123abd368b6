"""Images beside what the model makes of them, the worst first: those selected, or all that are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.column import Column
from aegui.explore.data_cache import data_cache
from aegui.explore.outliers import ERROR, reference, scores
from aegui.explore.queries.column import COLUMN
from aegui.explore.queries.errors import ERRORS
from aegui.explore.query import Lacking, Query, Task, Urgency
from aegui.explore.records import Ranked
from aegui.explore.selection import Selection
from aegui.explore.shown_channels import drawing
from aegui.explore.state import NOTHING, Floats, Ints, Model, State
from aegui.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from aegui.analysis.outliers import Reference
    from aegui.analysis.ranking import Errors
    from aegui.training.splits import ImageSet, Splits

SAMPLE, SELECTION, WORST = "sample", "selection", "worst"  # of `State.listed`; the sample is the image grid's
MOST = 400  # images that are shown; the errors are of all
WAITING = QT_TRANSLATE_NOOP("ranking", "The model is not there yet.")
NO_IMAGES = QT_TRANSLATE_NOOP(
    "ranking", "The errors are known only where the images are on the disk, and these are not."
)
NONE_SELECTED = QT_TRANSLATE_NOOP(
    "ranking", "Nothing is selected: draw around codes in the plane with the lasso (L) or the box (B)."
)
NONE_OF_CLASS = QT_TRANSLATE_NOOP("ranking", "None of the selected images is of this class.")
NONE_DRAWN = QT_TRANSLATE_NOOP(
    "ranking", "None of these images is drawn: show their class in the legend of the plane."
)


@dataclass(frozen=True)
class Key:
    listed: str
    images: ImageSet | None
    modelled: bool  # there is a model to reconstruct them
    errors: Errors | None  # None: the images are not on the disk
    selection: Selection
    classes: frozenset[int] | None  # that are drawn
    column: Column | None
    by: str
    model: Model | None  # whose codes are scored; None where the error is
    run: Path | None
    folders: tuple[Path, ...]
    listed_class: str


def key(state: State) -> Key | None:
    if state.listed == SAMPLE:
        return None
    selection = state.selection if state.listed == SELECTION else NOTHING
    modelled = state.snapshot is not None
    return Key(
        state.listed, state.images, modelled, state.errors, selection, state.classes, state.column,
        state.ranked_by, None if state.ranked_by == ERROR else state.model, state.run, state.folders,
        state.listed_class,
    )  # fmt: skip


def outlives(before: Key, now: Key) -> bool:
    """The images stay until the next ones are there, unless they are of another run or of another choice."""
    return before.images is now.images and (before.listed, before.by) == (now.listed, now.by)


def answer(key: Key, task: Task[Ranked]) -> Ranked:
    """The worst of the images, and how all of them are."""
    images, errors = key.images, key.errors
    if images is None or not key.modelled:
        raise Lacking(translate("ranking", WAITING))
    if errors is None:
        raise Lacking(translate("ranking", NO_IMAGES))
    rows = _rows(key, images)
    found = errors.of(rows, task.tell) if key.model is None else _scores(key, images, key.model, rows, task)
    worst = np.argsort(-found, kind="stable")[:MOST]
    shown = rows[worst]
    task.check()
    originals = errors.pixels[shown]
    return Ranked(
        originals,
        errors.snapshot.reconstruct(originals),
        found[worst],
        tuple(images.identity(int(row)) for row in shown),
        tuple(images.label(int(row)) or "" for row in shown),
        len(rows),
        float(np.nanmean(found, dtype=np.float64)) if np.isfinite(found).any() else float("nan"),
        shown,
        key.by,
    )


def _scores(key: Key, images: ImageSet, model: Model, rows: Ints, task: Task[Ranked]) -> Floats:
    """How odd the codes of these images are. Raises `Lacking`."""
    cache, snapshot = data_cache(), model.snapshot
    if snapshot is None:
        raise Lacking(translate("ranking", WAITING))

    def splits() -> Splits:
        return cache.splits(snapshot.recipe, key.run, key.folders, task.tell)

    def against() -> Reference:
        return cache.once(
            "odd codes", model, lambda: reference(model, images, splits, lambda share: task.tell(share / 2))
        )

    return scores(key.by, model, images, rows, key.errors, against, lambda share: task.tell(0.5 + share / 2))


def _rows(key: Key, images: ImageSet) -> Ints:
    """The rows (K,) of the images that are asked for. Raises `Lacking` where there is none."""
    shown = key.selection.shown_in(images)
    state = State(images=images, classes=key.classes, column=key.column, selection=shown)
    every = state.selected if key.listed == SELECTION else np.flatnonzero(state.drawn)
    rows = every
    if images.labels is not None and key.listed_class in images.classes:
        rows = every[images.labels[every] == images.classes.index(key.listed_class)]
    if len(rows):
        return rows
    selected = NONE_OF_CLASS if len(every) else NONE_SELECTED
    raise Lacking(translate("ranking", NONE_DRAWN if key.listed == WORST else selected))


# Some ten thousand images take a while: what is asked of the plane meanwhile comes first.
RANKING = Query(
    "ranked images",
    key,
    answer,
    Urgency.IDLE,
    outlives=outlives,
    after=(ERRORS, COLUMN),
    draws=drawing("originals", "reconstructed"),
)
