"""What the run that is shown does not have: panels say that in the place of what they would show."""

from __future__ import annotations

from dataclasses import dataclass

from aegui.explore.query import Query, Task, Urgency
from aegui.explore.state import State


@dataclass(frozen=True)
class Absent:
    """Codes alone have neither decoder nor encoder; what was trained elsewhere has no losses."""

    decoder: bool
    encoder: bool
    losses: bool


def key(state: State) -> Absent | None:
    """None where there is no run with codes, or its model may still come."""
    if state.run is None or state.model is None or state.model_awaited or state.model.is_early:
        return None
    snapshot, curves = state.snapshot, state.curves
    drawn = state.live or (curves is not None and any(len(curve.epochs) for curve in curves.curves))
    return Absent(snapshot is None, snapshot is None or not snapshot.model.encodes, not drawn)


def answer(absent: Absent, task: Task[Absent]) -> Absent:
    """The key says it all."""
    return absent


ABSENT = Query("absent", key, answer, Urgency.NOW)
