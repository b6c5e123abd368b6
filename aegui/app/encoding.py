"""Encodes whole folders and data sets with the model that is shown, beside everything else, into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.app.loader import Loader
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

    from aegui.analysis.encoding import Encoded
    from aegui.parts.datasets import DataSet, Say
    from aegui.runs.run_folder import Run
    from aegui.runs.snapshot import Snapshot

ENCODE = "encode"  # the question's name


class Encoding(QObject):
    """One set of images at a time."""

    progressed = Signal(float, str)  # share done 0 to 1, and what of it
    saved = Signal(object, int, str)  # path of the file, how many images, what was found in reading them
    complained = Signal(str)
    ended = Signal()  # it was saved, refused or cancelled

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader

    def encode_own(
        self, path: Path, run: Run, snapshot: Snapshot, folders: tuple[Path, ...], about: str = ""
    ) -> None:
        """All images of a run's own data, into a file; `about` is what that says of itself."""
        from aegui.analysis.encoding import encode_own

        self._begin(path, lambda say: encode_own(run, snapshot, folders, say), about)

    def encode_other(
        self, path: Path, data: DataSet, snapshot: Snapshot, folders: tuple[Path, ...], about: str = ""
    ) -> None:
        """All images of another data set or folder, into a file."""
        from aegui.analysis.encoding import encode_other

        self._begin(path, lambda say: encode_other(snapshot, data, folders, say), about)

    def cancel(self) -> None:
        """Nothing is written."""
        if self._loader.awaits(ENCODE):
            self._loader.cancel(ENCODE)
            self.ended.emit()

    def _begin(self, path: Path, work: Callable[[Say], Encoded], about: str) -> None:
        if self._loader.awaits(ENCODE):
            self.complained.emit(self.tr("Images are being encoded already: wait for them, or cancel it."))
            return

        def encode(task: Task[object]) -> tuple[Path, int, str]:
            made = work(task.tell)
            task.check()
            made.write(path, about)
            return path, len(made.codes), " ".join(made.notes)

        self._loader.ask(ENCODE, encode, self._done, self._failed, self.progressed.emit, Urgency.IDLE)

    def _done(self, answer: tuple[Path, int, str]) -> None:
        self.ended.emit()
        self.saved.emit(*answer)

    def _failed(self, error: Exception) -> None:
        self.ended.emit()
        self.complained.emit(sentence(error))
