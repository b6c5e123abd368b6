"""Writes the selected images, in a thread that nobody waits for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aegui.app.explorer import Explorer
from aegui.engine.asking import AskThread
from aegui.error_message import sentence
from aegui.explore import selection_file
from aegui.explore.query import Lacking


class Gallery(QObject):
    """Says what was written."""

    saved = Signal(object)  # Path
    complained = Signal(str)

    def __init__(self, explorer: Explorer, parent: QObject) -> None:
        super().__init__(parent)
        self._explorer = explorer
        self._thread = AskThread(self)
        self._thread.answered.connect(lambda kind, number, path: self.saved.emit(path))
        self._thread.refused.connect(self._refused)

    def save(self, path: Path) -> None:
        """Write what is selected, the worst first: a table, or a picture where the path ends in .png."""
        self._thread.order("save", partial(selection_file.write, path, self._explorer.state))

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        self.complained.emit(str(error) if isinstance(error, Lacking) else sentence(error))
