"""A model and codes from elsewhere are dropped on the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import graphs
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from small import digits

from aegui import paths
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.appeared):
        made.show()
    made.begin()
    made.session.start()
    qtbot.waitUntil(lambda: made.session.recipe is not None, timeout=30_000)
    yield made
    made.close()
    made.session.end()


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))


def test_a_model_and_codes_are_dropped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = digits().train.pixels
    assert isinstance(pixels, np.ndarray)
    model = graphs.linear(tmp_path / "mine", pixels)
    asked: list[list[str]] = []

    def choose(*given: object) -> tuple[str, bool]:
        labels = given[3]
        assert isinstance(labels, list)
        asked.append(labels)
        return labels[0], True

    monkeypatch.setattr(QInputDialog, "getItem", choose)
    recipe = window.session.recipe
    explorer = window.session.explorer

    def shows(name: str, network: bool) -> bool:
        run = window.session.run
        state = explorer.state
        named = run is not None and run.name.startswith(name)
        return named and (state.snapshot is not None) is network and explorer.is_settled

    drop(window, model)
    qtbot.waitUntil(lambda: shows("mine", True), timeout=30_000)
    assert asked[0][-2:] == ["A folder of pictures…", "A file of images…"]
    assert paths.load_settings()["model_images"] == "digits"
    assert any("[0, 1] has the least error" in text for text in window.banner.messages())
    assert window.session.recipe == recipe  # the form is of what can be trained
    assert explorer.state.images is not None
    assert explorer.state.images.pixels is not None

    drop(window, model)
    qtbot.waitUntil(
        lambda: any("was opened before" in one for one in window.banner.messages()), timeout=9_000
    )
    assert len(asked) == 1

    np.savez(tmp_path / "codes.npz", codes=np.eye(30, 5), labels=np.arange(30) % 3)
    drop(window, tmp_path / "codes.npz")
    qtbot.waitUntil(lambda: shows("codes", False), timeout=9_000)
    assert explorer.state.plane is not None
    assert not window.session.run_loader.run.has_network

    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "encoder.onnx").write_bytes(b"no graph")
    drop(window, tmp_path / "bad")
    qtbot.waitUntil(lambda: any("no ONNX file" in one for one in window.banner.messages()), timeout=9_000)
    assert shows("codes", False)  # what was there stays
