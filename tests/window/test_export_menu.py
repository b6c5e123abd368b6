"""File › Export: each thing with where, progress, cancelling, and what came of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from model_states import state_of
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from variants import shortened

from aegui import paths
from aegui.explore.query import Task
from aegui.exports.child import finished
from aegui.runs.run_folder import Run, RunError
from aegui.window import export_menu
from aegui.window.export_menu import EXPORTS, Shown
from aegui.window.main_window import MainWindow

RUN = Run(paths.trained() / "quick-start")
SAYS = {
    "tensorboard": "--logdir", "report": "Saved", "weights": "off at most", "onnx": "off at most",
    "aerun": "Saved",
}  # fmt: skip


def test_every_export_is_tried_here() -> None:
    assert {one.name for one in EXPORTS} == set(SAYS)


@pytest.mark.parametrize("name", shortened(SAYS))
def test_it_is_saved_from_the_menu_and_can_be_cancelled(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    (one,) = [one for one in EXPORTS if one.name == name]
    window, folder = open_window(shown=False), tmp_path / "saved"
    folder.mkdir()
    target = folder / f"it{one.ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    action = window.action_table[f"export.{name}"]
    action.trigger()
    assert window.session.loader.awaits(name)
    action.trigger()
    assert "This is being saved already" in window.banner.messages()[-1]
    window.banner.cancelled.emit()
    assert not window.session.loader.awaits(name)
    action.trigger()
    qtbot.waitUntil(lambda: any(SAYS[name] in text for text in window.banner.messages()), timeout=60_000)
    assert list(folder.iterdir()) == [target]


def test_what_a_process_of_its_own_says_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Sequence[str]] = []

    def refuse(command: Sequence[str], *_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1, "", "a warning\naegui: it is full.\n")

    monkeypatch.setattr(export_menu, "finished", refuse)
    (onnx,) = [one for one in EXPORTS if one.name == "onnx"]
    shown = Shown(RUN, state_of("quick-start"), (tmp_path,))
    with pytest.raises(RunError, match=r"^it is full\.$"):
        onnx.write(shown, tmp_path / "m", Task())
    assert asked[0][-4:] == ["--out", str(tmp_path / "m"), "--data", str(tmp_path)]


def test_a_process_ends_with_what_it_is_for() -> None:
    swept: list[int] = []
    calls = iter([None])

    def check() -> None:
        next(calls)  # raises the second time

    with pytest.raises(StopIteration):
        finished([sys.executable, "-S", "-c", "import time; time.sleep(60)"], check, swept.append)
    assert len(swept) == 1
    said: Any = finished([sys.executable, "-S", "-c", "print('é')"], lambda: None, swept.append)
    assert (said.returncode, len(swept)) == (0, 1)
