"""The columns: the plane is the largest, whatever the size of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from aegui.ui.layout import Stage, arrange
from aegui.views import all_views
from aegui.views.style import apply
from aegui.views.theme import DARK

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def stage(qtbot, qapp) -> Stage:
    apply(qapp, DARK)
    made = Stage()
    qtbot.addWidget(made)
    views = {what.name: what() for what in all_views()}
    docks = {}
    for name in ("recipe", "runs", *views):
        docks[name] = QDockWidget(name)
        docks[name].setWidget(views.get(name) or QWidget())
    made.resize(1428, 780)
    with qtbot.waitExposed(made):
        made.show()
    arrange(made, docks, views)
    return made


def columns(stage: Stage, qapp, width: int) -> list[int]:
    stage.resize(width, 700)
    qapp.processEvents()
    return [dock.width() for dock in stage.columns]


def test_the_plane_stays_the_largest(stage, qapp):
    for width in (1268, 1012, 1428, 1900, 1268):
        left, plane, right = columns(stage, qapp, width)
        assert 228 <= left <= 240
        assert plane > right
    assert right <= 420


def test_widths_that_the_user_chose_stay_the_users(stage, qapp):
    stage.resizeDocks(stage.columns[2:], [620], Qt.Orientation.Horizontal)
    qapp.processEvents()
    stage.look()
    assert columns(stage, qapp, 1500)[2] > 550
