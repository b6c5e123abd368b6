"""The reconstruction errors of the shown images by the model that is looked at, as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.column import ERROR
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.state import State

if TYPE_CHECKING:
    from aegui.analysis.ranking import Errors, EveryError
    from aegui.runs.snapshot import Snapshot
    from aegui.stored_images import Pixels


@dataclass(frozen=True)
class Key:
    snapshot: Snapshot
    pixels: Same[Pixels]


def key(state: State) -> Key | None:
    if state.snapshot is None or state.images is None or state.images.pixels is None:
        return None
    return Key(state.snapshot, Same(state.images.pixels))


def answer(key: Key, task: Task[Errors]) -> Errors:
    """None of them is known yet: each is worked out when it is first asked for, and remembered."""
    from aegui.analysis.ranking import Errors

    return Errors(key.snapshot, key.pixels.it)


ERRORS = Query("errors", key, answer, Urgency.NOW, keeps="errors")


def every_key(state: State) -> Same[Errors] | None:
    """None where nothing is coloured by them: they take a while."""
    return None if state.colouring != ERROR or state.errors is None else Same(state.errors)


def every(key: Same[Errors], task: Task[EveryError]) -> EveryError:
    """The errors (N,) of all shown images."""
    from aegui.analysis.ranking import EveryError

    rows = np.arange(len(key.it.pixels), dtype=np.int64)
    return EveryError(key.it, key.it.of(rows, task.tell))


EVERY_ERROR = Query(
    "every error", every_key, every, Urgency.IDLE, outlives=True, in_training=20.0, keeps="every_error",
    after=(ERRORS,),
)  # fmt: skip
