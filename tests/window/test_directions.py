"""Directions by hand: two lassos, the keys of the menu, a slider, a double-click, another name."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from panels import panel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.explore.records import Amount, Endpoints
from aegui.views.panels.directions import DirectionsView
from aegui.views.panels.latent import LatentView
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(open_window, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    run = shutil.copytree(paths.trained() / "quick-start", tmp_path / "AEGUI_RUNS" / "mine")
    made = open_window(Path(run), (1280, 800))
    qtbot.waitUntil(lambda: made.session.explorer.state.images.pixels is not None, timeout=20_000)
    return made


def lasso(window: MainWindow, label: int) -> None:
    """With the box about the middle of a class."""
    look, view = window.session.explorer, panel(window, LatentView)
    plane, port = view.plane, view.plane.viewport()
    QTest.mouseClick(view.tools.buttons["box"], Qt.MouseButton.LeftButton)
    xy = look.state.plane.project(look.state.model.codes)
    x, y = np.median(xy[look.state.images.labels == label], axis=0)
    at = plane.pixels(QPointF(float(x), float(y))).toPoint()
    start, end = at - QPoint(12, 12), at + QPoint(12, 12)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, Qt.MouseButton.LeftButton, none, start)
    QTest.mouseMove(port, at)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, none, end)


def key(window: MainWindow, letter: Qt.Key) -> None:
    QTest.keyClick(window, letter, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_from_two_lassos_to_a_slider(window, qtbot):
    look, view = window.session.explorer, panel(window, DirectionsView)
    window.activateWindow()
    lasso(window, 0)
    first = set(look.state.selected.tolist())
    key(window, Qt.Key.Key_A)
    qtbot.waitUntil(view.isVisible)  # it lay behind the images
    lasso(window, 6)
    assert first.isdisjoint(look.state.selected.tolist())
    key(window, Qt.Key.Key_B)
    assert view.sides[0].currentText() == f"{len(first)} images"
    key(window, Qt.Key.Key_D)
    (row,) = view.rows
    assert panel(window, LatentView).guides.arrow.isVisible()

    before = look.state.code.copy()
    QTest.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(row.slider.width() * 3 // 4, 9))
    assert row.field.value() == pytest.approx(1.0, abs=0.1)
    assert panel(window, LatentView).plane.cursor_xy() == pytest.approx(
        tuple(look.state.plane.project(look.state.code)), abs=1e-3
    )
    assert not np.array_equal(look.state.code, before)
    QTest.mouseDClick(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(row.slider.width() * 3 // 4, 9))
    assert look.state.code.tolist() == before.tolist()
    assert row.field.value() == 0

    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClicks(row.name, "rounder")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert [row.name.text() for row in view.rows] == ["rounder"]
    row.remove.click()
    assert not view.rows
    assert view.hint.isVisible()
    assert not panel(window, LatentView).guides.arrow.isVisible()


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(window):
    view = panel(window, DirectionsView)
    for start, end in (("1", "7"), ("3", "8")):
        view.choose(0, start)
        view.choose(1, end)
        view.make.click()
    view.rows[0].name.setText("3 → 8")
    view.rows[0].name.editingFinished.emit()
    assert view.rows[0].name.text() == "1 → 7"
    assert "“3 → 8” already" in window.banner.messages()[0]
    view.new.setText("3 → 8")
    view.make.click()
    assert len(view.rows) == 2
    assert view.new.text() == "3 → 8"  # to be amended
    view.new.setText("3 → 8 again")
    view.make.click()
    assert len(view.rows) == 3
    assert view.new.text() == ""


def test_a_name_has_room_and_one_too_long_is_elided(qtbot, qapp):
    apply(qapp, DARK)
    view = DirectionsView()
    qtbot.addWidget(view)
    view.set_endpoints(Endpoints(((), ()), ("", ""), "", False))
    names = ("148 images → class 3", "a name that no panel would have the room to show in full")
    view.set_amounts(tuple(Amount(name, 0.0, "", True) for name in names))
    view.resize(414, 300)
    with qtbot.waitExposed(view):
        view.show()
    short, long = (row.name for row in view.rows)
    assert short.elided() == short.text() == names[0]
    assert long.elided().endswith("…")
    assert long.text() == names[1]
    assert long.toolTip().startswith(names[1])
    assert long.grab().toImage() != short.grab().toImage()
