"""The panel of axis pairs, by mouse and keys, with an explorer that works nothing out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from aegui.explore.queries.axis_pairs import AXIS_PAIRS, AxisPairs
from aegui.views.panels.axis_pairs import AxisPairsView, Cell, demo
from aegui.views.theme import LIGHT

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
Show = Callable[..., Any]


@pytest.fixture
def view(show: Show) -> AxisPairsView:
    made: AxisPairsView = show(demo(), 640, 240)
    return made


def pairs(view: AxisPairsView) -> AxisPairs:
    assert view.grid._pairs is not None
    return view.grid._pairs


def strong(pixels: np.ndarray) -> int:
    """How many pixels have much colour."""
    return int((np.ptp(pixels.astype(int), axis=2) > 140).sum())


def drag(view: AxisPairsView, cell: Cell, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Between two shares of a scatter."""

    def at(share: tuple[float, float]) -> QPoint:
        place = cell.place
        return QPointF(place.x() + share[0] * place.width(), place.y() + share[1] * place.height()).toPoint()

    QTest.mousePress(view.grid, LEFT, pos=at(start))
    QTest.mouseMove(view.grid, at(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)))
    QTest.mouseMove(view.grid, at(end))
    QTest.mouseRelease(view.grid, LEFT, pos=at(end))


@pytest.mark.parametrize("size", [(640, 250), (300, 700), (1200, 200), (170, 120)])
def test_every_pair_has_a_place_of_its_own(view: AxisPairsView, size: tuple[int, int]) -> None:
    view.grid.resize(*size)
    cells = view.grid.cells()
    assert len(cells) == 6
    assert len({(cell.across, cell.up) for cell in cells}) == 6
    for number, cell in enumerate(cells):
        assert QRectF(view.grid.rect()).adjusted(-1, -1, 1, 1).contains(cell.place)
        assert not any(cell.place.intersects(other.place) for other in cells[:number])


def test_classes_have_colours_and_what_is_not_selected_is_faint(
    view: AxisPairsView, pixels: Callable[..., np.ndarray]
) -> None:
    colourful = pixels(view.grid)
    assert strong(colourful) > 300
    some = np.zeros(len(pairs(view).codes), bool)
    some[:20] = True
    view.set_pairs(replace(pairs(view), selected=some))
    assert strong(pixels(view.grid)) < strong(colourful) / 3
    view.set_pairs(replace(pairs(view), labels=None, classes=(), selected=None))
    view.set_theme(LIGHT)
    assert pixels(view.grid).mean() > 180
    view.set_pairs(replace(pairs(view), codes=np.zeros((0, 4), np.float32)))
    pixels(view.grid)  # nothing to draw is no failure


def test_a_drag_selects_and_a_click_shows_the_plane(view: AxisPairsView) -> None:
    told: list[tuple[Any, ...]] = []
    view.grid.surrounded.connect(lambda *what: told.append(what))
    view.grid.clicked.connect(lambda *what: told.append(what))
    cell, low, high = view.grid.cells()[1], pairs(view).low, pairs(view).high
    drag(view, cell, (0.25, 0.5), (0.75, 1.4))  # beyond the edge: to the edge
    across, up, rect, how = told[0]
    assert (across, up, how) == (0, 2, "set")
    wide, tall = float(high[0] - low[0]), float(high[2] - low[2])
    expected = (low[0] + wide / 4, low[2], low[0] + 3 * wide / 4, low[2] + tall / 2)
    assert rect == pytest.approx(expected, abs=0.03 * max(wide, tall))
    QTest.mouseClick(view.grid, LEFT, pos=cell.place.center().toPoint())
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Right)
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert told[1:] == [(0, 2), (0, 3)]


def test_it_asks_only_while_it_is_seen(show: Show) -> None:
    view, explorer = AxisPairsView(), FakeExplorer()
    view.connect_to(explorer)
    show(view)
    assert explorer.seen == set()
    view.set_seen(True)
    assert explorer.seen == {"axis_pairs"}
    explorer.tell(AXIS_PAIRS, pairs(demo()))
    assert not view.is_empty()
    assert view.state_label.text() == "the 4 of 16 dimensions that change the image most"
    drag(view, view.grid.cells()[0], (0.1, 0.1), (0.9, 0.9))
    assert list(explorer.updates[-1]) == ["selection"]
    explorer.tell(AXIS_PAIRS, None)
    assert view.is_empty()
    view.set_seen(False)
    assert explorer.seen == set()
