"""Fetches data sets in the background, with progress and cancel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.engine.asking import AskThread
from aegui.error_message import sentence


class Downloads(QObject):
    """One download at a time."""

    progressed = Signal(float, str)  # share done 0 to 1, what is being fetched
    ended = Signal(str)  # the data set, "" where it failed or was cancelled
    cancelled = Signal()  # by the user, before `ended`
    complained = Signal(str, str)  # the data set, and why it is not there

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(lambda kind, number, answer: self._end(answer))
        self._thread.refused.connect(self._refused)
        self._busy = self._cancelled = False
        self._kind = ""

    def fetch(self, kind: str) -> None:
        """Fetch a data set into the user's data folder."""
        if self._busy:
            return
        self._busy, self._cancelled, self._kind = True, False, kind
        folder = paths.download_dir()

        def work() -> str:
            from aegui.parts.datasets import datasets  # pydantic: not needed before

            datasets[kind].what().download(folder, self._say)
            return kind

        self._thread.order("download", work)  # what it has begun to write it takes away again

    def cancel(self) -> None:
        """Stop, also where nothing arrives; nothing half-made stays."""
        self._cancelled = True

    def _say(self, share: float, what: str) -> None:
        from aegui.parts.datasets import Cancelled

        if self._cancelled:
            raise Cancelled
        self.progressed.emit(share, what)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        from aegui.parts.datasets import Cancelled

        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.complained.emit(self._kind, sentence(error))
        self._end("")

    def _end(self, kind: str) -> None:
        self._busy = False
        self.ended.emit(kind)
