"""The losses as curves, with the moment marked that the rest of the window shows."""

from __future__ import annotations

from dataclasses import replace

from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Curves
from aegui.explore.state import State

Key = tuple[Same[Curves], float | None]


def _key(state: State) -> Key | None:
    marker = None if state.model is None else state.model.moment
    return None if state.curves is None else (Same(state.curves), marker)


def _losses(key: Key, task: Task[Curves]) -> Curves:
    curves, marker = key
    return replace(curves.it, marker=marker)


LOSSES = Query("losses", _key, _losses, Urgency.NOW)
