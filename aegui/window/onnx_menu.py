"""File › Export › ONNX: encoder and decoder of the model that is shown, for whatever runs ONNX."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency
from aegui.exports.folders import swept
from aegui.runs.run_folder import RunError
from aegui.window.actions import Action
from aegui.window.banner import Banner
from aegui.window.saving import ask_for_folder

if TYPE_CHECKING:
    from aegui.app.session import Session

ONNX = "onnx"  # the question's name
PLAIN = "--plain"  # what the command line leaves the preprocessing out by
Check = Callable[[], None]


def exported(
    run: Path, target: Path, folders: Sequence[Path], moment: float | None, plain: bool, check: Check
) -> str:
    """Have a process of its own save the graphs, and what it says of them: tracing a model changes how every
    module of the process is called, also of one that learns or decodes meanwhile.

    `check` may raise, to cancel. Raises `RunError` with the sentence of what failed.
    """
    command = [sys.executable, "-m", "aegui", "export", str(run), "--format", "onnx", "--json"]
    command += ["--out", str(target)]
    command += [] if moment is None else ["--epoch", repr(moment)]
    command += [PLAIN] if plain else []
    command += ["--data", str(folders[0])] if folders else []
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    try:
        while True:
            check()
            try:
                out, errors = process.communicate(timeout=0.1)
                break
            except subprocess.TimeoutExpired:
                continue
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
            swept(target, process.pid)
    if process.returncode:
        said = errors.strip().splitlines() or [f"The export ended with code {process.returncode}."]
        raise RunError(said[-1].removeprefix("aegui: "))
    return str(json.loads(out)["said"])


class OnnxMenu(QObject):
    """Asks where, has the graphs made and tried beside everything else, and says how exact they are."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        banner.cancelled.connect(self._cancel)

    def action(self) -> Action:
        """The row of the menu."""
        return Action(
            "export.onnx",
            self.tr("&ONNX…"),
            self.ask,
            self.tr(
                "Save encoder and decoder of the model that is shown as ONNX, tried against the program "
                "before they are there."
            ),
            enabled=lambda: self._session.run is not None,
        )

    def ask(self) -> None:
        """Ask where, and write the graphs of the moment that is shown."""
        session, loader, state = self._session, self._session.loader, self._session.explorer.state
        run, snapshot = session.run, state.snapshot
        if run is None or snapshot is None:
            self._banner.show_message(
                self.tr("There is no model to save yet: open a run, or train one."), "info"
            )
            return
        if loader.awaits(ONNX):
            text = self.tr("A model is being saved already: wait for it, or cancel it.")
            self._banner.show_message(text, "warn")
            return
        target = ask_for_folder(self._window, self.tr("Save a folder with the model"), f"{run.name}-onnx")
        if target is not None:
            self._save(run.path, target, None if state.model is None else state.model.moment)

    def _save(self, run: Path, target: Path, moment: float | None, plain: bool = False) -> None:
        """Have the graphs made; where a step of the preprocessing is in none, offer those without it."""
        folders = self._session.folders

        def work(task: Task[object]) -> tuple[Path, str]:
            return target, exported(run, target, folders, moment, plain, task.check)

        def failed(error: Exception) -> None:
            self._banner.hide_progress()
            said = sentence(error)
            without = (self.tr("Without preprocessing"), lambda: self._save(run, target, moment, plain=True))
            self._banner.show_message(said, "bad", [without] if PLAIN in said else [])

        self._on_progress(0.0, "")
        self._session.loader.ask(ONNX, work, self._on_saved, failed, self._on_progress, Urgency.IDLE)

    def _cancel(self) -> None:
        loader = self._session.loader
        if loader.awaits(ONNX):
            loader.cancel(ONNX)
            self._banner.hide_progress()

    def _on_progress(self, share: float, what: str) -> None:
        self._banner.show_progress(share, self.tr("ONNX: {}").format(what))

    def _on_saved(self, saved: tuple[Path, str]) -> None:
        folder, said = saved
        self._banner.hide_progress()
        show = (self.tr("Show"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self._banner.show_message(said, "good", [show])
