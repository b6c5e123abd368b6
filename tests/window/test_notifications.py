"""What has ended after a while is told on the desktop, where nobody looks and it is wished."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from aegui import paths, settings
from aegui.explore.records import Progress
from aegui.window import banner as banners
from aegui.window import notifications
from aegui.window.banner import Banner
from aegui.window.notifications import Desktop, Notifications


class Trained(QObject):
    """What is known of a session: how far its training is, and when it has ended."""

    progress_changed, ended = Signal(object), Signal(object)

    @property
    def training(self) -> Trained:
        return self


class Clock:
    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """Time goes by when the test says so; another window is in front."""
    made = Clock()
    for module in (banners, notifications):
        monkeypatch.setattr(module, "time", made)
    monkeypatch.setattr(notifications, "is_behind", lambda: True)
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "settings.toml")
    return made


def test_the_end_of_what_took_long_is_told(
    clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: Any = Trained()
    banner, told = Banner(), list[str]()
    qtbot.addWidget(banner)
    Notifications(session, banner, banner, lambda title, text: told.append(text))
    begun = SimpleNamespace(path=Path("/runs/mine"))

    def train(seconds: float) -> None:
        session.progress_changed.emit(Progress("running"))
        clock.now += seconds / 2
        session.progress_changed.emit(Progress("running"))
        clock.now += seconds / 2
        session.ended.emit(begun)

    def export(seconds: float) -> None:
        banner.show_progress(0.0, "Saving")
        clock.now += seconds
        banner.show_progress(1.0, "Saving")
        banner.hide_progress()
        banner.show_message("Saved codes.csv", "good")
        banner.hide_progress()  # nothing is waited for

    train(59)
    export(59)
    train(75)
    export(61)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["The training of mine has ended after 1 min 15 s.", "Saved codes.csv"]
    settings.save({"notifications": False})
    train(75)
    settings.save({"notifications": True})
    monkeypatch.setattr(notifications, "is_behind", lambda: False)
    export(75)
    session.ended.emit(None)
    monkeypatch.setattr(notifications, "is_behind", lambda: True)
    train(75)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2].startswith("The training of mine")


def test_without_a_desktop_nothing_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: pytest.fail("it was asked"))
    parent = QObject()
    Desktop(parent).tell("title", "text")
