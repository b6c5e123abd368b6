"""Data sets in the window: the list, and what is offered where images are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from aegui.app import run_loader
from aegui.parts.datasets import datasets
from aegui.parts.datasets.folder import Folder
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window of a first start, ready to train."""
    for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "AEGUI_CACHE"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    made.begin()
    made.session.start()
    qtbot.waitUntil(lambda: made.session.explorer.state.snapshot is not None, timeout=30_000)
    return made


def offered(window: MainWindow) -> list[str]:
    buttons = window.banner.strip.findChildren(QPushButton)
    return [button.text() for button in buttons if not button.isHidden()]


def offer(window: MainWindow, text: str) -> None:
    next(
        b for b in window.banner.strip.findChildren(QPushButton) if b.text() == text and not b.isHidden()
    ).click()


def test_every_data_set_is_listed(window: MainWindow):
    notes = {option.key: option.note for option in window.top_bar.data._options}
    assert list(notes) == datasets.names()
    assert notes["svhn"] == "not on the disk"
    assert notes["folder"] == datasets["folder"].help
    assert notes["random"] == datasets["random"].help


def test_a_data_set_that_is_missing_can_be_downloaded(window: MainWindow, qtbot: QtBot):
    window.session.edit("data.kind", "kmnist")
    window.session.train()
    assert "Kuzushiji-MNIST is not on the disk" in window.banner.messages()[0]
    qtbot.waitUntil(lambda: offered(window) == ["Download", "Choose folder…"])


def test_a_cancelled_download_is_said_to_be_cancelled(window: MainWindow, qtbot: QtBot, monkeypatch):
    def stalled(data: object, folder: Path, say: Callable[[float, str], None]) -> None:
        while not Event().wait(0.01):
            say(0.0, "nothing arrives")

    monkeypatch.setattr(datasets["kmnist"].what, "download", stalled)
    window.session.downloads.fetch("kmnist")
    qtbot.waitUntil(lambda: not window.banner.progress.isHidden())
    window.banner.progress.cancel.click()
    qtbot.waitUntil(lambda: window.banner.messages() == ["The download was cancelled."])
    assert window.banner.progress.isHidden()


def test_ones_own_pictures_are_chosen_from_the_banner(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "pictures"
    folder.mkdir()
    for n in range(8):
        Image.new("L", (9, 9), 30 * n).save(folder / f"{n}.png")
    session = window.session
    session.edit("data.kind", "folder")
    session.train()
    assert "No folder is chosen" in window.banner.messages()[0]
    qtbot.waitUntil(lambda: offered(window) == ["Choose…"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    offer(window, "Choose…")
    assert isinstance(session.recipe.data, Folder)
    assert session.recipe.data.path == str(folder)
    session.edit("data.size", [8])
    session.edit("training.epochs", 1)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=30_000)
    assert session.run.state["status"] == "finished"
    assert session.explorer.state.images.data == "folder"


def test_a_long_reading_is_shown_and_can_be_cancelled(window: MainWindow, qtbot: QtBot, monkeypatch):
    monkeypatch.setattr(run_loader, "LONG", 0.0)
    session = window.session

    def forever(data, split, folders, say=None):
        while True:
            say(0.25, "some pictures")

    monkeypatch.setattr(datasets["digits"].what, "load", forever)
    session.run_loader.read_images()
    strip = window.banner.progress
    qtbot.waitUntil(strip.isVisible, timeout=10_000)
    assert strip.words.text() == "Reading the images: some pictures"
    strip.cancel.click()
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=10_000)
