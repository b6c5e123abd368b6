"""The columns: the plane is the largest, whatever the size of the window."""

from __future__ import annotations

import pytest
from panels import panel
from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from aegui.views import all_views
from aegui.views.panels.latent import LatentView
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window import screen_geometry
from aegui.window.layout import Stage
from aegui.window.main_window import MainWindow

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
    made.furnish(docks, views)
    return made


def columns(stage: Stage, qapp, width: int) -> list[int]:
    stage.resize(width, stage.height())
    settle(stage)
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


def settle(window: QWidget) -> None:
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def places(window) -> dict[str, tuple[int, int, int, int]]:
    """Where each panel stands that is seen."""
    return {
        name: dock.geometry().getRect()
        for name, dock in window.docks.items()
        if dock.isVisible() and not dock.visibleRegion().isEmpty()
    }


@pytest.mark.parametrize(
    ("size", "plane"),
    [
        ((1280, 720), 260),
        ((960, 540), 240),
        pytest.param((1440, 900), 340, marks=pytest.mark.long),
        pytest.param((1024, 600), 300, marks=pytest.mark.long),
    ],
)
def test_the_plane_is_high_on_every_screen_and_nothing_scrolls(open_window, size, plane):
    window = open_window(size=size)
    window.setMinimumSize(0, 0)
    window.resize(*size)
    settle(window)
    shelter = window.stage.parentWidget().parentWidget()
    assert panel(window, LatentView).plane.height() >= plane
    assert panel(window, LatentView).plane.width() >= 280
    assert shelter.horizontalScrollBar().maximum() == 0
    assert shelter.verticalScrollBar().maximum() == 0


def test_panels_lie_behind_one_another_where_there_is_little_room_and_come_back(open_window):
    window = open_window(size=(1440, 900))
    settle(window)
    first = places(window)
    assert set(first) == {"recipe", "runs", "latent", "losses", "decoded", "images"}
    names = []
    for size in ((1024, 600), (700, 430), (1440, 900)):
        window.setMinimumSize(0, 0)
        window.resize(*size)
        settle(window)
        names.append(window.stage.arrangement.name)
        assert "latent" in places(window)
    assert names == ["flat", "small", "roomy"]
    again = places(window)
    assert set(again) == set(first)
    for name, place in first.items():
        assert again[name] == pytest.approx(place, abs=8)


def test_what_is_closed_stays_closed_in_another_arrangement(open_window):
    window = open_window(size=(1440, 900))
    window.docks["runs"].hide()
    window.setMinimumSize(0, 0)
    window.resize(1024, 600)
    settle(window)
    assert window.stage.arrangement.name == "flat"
    assert window.docks["runs"].isHidden()
    window.resize(1440, 900)
    settle(window)
    assert window.docks["runs"].isHidden()


def test_f11_gives_the_plane_the_whole_window_and_brings_the_others_back(open_window, qtbot):
    window = open_window(size=(1440, 900))
    window.docks["runs"].hide()
    window.docks["path"].raise_()
    settle(window)
    before, plane = places(window), panel(window, LatentView).plane
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle(window)
    assert list(places(window)) == ["latent"]
    assert window.docks["latent"].size() == window.stage.size()
    assert plane.hasFocus()
    for key in (Qt.Key.Key_F11, Qt.Key.Key_Escape):
        QTest.keyClick(plane, key)
        settle(window)
        assert places(window) == before
        assert plane.hasFocus()
        QTest.keyClick(window, Qt.Key.Key_F11)
        settle(window)
        assert list(places(window)) == ["latent"]
    window.close()
    again = open_window(size=(1440, 900))  # closed with the plane alone, it opens with all that there was
    settle(again)
    assert places(again) == before  # and as high: no start takes a little from those on top
    listed = again.key_list()
    assert ("F11", "Plane alone, or all panels") in [row for _, rows in listed for row in rows]


def test_the_keyboard_stays_where_it_is_when_the_panels_are_arranged_anew(open_window, qtbot):
    window = open_window(size=(1440, 900))
    qtbot.waitUntil(window.isActiveWindow)
    plane = panel(window, LatentView).plane
    plane.setFocus()
    window.reset_layout()
    settle(window)
    assert plane.hasFocus()
    for size in ((1024, 600), (1440, 900)):
        window.resize(*size)
        settle(window)
        assert plane.hasFocus()


def test_a_window_fits_on_a_scaled_screen(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(screen_geometry, "room_for", lambda _: QRect(4, 40, 952, 496))  # 1920 x 1080 at 200 %
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    settle(window)
    assert window.size() == QSize(952, 496)
    assert window.minimumSizeHint().width() <= 952


def test_a_panel_that_comes_to_the_front_moves_no_other(open_window, lettered):
    """Whatever room it needs was known before it was seen."""
    lettered("Manrope", 12)
    window = open_window(size=(1440, 900))
    window.setMinimumSize(0, 0)
    window.resize(1024, 700)
    settle(window)
    before = window.stage.arrangement.name
    for name, dock in window.docks.items():
        dock.raise_()
        settle(window)
        assert name in places(window)
    assert window.stage.arrangement.name == before
