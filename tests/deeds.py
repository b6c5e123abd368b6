"""What the user does in the plane, told to an explorer as the view tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from aegui.app.explorer import Explorer
from aegui.explore.cursor import cursor_on_point
from aegui.explore.lasso import surrounded
from aegui.explore.moments import moment_at
from aegui.explore.selection import How
from aegui.views.plots.plane import Plane

EVERYWHERE = np.array([[-1e6, -1e6], [1e6, -1e6], [1e6, 1e6], [-1e6, 1e6]], np.float32)


def select(explorer: Explorer, rows: Sequence[int] | NDArray[np.int64], how: How = "set") -> None:
    """These of the shown images."""
    explorer.update(selection=explorer.state.selection.take(np.array(rows, np.int64), how))


def surround(explorer: Explorer, outline: NDArray[np.float32] = EVERYWHERE, how: How = "set") -> None:
    """With the lasso; all codes where no outline is given."""
    explorer.update(selection=surrounded(explorer.state, outline, how))


def corrupt(explorer: Explorer, kind: str, level: float) -> None:
    """The images of the grid."""
    explorer.update(noise=replace(explorer.state.noise, kind=kind, level=level))


def draw_noise_again(explorer: Explorer) -> None:
    """Of the same kind and level."""
    explorer.update(noise=replace(explorer.state.noise, draw=explorer.state.noise.draw + 1))


def go_to(explorer: Explorer, row: int) -> None:
    """The cursor onto a point of the plane."""
    explorer.update(cursor=cursor_on_point(explorer.state, row))


def travel(explorer: Explorer, place: int) -> None:
    """To the moment at a place of the time slider."""
    explorer.update(moment=moment_at(explorer.state, place))


def rest(qtbot: QtBot, explorer: Explorer, plane: Plane) -> None:
    """Wait until all that is seen is answered, and the plane shows it and moves no more."""
    qtbot.waitUntil(lambda: explorer.is_settled and not plane._flight.under_way)


def settle(qtbot: QtBot, explorer: Explorer) -> None:
    """Wait until all that is seen is answered."""
    if not explorer.is_settled:
        with qtbot.waitSignal(explorer.settled):
            pass
