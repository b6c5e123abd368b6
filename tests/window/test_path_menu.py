"""A path as a user makes one: the tool, clicks in the plane and on images, keys, files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from deeds import go_to, rest
from menus import action
from panels import panel
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aegui.explore.latent_path import with_image
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.queries.ranking import RANKING
from aegui.views.panels.images import ImagesView
from aegui.views.panels.latent import LatentView
from aegui.views.panels.path import PathView
from aegui.window.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    return keep_window(size=(1440, 900))


@pytest.fixture
def window(shared: MainWindow, qtbot: QtBot) -> MainWindow:
    """The one of all these tests, without a path."""
    made = shared
    made.panels.reset()
    made.session.explorer.update(path=())
    panel(made, LatentView).tools.buttons["hand"].click()
    qtbot.waitUntil(lambda: made.session.explorer.state.images.pixels is not None, timeout=60_000)
    rest(qtbot, made.session.explorer, panel(made, LatentView).plane)
    return made


def is_told(window: MainWindow, text: str) -> bool:
    return text in window.banner.messages()


def click_on_code(window: MainWindow, row: int, button: Qt.MouseButton = LEFT) -> None:
    plane = panel(window, LatentView).plane
    QTest.mouseClick(plane.viewport(), button, pos=plane.pixel_of(row).toPoint())


def test_clicks_with_the_path_tool_fill_the_strip_and_the_plane(window: MainWindow, qtbot: QtBot):
    latent, view = panel(window, LatentView), panel(window, PathView)
    explorer, dock = window.session.explorer, window.docks["path"]
    assert dock.visibleRegion().isEmpty()
    cursor = latent.plane.cursor_xy()
    QTest.mouseClick(latent.tools.buttons["pins"], LEFT)
    click_on_code(window, 10)
    qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty(), timeout=2000)
    click_on_code(window, 500)
    qtbot.waitUntil(lambda: view._strip is not None, timeout=10_000)
    assert len(explorer.state.path) == len(latent.plane.route._points) == 2
    assert all(point.name is not None for point in explorer.state.path)
    assert latent.plane.cursor_xy() == cursor
    click_on_code(window, 10, RIGHT)
    assert len(explorer.state.path) == 1
    assert view.is_empty()


def test_images_are_points_with_shift(window: MainWindow, qtbot: QtBot):
    images, explorer = panel(window, ImagesView), window.session.explorer
    cursor = panel(window, LatentView).plane.cursor_xy()
    qtbot.waitUntil(lambda: images.mosaic._count > 4, timeout=20_000)
    shift = Qt.KeyboardModifier.ShiftModifier
    for image in (1, 4):
        place = images.mosaic.place_of(0, image).center().toPoint()
        QTest.mouseClick(images.mosaic, LEFT, shift, place)
    qtbot.waitUntil(lambda: explorer.answer(PATH_STRIP) is not None, timeout=10_000)
    names = explorer.state.images.rows[explorer.state.grid.rows[[1, 4]]]
    assert [point.name[2] for point in explorer.state.path] == names.tolist()
    images.which.setCurrentIndex(images.which.findData("worst"))
    images.which.activated.emit(images.which.currentIndex())
    qtbot.waitUntil(lambda: images.ranking.grid.isVisible(), timeout=20_000)
    grid = images.ranking.grid
    QTest.mouseClick(grid.viewport(), LEFT, shift, grid.place_of(0).center().toPoint())
    last = explorer.state.images.rows[explorer.answer(RANKING).rows[0]]
    assert explorer.state.path[2].name[2] == last
    assert panel(window, LatentView).plane.cursor_xy() == cursor


def test_keys_and_menu_add_play_and_clear(window: MainWindow, qtbot: QtBot):
    look, view = window.session.explorer, panel(window, PathView)
    play, back, clear = (
        action(window, text) for text in ("Play the path", "Take the last point back", "No path")
    )
    assert not any(a.isEnabled() for a in (play, back, clear))
    for row in (10, 500):
        go_to(look, row)
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: view._strip is not None, timeout=10_000)
    assert play.isEnabled()
    view._timer.setInterval(1)
    under: list[Any] = []
    look.show(DECODED, under.append)
    under.clear()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not view.play.isChecked(), timeout=10_000)
    assert len(under) == len(view._strip.images) == 12
    assert abs(under[-1].code - look.state.model.codes[500]).max() < 1e-4
    QTest.keyClick(window, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ShiftModifier)
    assert len(look.state.path) == 1
    clear.trigger()
    assert look.state.path == ()
    assert not any(a.isEnabled() for a in (play, back, clear))


def test_a_path_is_saved_where_the_user_says(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch):
    explorer = window.session.explorer
    panel(window, PathView).save_asked.emit("png")
    assert window.banner.messages()[0] == "There is no path to save: set two points of one."
    for row in (10, 500):
        explorer.update(path=with_image(explorer.state, row))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "way"), ""))
    for text, name in (("Save as picture…", "way.png"), ("Save as film…", "way.gif")):
        action(window, text).trigger()
        qtbot.waitUntil(partial(is_told, window, f"Saved {tmp_path / name}"), timeout=10_000)
        with Image.open(tmp_path / name) as saved:
            assert saved.height == 8 * 28
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "way"), ""))
    action(window, "Save as film…").trigger()
    qtbot.waitUntil(lambda: window.banner.messages()[0].endswith("it is not there."), timeout=10_000)
