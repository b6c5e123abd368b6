"""The table beside the user's own images, in the order of those shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.state import State
from aegui.training.splits import ImageSet

if TYPE_CHECKING:
    from aegui.parts.datasets.table import Table


@dataclass(frozen=True)
class Key:
    images: Same[ImageSet]
    run: Path | None


def key(state: State) -> Key | None:
    images = state.images
    if images is None or images.source is None or images.names is None:
        return None
    return Key(Same(images), state.run)


def answer(key: Key, task: Task[Table | None]) -> Table | None:
    """None where there is none. It is held against all images of the run, not against those shown alone: a
    row of an image that was trained on matches."""
    from aegui.parts.datasets.table import table_of

    images = key.images.it
    assert images.source is not None
    assert images.names is not None
    task.tell(0.0)
    names = dict.fromkeys(images.names.tolist())
    names |= dict.fromkeys(_listed(key.run))
    found = table_of(images.source, list(names))
    place = {name: n for n, name in enumerate(names)}
    rows = np.array([place[name] for name in images.names.tolist()], np.int64)
    return None if found is None else found.take(rows)


def _listed(run: Path | None) -> list[str]:
    """The names of all images of a run; none where they can't be read, which is said elsewhere."""
    from aegui.runs.run_folder import Run, RunError

    try:
        known = None if run is None else Run(run).images
    except RunError:
        return []
    return [] if known is None or known.images.names is None else known.images.names.tolist()


TABLE = Query("table", key, answer, Urgency.SOON, outlives=True, keeps="table")
