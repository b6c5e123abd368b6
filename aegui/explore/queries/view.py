"""The part of the plane that is brought into view, not by hand but by a bookmark."""

from __future__ import annotations

from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.state import Rect, State, ViewRequest


def key(state: State) -> ViewRequest | None:
    return state.view_asked


def answer(key: ViewRequest, task: Task[Rect]) -> Rect:
    """Once for each request."""
    return key.rect


# After the codes, which another plane shows as a whole, and the cursor, which is brought into view.
VIEW = Query("view", key, answer, Urgency.NOW, after=(CODES, DECODED))
