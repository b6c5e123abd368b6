"""A run that was stopped goes on from the menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.engine.session import Session
from aegui.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.populate(Session())
    made.session.start()
    qtbot.waitUntil(lambda: made.session.phase == "idle", timeout=20_000)
    yield made
    made.close()


def resume(window: MainWindow) -> None:
    actions = window.findChildren(QAction)
    next(a for a in actions if a.shortcut().toString() == "Ctrl+Shift+Return").trigger()


def test_a_stopped_run_goes_on_where_it_was(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.choose_recipe("quick-start")
    session.edit("training.epochs", 200)
    session.train()
    qtbot.waitUntil(lambda: session.last_progress().epoch >= 1, timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    run, done = session.run.path, session.run.results["epochs"]
    resume(window)
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    qtbot.waitUntil(lambda: session.last_progress().epoch > done, timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert session.run.path == run
    assert session.run.results["epochs"] > done


def test_a_run_that_can_not_go_on_says_why(window: MainWindow, qtbot: QtBot):
    resume(window)  # there is none
    assert not window.banner.messages()
    session = window.session
    session.open_run(paths.trained() / "quick-start")
    qtbot.waitUntil(lambda: session.exploration.snapshot is not None, timeout=20_000)
    resume(window)
    qtbot.waitUntil(lambda: bool(window.banner.messages()), timeout=20_000)
    assert "can't go on" in window.banner.messages()[0]
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert session.exploration.snapshot is not None
