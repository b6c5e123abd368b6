"""Whether a training was begun of which there is nothing to show yet."""

from __future__ import annotations

from aegui.explore.query import Query, Urgency
from aegui.explore.state import State


def beginning(state: State) -> bool | None:
    """Its images are known, and no code of them; None where it is not so."""
    return True if state.images is not None and state.model is None else None


BEGINNING = Query("beginning", beginning, lambda beginning, task: beginning, Urgency.NOW)
