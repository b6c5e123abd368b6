"""What is selected after the user has drawn around codes, or pointed at one. No Qt."""

from __future__ import annotations

import numpy as np

from aegui.explore.projected import projected
from aegui.explore.query import Same
from aegui.explore.selection import How, Selection
from aegui.explore.state import Floats, State


def surrounded(state: State, outline: Floats, how: How) -> Selection:
    """Select the codes that a closed outline (K, 2) in the plane surrounds; or add them, or take them away.

    What is not drawn is not caught.
    """
    from aegui.analysis.lasso import inside

    if state.model is None or state.plane is None:
        return state.selection
    caught = np.zeros(len(state.drawn), bool)
    caught[state.model.rows[inside(projected(Same(state.model.codes), state.plane), outline)]] = True
    return state.selection.take(np.flatnonzero(caught & state.drawn), how)


def pointed(state: State, index: int, how: How) -> Selection:
    """Select the image of a code, a row of those shown, or turn round whether it is selected."""
    if state.model is None or not 0 <= index < len(state.model.rows):
        return state.selection
    return state.selection.take(state.model.rows[[index]], how)
