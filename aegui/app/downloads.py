"""Fetches data sets in the background, with progress and cancel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.app.loader import Loader
from aegui.cancelled import Cancelled
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency


class Downloads(QObject):
    """One download at a time."""

    progressed = Signal(float, str)  # share done 0 to 1, what is being fetched
    ended = Signal(str)  # the data set, "" where it failed or was cancelled
    cancelled = Signal()  # by the user, before `ended`
    complained = Signal(str, str)  # the data set, and why it is not there

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._cancelled = False

    def fetch(self, kind: str) -> None:
        """Fetch a data set into the user's data folder."""
        if self._loader.awaits("download"):
            return
        self._cancelled = False
        folder = paths.download_dir()

        def work(task: Task[str]) -> str:
            from aegui.parts.datasets import datasets  # pydantic: not needed before

            def say(share: float, what: str) -> None:
                if self._cancelled:
                    raise Cancelled
                task.tell(share, what)

            datasets[kind].what().download(folder, say)
            return kind

        # An order: what it has begun to write it takes away again, also when the window is closed.
        self._loader.order(
            "download", work, self.ended.emit, lambda error: self._failed(kind, error),
            self.progressed.emit, Urgency.IDLE,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop, also where nothing arrives; nothing half-made stays."""
        self._cancelled = True

    def _failed(self, kind: str, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.complained.emit(kind, sentence(error))
        self.ended.emit("")
