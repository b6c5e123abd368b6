"""One story, told with real mouse and key events in the real window: look, train, look while it learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from panels import panel
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from variants import shortened

from aegui import paths
from aegui.app.session import Session
from aegui.runs.run_folder import METRICS, MODEL, RESUME, Run
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window of a first start: an empty home, no data set on the disk, the shipped runs."""
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    made.begin()
    session = made.session
    session.start()
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=30_000)
    return made


def latent(window: MainWindow) -> LatentView:
    view = panel(window, LatentView)
    assert isinstance(view, LatentView)
    return view


def decoded(window: MainWindow) -> np.ndarray:
    """The pixels of the large decoded image as they are on screen."""
    image = panel(window, DecodedView).grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def drag(window: MainWindow, across: int, up: int) -> None:
    """Take the cursor with the mouse and pull it."""
    plane = latent(window).plane
    port = plane.viewport()
    start = plane.pixels(QPointF(*plane.cursor_xy())).toPoint()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in range(1, 6):
        QTest.mouseMove(port, start + QPoint(across * part // 5, -up * part // 5))
    QTest.mouseRelease(
        port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(across, -up)
    )


def press(window: MainWindow, text: str) -> None:
    button = next(b for b in window.top_bar.findChildren(QPushButton) if b.text() == text and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_look_train_drag_pause_resume_stop_open_close(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session.run is not None
    assert session.run.path == paths.trained() / "quick-start"

    # Drag over the shipped run.
    first = decoded(window)
    drag(window, 60, 30)
    qtbot.waitUntil(lambda: not np.array_equal(decoded(window), first))

    # Train with one click; everything is live.
    press(window, "Train")
    assert session.phase == "running"
    qtbot.waitUntil(lambda: session.run.path.parent == paths.runs_dir(), timeout=20_000)
    trained = session.run.path
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=20_000)
    qtbot.waitUntil(lambda: session.last_progress().epoch >= 2, timeout=20_000)
    moving = decoded(window)
    drag(window, -40, 20)
    qtbot.waitUntil(lambda: not np.array_equal(decoded(window), moving))

    # Pause with the key, look around, go on.
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.phase == "paused", timeout=10_000)
    held = decoded(window)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not np.array_equal(decoded(window), held))
    step = session.last_progress().message
    qtbot.wait(200)
    assert session.last_progress().message == step
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.last_progress().message != step, timeout=10_000)

    # Stop; the run is kept whole and can go on later.
    press(window, "Stop")
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    run = Run(trained)
    assert run.state["status"] == "stopped"
    assert len(run.table(METRICS)["loss"]) >= 2
    assert (trained / MODEL).is_file()
    assert (trained / RESUME).is_file()
    window.runs.read()

    # Open a shipped run whose images are not on the disk.
    session.open_run(paths.trained() / "conv-2d")
    qtbot.waitUntil(
        lambda: session.recipe.name == "conv-2d" and session.explorer.state.snapshot is not None,
        timeout=20_000,
    )
    assert len(session.explorer.state.model.codes) == 10_000
    before = decoded(window)
    drag(window, 50, -50)
    qtbot.waitUntil(lambda: not np.array_equal(decoded(window), before))

    # MNIST can't be trained without its images: a sentence, an offer, and nothing else happens.
    press(window, "Train")
    assert session.phase == "idle"
    assert "MNIST is not on the disk" in window.banner.messages()[0]

    window.close()
    assert not window.isVisible()


def test_closing_in_mid_training_leaves_a_run_that_can_go_on(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    press(window, "Train")
    qtbot.waitUntil(lambda: session.last_progress().epoch >= 1, timeout=20_000)
    path = session.run.path
    window.close()
    run = Run(path)
    assert run.state["status"] == "stopped"
    assert (path / RESUME).is_file()
    assert not run.busy


def test_the_layout_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.docks["losses"].hide()
    window.close()
    session = Session()
    again = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.populate(session)
    again.show()
    assert again.docks["losses"].isHidden()
    again.panels.reset()
    assert not again.docks["losses"].isHidden()
    session.end()
    again.hide()


@pytest.mark.parametrize("theme", shortened(["light", "dark"]))
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_nothing_sticks_out_of_the_window(
    window: MainWindow, qtbot: QtBot, theme: str, size: tuple[int, int]
) -> None:
    window.set_theme_choice(theme, remember=False)
    window.resize(*size)
    qtbot.wait(50)
    assert (window.width(), window.height()) == size
    inside = window.rect()
    for dock in window.docks.values():
        dock.raise_()  # of those that lie behind one another
        qtbot.wait(20)
        corner = dock.mapTo(window, QPoint(0, 0))
        assert inside.contains(corner)
        assert inside.contains(corner + QPoint(dock.width() - 1, dock.height() - 1))
        assert dock.panel.minimumSizeHint().width() <= dock.panel.width()
