"""The codes of the images that a model has learnt from, worked out where somebody needs them.

There can be ten times as many as the plane shows: they are encoded where nothing else waits, never while a
training runs, and for one state of the model at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.explore.data_cache import data_cache
from aegui.explore.drawing import Library
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.state import State

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet

CHUNK = 500  # images at a time
REST = 0.7  # seconds that a model stays


@dataclass(frozen=True)
class Key:
    snapshot: Same[Snapshot]
    images: ImageSet  # those shown: others, once their pixels are there
    run: Path | None
    folders: tuple[Path, ...]


def key(state: State) -> Key | None:
    """None before anything was drawn that is held against them."""
    if state.snapshot is None or state.images is None or state.drawing is None or state.training:
        return None
    return Key(Same(state.snapshot), state.images, state.run, state.folders)


def answer(key: Key, task: Task[Library]) -> Library:
    """The training images of a recipe with their codes. Raises `Lacking`: those of the plane stand in."""
    import numpy as np

    from aegui.analysis.retrieval import CodeIndex

    snapshot = key.snapshot.it
    splits = data_cache().splits(snapshot.recipe, key.run, key.folders, lambda *_: task.tell(0.0))
    pixels, count = splits.train.pixels, len(splits.train)
    assert pixels is not None
    parts = []
    for at in range(0, count, CHUNK):
        task.tell(at / count)
        parts.append(snapshot.encode(pixels[at : at + CHUNK]))
    codes = np.concatenate(parts)
    index = CodeIndex(codes[:, : snapshot.recipe.model.code])
    return Library(snapshot, index, splits.train, np.arange(count, dtype=np.int64), codes, trained=True)


TRAINING_CODES = Query(
    "training codes", key, answer, Urgency.IDLE, rest=REST, outlives=False, keeps="library"
)
