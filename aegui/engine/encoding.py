"""Encodes whole folders and data sets with the model that is shown, beside everything else, into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.engine.asking import AskThread
from aegui.error_message import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from aegui.analysis.encoding import Encoded
    from aegui.parts.datasets import DataSet, Say
    from aegui.runs.run_folder import Run
    from aegui.runs.snapshot import Snapshot


class Encoding(QObject):
    """One set of images at a time."""

    progressed = Signal(float, str)  # share done 0 to 1, and what of it
    saved = Signal(object, int, str)  # path of the file, how many images, what was found in reading them
    complained = Signal(str)
    ended = Signal()  # it was saved, refused or cancelled

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._busy = self._cancelled = False

    def encode_own(self, path: Path, run: Run, snapshot: Snapshot, folders: tuple[Path, ...]) -> None:
        """All images of a run's own data, into a file."""
        from aegui.analysis.encoding import encode_own

        self._begin(path, lambda say: encode_own(run, snapshot, folders, say))

    def encode_other(self, path: Path, data: DataSet, snapshot: Snapshot, folders: tuple[Path, ...]) -> None:
        """All images of another data set or folder, into a file."""
        from aegui.analysis.encoding import encode_other

        self._begin(path, lambda say: encode_other(snapshot, data, folders, say))

    def cancel(self) -> None:
        """Nothing is written."""
        self._cancelled = True

    def _begin(self, path: Path, work: Callable[[Say], Encoded]) -> None:
        if self._busy:
            self.complained.emit(self.tr("Images are being encoded already: wait for them, or cancel it."))
            return
        self._busy, self._cancelled = True, False

        def encode() -> tuple[Path, int, str]:
            made = work(self._say)
            made.write(path)
            return path, len(made.codes), " ".join(made.notes)

        self._thread.ask("encode", encode)

    def _say(self, share: float, what: str) -> None:
        from aegui.parts.datasets import Cancelled

        if self._cancelled or self._thread.ending:
            raise Cancelled
        self.progressed.emit(share, what)

    def _answered(self, kind: str, number: int, answer: tuple[Path, int, str]) -> None:
        self._end()
        self.saved.emit(*answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        from aegui.parts.datasets import Cancelled

        self._end()
        if not isinstance(error, Cancelled):
            self.complained.emit(sentence(error))

    def _end(self) -> None:
        self._busy = False
        self.ended.emit()
