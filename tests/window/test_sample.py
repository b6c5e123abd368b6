"""The micrograph that comes with the program: from the menu to the painted picture."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aegui.explore.queries.sample import PAINT, SAMPLE
from aegui.views.panels.sample import SampleView


def test_the_micrograph_opens_painted_and_a_click_moves_the_cursor(open_window: Any, qtbot: Any) -> None:
    window = open_window(run=None)
    window.action_table["micrograph"].trigger()
    explorer, view = window.session.explorer, window.views["sample"]
    assert isinstance(view, SampleView)
    qtbot.waitUntil(lambda: explorer.answer(SAMPLE) is not None and explorer.answer(PAINT) is not None)
    assert view.isVisible()
    assert (explorer.answer(SAMPLE).name, len(explorer.answer(PAINT).shown)) == ("ihc.png", 3538)
    assert explorer.answer(PAINT).shown.all()
    qtbot.waitUntil(lambda: explorer.state.under is not None)
    qtbot.waitUntil(lambda: explorer.state.images.pixels is not None)
    assert explorer.answer(SAMPLE) is not None  # it stays while the same images get their pixels
    before = explorer.state.cursor
    middle = QPoint(view.picture.width() // 2, view.picture.height() // 2)
    QTest.mouseClick(view.picture, Qt.MouseButton.LeftButton, pos=middle)
    assert explorer.state.cursor != before
    assert view.picture._marked[0] >= 0  # the patch that is nearest to the cursor now
