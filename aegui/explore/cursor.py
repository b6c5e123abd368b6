"""Where the cursor goes: the code that stands for what the user points at. No Qt.

Each function gives the cursor of the next state; where there is no such code, it stays where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aegui.analysis import latent
from aegui.explore.codes import codes_of
from aegui.explore.state import Code, Floats, State, code_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def cursor_at(state: State, x: float, y: float) -> Code | None:
    """The code at a place of the plane; what the plane does not show stays as it is."""
    if state.plane is None or state.code is None:
        return state.cursor
    return code_of(state.plane.lift(np.array([x, y], np.float32), state.code))


def cursor_typed(state: State, code: Floats | Sequence[float]) -> Code | None:
    """A code (D,) that was typed, or set by a slider; numbers that are none are refused."""
    code = np.asarray(code, np.float32)
    if state.cursor is None or code.shape != (len(state.cursor),) or not np.isfinite(code).all():
        return state.cursor
    return code_of(code)


def cursor_on_point(state: State, index: int) -> Code | None:
    """The code of a point of the plane, a row of the codes."""
    if state.model is None or not 0 <= index < len(state.model.codes):
        return state.cursor
    return cursor_typed(state, state.model.codes[index])


def cursor_on_nearest(state: State) -> Code | None:
    """The code of an image that is nearest to the cursor."""
    if state.model is None or state.code is None or not len(state.model.codes):
        return state.cursor
    return cursor_on_point(state, latent.nearest(state.model.codes, state.code)[0])


def cursor_on_image(state: State, row: int) -> Code | None:
    """The code of one of the shown images."""
    if state.model is None or state.images is None or not 0 <= row < len(state.images):
        return state.cursor
    return cursor_typed(state, codes_of(state.model, state.images, np.array([row]))[0])
