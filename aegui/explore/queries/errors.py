"""The reconstruction errors of the shown images by the model that is looked at, as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.state import Bytes, State

if TYPE_CHECKING:
    from aegui.analysis.ranking import Errors
    from aegui.runs.snapshot import Snapshot


@dataclass(frozen=True)
class Key:
    snapshot: Snapshot
    pixels: Same[Bytes]


def key(state: State) -> Key | None:
    if state.snapshot is None or state.images is None or state.images.pixels is None:
        return None
    return Key(state.snapshot, Same(state.images.pixels))


def answer(key: Key, task: Task[Errors]) -> Errors:
    """None of them is known yet: each is worked out when it is first asked for, and remembered."""
    from aegui.analysis.ranking import Errors

    return Errors(key.snapshot, key.pixels.it)


ERRORS = Query("errors", key, answer, Urgency.NOW, keeps="errors")
