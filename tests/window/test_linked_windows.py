"""A second run in a window beside the first, from the menu."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from deeds import go_to, select
from menus import entries, menu
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from aegui import paths
from aegui.explore.records import Progress
from aegui.window import garbage, screen_geometry
from aegui.window.linked_windows import LinkedWindows
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(open_window, qapp, qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    """The first of the windows; those that were closed have gone before it does."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = open_window()
    linked = LinkedWindows(qapp)  # as in the program: they outlive each window
    linked.add(made)
    yield made
    qtbot.waitUntil(lambda: not others(made))
    linked.deleteLater()


def others(window: MainWindow) -> list[MainWindow]:
    """Those that are there, closed or not."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w is not window]


def beside(window: MainWindow) -> list[MainWindow]:
    return [other for other in others(window) if other.isVisible()]


def test_two_runs_share_selection_cursor_and_colours(window, qtbot):
    def offered() -> list[QAction]:
        return [one for one in entries(menu(window, "Compare with")) if one.text() == "quick-start"]

    qtbot.waitUntil(lambda: bool(offered()))
    offered()[0].trigger()
    (second,) = beside(window)
    one, two = window.session.explorer, second.session.explorer
    qtbot.waitUntil(lambda: two.state.snapshot is not None, timeout=20_000)
    select(one, [3, 5])
    assert two.state.selection.names == one.state.selection.names
    go_to(two, 42)
    qtbot.waitUntil(lambda: one.state.code.tolist() == one.state.model.codes[42].tolist(), timeout=2_000)

    second.set_theme_choice("light", remember=False)
    qtbot.waitUntil(lambda: window.theme_choice == "light", timeout=2_000)
    window.set_theme_choice("dark", remember=False)
    qtbot.waitUntil(lambda: second.theme_choice == "dark", timeout=2_000)

    told: list[object] = []
    two.changed.connect(lambda *_: told.append(1))
    second.close()
    qtbot.waitUntil(lambda: not beside(window), timeout=2_000)
    select(one, ())
    assert not told


def test_both_windows_say_what_they_show_and_stand_side_by_side(window, qtbot, monkeypatch):
    room = QRect(4, 40, 2552, 1396)
    monkeypatch.setattr(screen_geometry, "room_for", lambda _: room)
    alone = window.size()
    window.beside_asked.emit(paths.trained() / "dense-2d")
    (second,) = beside(window)
    assert [one.windowTitle() for one in (window, second)] == [
        "quick-start – Autoencoder Explorer",
        "dense-2d – Autoencoder Explorer",
    ]
    assert not window.geometry().intersects(second.geometry())
    assert room.contains(window.geometry().united(second.geometry()))
    window.session.progress_changed.emit(Progress("running", 1, 2, 0.5))
    assert window.windowTitle() == "50% · quick-start – Autoencoder Explorer"
    second.close()
    assert window.size() == alone


def test_a_window_that_was_closed_gives_back_what_it_held(window, qtbot):
    window.beside_asked.emit(paths.trained() / "quick-start")
    (second,) = beside(window)
    held = weakref.ref(second), weakref.ref(second.session), weakref.ref(second.session.explorer)
    qtbot.waitUntil(lambda: held[2]().state.snapshot is not None, timeout=20_000)
    second.close()
    del second
    qtbot.waitUntil(lambda: not any(ref() for ref in held), timeout=60_000)


def test_what_is_held_a_little_longer_is_freed_too(window, qtbot, monkeypatch):
    """A timer, or a message on its way, holds an end of it when Python looks for the first time."""
    looked = []
    collect = garbage.collect_everything
    monkeypatch.setattr(garbage, "collect_everything", lambda: (collect(), looked.append(1)))
    window.beside_asked.emit(paths.trained() / "quick-start")
    (second,) = beside(window)
    held, last = weakref.ref(second.session), [second.session]
    second.close()
    del second
    qtbot.waitUntil(lambda: bool(looked), timeout=60_000)
    assert held() is not None
    last.clear()
    qtbot.waitUntil(lambda: held() is None, timeout=60_000)


def test_runs_of_other_images_say_that_they_share_nothing(window, qtbot):
    window.beside_asked.emit(paths.trained() / "conv-2d")
    (second,) = beside(window)
    qtbot.waitUntil(lambda: bool(second.banner.messages()), timeout=20_000)
    told = "This run shows other images (mnist, test) than the first window (digits, train + test)"
    assert any(message.startswith(told) for message in second.banner.messages())
    second.close()


def test_what_is_no_run_is_a_sentence(window, tmp_path):
    window.beside_asked.emit(tmp_path)
    assert "is no run: it holds no recipe.toml" in window.banner.messages()[0]
    assert not beside(window)
