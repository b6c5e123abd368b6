"""Benchmarks print what they measure and hold it against what was asked for; none is a timed test."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch, as the program itself does

import pytest
from measuring import Say
from pytestqt.qtbot import QtBot

from aegui.window.app import SWITCH
from aegui.window.main_window import MainWindow


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Print past pytest's capture."""

    def printed(text: str) -> None:
        with capsys.disabled():
            print(f"\n{text}", end="", flush=True)

    return printed


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window at 1440 × 900 with the shipped run open, runs in a folder of the test."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.resize(1440, 900)
    made.show()
    made.begin()
    session = made.session
    session.start()
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=30_000)
    qtbot.wait(1500)
    yield made
    made.close()
    session.end()
    QApplication.processEvents()  # what the training told last
    made.deleteLater()
    session.deleteLater()  # it has no parent, and its connections go round in circles
    sys.setswitchinterval(before)
