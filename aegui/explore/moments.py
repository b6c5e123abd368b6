"""The places of the time slider: the stored moments of a run, and the newest model behind the last."""

from __future__ import annotations

from aegui.explore.state import State


def last_place(state: State) -> int:
    """The place of the newest model: beside the last stored moment while a training runs, else the last."""
    return max(len(state.moments) - (not state.live), 0)


def moment_at(state: State, place: int) -> float | None:
    """The epoch of the moment at a place; None: the newest model."""
    return None if place >= last_place(state) else state.moments[max(place, 0)]


def place_of(state: State) -> int:
    """Where the time slider stands."""
    return state.moments.index(state.moment) if state.moment in state.moments else last_place(state)
