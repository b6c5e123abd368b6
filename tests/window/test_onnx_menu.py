"""File › Export › ONNX: with progress, cancelled, and how exact it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.runs.run_folder import RunError
from aegui.window.main_window import MainWindow
from aegui.window.onnx_menu import ONNX, exported


def test_a_model_is_saved_from_the_menu_and_can_be_cancelled(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(shown=False)
    qtbot.waitUntil(lambda: window.session.explorer.state.snapshot is not None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "model"), ""))
    action = window.action_table["export.onnx"]
    action.trigger()
    assert window.session.loader.awaits(ONNX)
    window.banner.cancelled.emit()
    assert not window.session.loader.awaits(ONNX)
    action.trigger()
    qtbot.waitUntil(lambda: any("off at most" in text for text in window.banner.messages()))
    assert sorted(file.name for file in (tmp_path / "model").glob("*.onnx")) == [
        "decoder.onnx", "encoder.onnx", "reconstruct.onnx",
    ]  # fmt: skip
    assert not list(tmp_path.glob(".model*"))
    with pytest.raises(RunError, match=r"^/.*model is not empty: choose a new folder"):
        exported(paths.trained() / "quick-start", tmp_path / "model", (), None, False, lambda: None)
