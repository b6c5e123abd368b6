"""The time slider: which moments are stored, and which of them is shown."""

from __future__ import annotations

from aegui.explore.moments import place_of
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import Timeline
from aegui.explore.state import State

Key = tuple[tuple[float, ...], int, bool]


def _key(state: State) -> Key | None:
    return (state.moments, place_of(state), state.live) if state.moments else None


def _timeline(key: Key, task: Task[Timeline]) -> Timeline:
    return Timeline(*key)


TIMELINE = Query("timeline", _key, _timeline, Urgency.NOW)
