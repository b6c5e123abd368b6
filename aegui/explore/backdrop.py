"""What can lie under the codes, what does, and which part of the plane it has to cover. No torch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aegui.analysis import latent
from aegui.explore.state import Floats, Rect, State

NONE, MANIFOLD = "none", "manifold"
BEYOND = 0.15  # of the view, on each side: a small pan needs no new picture
CLOSER = 1.6  # times: after zooming in by so much the cells of a field are too large
FILLED = 0.3  # of the tiles that were drawn are in view still, or they are too coarse
APART = 1e-3  # code units: a drag in the plane rounds the code beside it
LEARNT = 0.05  # of the view's height: in training the plane itself turns while the cursor is dragged in it


def shown(state: State) -> str:
    """The kind that lies there: the one chosen, or decoded images where the model lacks what it needs."""
    if isinstance(state.plane, latent.Map):
        return NONE
    if state.offered is None or state.backdrop in (NONE, MANIFOLD):
        return state.backdrop
    usable = {choice.kind for choice in state.offered if not choice.lack}
    return state.backdrop if state.backdrop in usable else MANIFOLD


@dataclass(frozen=True, eq=False)
class Viewpoint:
    """The plane, the code that tells what it does not show, and the part of it that is seen."""

    axes: latent.Axes
    code: Floats  # (D,)
    view: Rect
    training: bool = False

    def has_the_codes_of(self, other: Viewpoint) -> bool:
        """Whether each place of the plane stands for the same code as from there."""
        if self.axes is not other.axes:
            return False
        apart = LEARNT * (self.view[3] - self.view[1]) if self.training else APART
        if self.code is other.code:
            return True
        between = self.code - other.code  # what of it does not lie in the plane?
        beside = between - (between @ self.axes.basis.T) @ self.axes.basis
        return bool(np.abs(beside).max() <= apart)

    @property
    def beyond(self) -> Rect:
        """A little more than what is seen."""
        left, bottom, right, top = self.view
        across, up = BEYOND * (right - left), BEYOND * (top - bottom)
        return left - across, bottom - up, right + across, top + up


def viewpoint(state: State) -> Viewpoint | None:
    """From where the plane is seen; None where there is nothing that could be decoded."""
    axes, code, view = state.plane, state.code, state.view
    if state.decoder is None or code is None or view is None or not isinstance(axes, latent.Axes):
        return None
    return Viewpoint(axes, code, view, state.training) if axes.size == len(code) else None


def covers(rect: Rect, view: Rect) -> bool:
    """Whether a picture over `rect` covers the view."""
    return rect[0] <= view[0] and rect[1] <= view[1] and rect[2] >= view[2] and rect[3] >= view[3]


def fills(rect: Rect, view: Rect) -> bool:
    """Whether tiles over `rect` cover the view, and not much beside it."""
    return covers(rect, view) and _area(view) >= FILLED * _area(rect)


def is_fine(rect: Rect, view: Rect) -> bool:
    """Whether cells over `rect` are small enough for the view."""
    return rect[2] - rect[0] <= CLOSER * (1 + 2 * BEYOND) * (view[2] - view[0])


def overlaps(rect: Rect, view: Rect) -> bool:
    """Whether a picture over `rect` covers at least half of the view."""
    across = min(rect[2], view[2]) - max(rect[0], view[0])
    up = min(rect[3], view[3]) - max(rect[1], view[1])
    return across > 0 and up > 0 and across * up >= 0.5 * _area(view)


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])
