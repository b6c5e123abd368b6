"""Drawing by hand: strokes, rubbing out, holes, undo."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aegui.explore.drawing import SIDE
from aegui.views.widgets.sketch import Sketch

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def pad(show, qapp):
    return show(Sketch(), 300, 280)


def stroke(pad, start, end, button=LEFT):
    QTest.mousePress(pad, button, pos=QPoint(*start))
    QTest.mouseMove(pad, QPoint(*end))
    QTest.mouseRelease(pad, button, pos=QPoint(*end))


def ink(pad):
    return pad.picture()[..., 0] > 127


def test_a_stroke_lies_where_it_was_drawn(pad):
    stroke(pad, (60, 140), (240, 140))  # the sheet begins 10 pixels to the right
    drawn = ink(pad)
    rows, columns = np.nonzero(drawn)
    width = pad.brush * SIDE
    assert rows.min() == pytest.approx(140 - width / 2, abs=1.5)
    assert rows.max() == pytest.approx(140 + width / 2, abs=1.5)
    assert columns.min() == pytest.approx(50 - width / 2, abs=1.5)
    assert columns.max() == pytest.approx(230 + width / 2, abs=1.5)


def test_a_click_is_a_dot(pad):
    QTest.mouseClick(pad, LEFT, pos=QPoint(150, 140))
    assert ink(pad).sum() == pytest.approx(np.pi * (pad.brush * SIDE / 2) ** 2, rel=0.15)


def test_the_rubber_and_the_right_button_take_ink_away(pad):
    stroke(pad, (60, 140), (240, 140))
    before = ink(pad).sum()
    pad.mode = "rubber"
    stroke(pad, (60, 140), (150, 140))
    half = ink(pad).sum()
    pad.mode = "pen"
    stroke(pad, (150, 140), (240, 140), RIGHT)
    assert half < 0.7 * before
    assert ink(pad).sum() < 0.05 * before


def test_holes_are_no_ink_and_are_drawn_over(pad):
    stroke(pad, (60, 140), (240, 140))
    picture = pad.picture()
    pad.mode = "hole"
    stroke(pad, (100, 100), (100, 200))
    assert pad.holes().any()
    assert np.array_equal(pad.picture(), picture)
    pad.mode = "pen"
    stroke(pad, (100, 80), (100, 220))
    assert not pad.holes().any()


def test_strokes_are_undone_and_redone(pad):
    stroke(pad, (60, 60), (240, 60))
    one = pad.picture()
    stroke(pad, (60, 200), (240, 200))
    two = pad.picture()
    pad.undo()
    assert np.array_equal(pad.picture(), one)
    pad.undo()
    assert not ink(pad).any()
    pad.undo()  # there is nothing more
    pad.redo()
    pad.redo()
    assert np.array_equal(pad.picture(), two)
    pad.undo()
    stroke(pad, (150, 60), (150, 200))
    changed = pad.picture()
    pad.redo()  # forgotten: something else was drawn
    assert np.array_equal(pad.picture(), changed)


def test_a_picture_is_drawn_on_and_taken_back(pad):
    page = np.full((280, 280, 3), 230, np.uint8)
    stroke(pad, (60, 60), (240, 60))
    before = pad.picture()
    pad.set_sheet(page, dark=False)
    assert np.array_equal(pad.picture(), page)
    stroke(pad, (60, 140), (240, 140))
    assert pad.picture()[140, 140].tolist() == [0, 0, 0]  # dark ink on a light picture
    pad.clear()
    assert pad.is_bare()
    assert pad.picture().max() == 0
    for _ in range(3):
        pad.undo()
    assert np.array_equal(pad.picture(), before)
    stroke(pad, (60, 140), (240, 140))
    assert pad.picture()[140, 140].tolist() == [255, 255, 255]


def test_a_bare_sheet_takes_the_papers_colour(pad):
    pad.set_paper(dark=False)
    assert pad.picture().min() == 255
    stroke(pad, (60, 140), (240, 140))
    assert pad.picture().min() == 0
    kept = pad.picture()
    pad.set_paper(dark=True)  # what was drawn stays
    assert np.array_equal(pad.picture(), kept)


def test_it_tells_while_drawing_and_at_the_end(pad):
    said = []
    pad.changed.connect(lambda: said.append("changed"))
    pad.finished.connect(lambda: said.append("finished"))
    stroke(pad, (60, 60), (240, 60))
    assert said == ["changed", "changed", "finished"]
